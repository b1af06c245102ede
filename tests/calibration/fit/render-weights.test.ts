import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Calibration } from '../../../src/calibration/calibration.ts';
import { renderWeights } from '../../../src/calibration/fit/render-weights.ts';
import { CALIBRATION } from '../../../src/calibration/weights.ts';
import { makeTempFolder } from '../../helpers/temp-folder.ts';

const folder = makeTempFolder();
let files = 0;

/** The rendered text as a program reads it, its types taken off. */
async function readBack(text: string): Promise<unknown> {
  const file = join(folder, `weights-${(files += 1)}.mjs`);
  writeFileSync(file, text.replace(/^import type .*$/m, '').replace(': Calibration =', ' ='));
  const module = (await import(pathToFileURL(file).href)) as { readonly CALIBRATION: unknown };
  return module.CALIBRATION;
}

describe('the weights as source text', () => {
  it('read back to the same numbers', async () => {
    expect(await readBack(renderWeights(CALIBRATION))).toEqual(CALIBRATION);
    const model = { bias: -1e-7, weights: { terms: 1.25e21, fit: -0, similarity: 1e-9 } };
    const language = { passages: model, sentences: model, confidence: { bias: 0, weights: {} } };
    const odd: Calibration = { chinese: language, english: CALIBRATION.english, threshold: 0.07 };
    expect(await readBack(renderWeights(odd))).toEqual({
      ...odd,
      // A file does not tell the two zeros apart.
      chinese: {
        ...language,
        passages: { ...model, weights: { ...model.weights, fit: 0 } },
        sentences: { ...model, weights: { ...model.weights, fit: 0 } },
      },
    });
  });

  it('are the file that the program is built with, to the letter', async () => {
    const file = await readFile(join(import.meta.dirname, '../../../src/calibration/weights.ts'), 'utf8');
    expect(renderWeights(CALIBRATION)).toBe(file);
  });
});
