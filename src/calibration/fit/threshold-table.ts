import { type CalibrationRun, COST_RATIO } from './run-calibration.ts';

const STEPS = [-0.15, -0.1, -0.05, 0, 0.05, 0.1];

function renderPercent(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}

/** What the threshold costs on the fitting half, and for each set of the held half what others around it would. */
export function renderThresholds({ chosen, held }: CalibrationRun): string {
  const sets = [...new Set(held.map(({ set }) => set))];
  const refused = (set: string, answerable: boolean, threshold: number) => {
    const of = held.filter((one) => one.set === set && one.answerable === answerable);
    return (of.filter(({ confidence }) => confidence < threshold).length / Math.max(1, of.length)).toFixed(2);
  };
  const lines = STEPS.map((step) => chosen.threshold + step).map((threshold) => {
    const shares = sets.map((set) => `${set} ${refused(set, false, threshold)}/${refused(set, true, threshold)}`);
    return [threshold.toFixed(2), ...shares].join(' | ');
  });
  return [
    `threshold ${chosen.threshold}, a wrong answer costing ${COST_RATIO} wrong refusal(s): refused on the fitting half ` +
      `${renderPercent(chosen.refusedRightly)} of the unanswerable and ${renderPercent(chosen.refusedWrongly)} of the answerable`,
    'held half, refused of the unanswerable / of the answerable, at',
    ...lines,
  ].join('\n');
}
