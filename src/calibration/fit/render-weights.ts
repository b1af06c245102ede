import type { Calibration, LanguageCalibration, LinearModel } from '../calibration.ts';

function renderModel<F>(name: string, { bias, weights }: LinearModel<F>): string {
  const lines = Object.entries(weights).map(([feature, weight]) => `        ${feature}: ${String(weight)},`);
  return [`    ${name}: {`, `      bias: ${bias},`, '      weights: {', ...lines, '      },', '    },'].join('\n');
}

function renderLanguage(name: string, { passages, sentences, confidence }: LanguageCalibration): string {
  const models = [
    renderModel('passages', passages),
    renderModel('sentences', sentences),
    renderModel('confidence', confidence),
  ];
  return [`  ${name}: {`, ...models, '  },'].join('\n');
}

/** The source text of `src/calibration/weights.ts`. */
export function renderWeights({ chinese, english, threshold }: Calibration): string {
  return `import type { Calibration } from './calibration.ts';

/** The numbers of ranking and evidence. Written by \`npm run calibrate -- --sets DIR --write\`, not by hand. */
export const CALIBRATION: Calibration = {
${renderLanguage('chinese', chinese)}
${renderLanguage('english', english)}
  threshold: ${threshold},
};
`;
}
