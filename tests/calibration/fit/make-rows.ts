import { createRandom } from '../../../src/bench/random.ts';
import type { QuestionRows } from '../../../src/calibration/fit/collect-rows.ts';
import { EVIDENCE_FEATURES, PASSAGE_FEATURES, SENTENCE_FEATURES } from '../../../src/calibration/fit/fit-weights.ts';

/** Features of 0 to 1, all of chance but the ones that are given. */
function makeFeatures<F>(names: readonly (keyof F)[], random: () => number, given: NoInfer<Partial<F>>): F {
  return { ...Object.fromEntries(names.map((name) => [name, random()])), ...given } as F;
}

/**
 * Questions in which one passage and one sentence of four are right, and in which the terms alone tell which; a question
 * is answered when its best sentence has most of its terms.
 */
export function makeQuestionRows(count: number, given: Partial<QuestionRows> = {}): readonly QuestionRows[] {
  const random = createRandom(7);
  return Array.from({ length: count }, (_, n): QuestionRows => {
    const rightAt = Math.floor(random() * 4);
    const terms = (i: number) => (i === rightAt ? 0.6 + 0.4 * random() : 0.7 * random());
    const four = Array.from({ length: 4 }, (_, i) => ({ right: i === rightAt, terms: terms(i), article: i }));
    return {
      set: 'made',
      id: `q${n}`,
      split: n % 2 === 0 ? 'dev' : 'test',
      language: 'zh-Hans',
      answerable: true,
      passages: four.map((one) => ({
        features: makeFeatures(PASSAGE_FEATURES, random, { terms: one.terms }),
        right: one.right,
        article: one.article,
      })),
      sentences: four.map((one) => ({
        features: makeFeatures(SENTENCE_FEATURES, random, { terms: one.terms }),
        right: one.right,
      })),
      evidence: [true, false].map((right) => ({
        features: makeFeatures(EVIDENCE_FEATURES, random, { terms: right ? 0.5 + 0.5 * random() : 0.6 * random() }),
        right,
      })),
      ...given,
    };
  });
}
