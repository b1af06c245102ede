import { describe, expect, it } from 'vitest';
import type { SentenceFeatures } from '../../src/evidence/measure-sentence.ts';
import { summarizeEvidence } from '../../src/evidence/summarize-evidence.ts';

const features = (given: Partial<SentenceFeatures>) =>
  ({ inSentence: 0, nearSpan: 0, fit: 0, ...given }) as SentenceFeatures;

describe('what the confidence is computed from', () => {
  it('is the first sentence, with the most that any of them has and how much the corpus knows', () => {
    const best = features({ inSentence: 0.5, nearSpan: 0.2, fit: 1 });
    const others = [features({ inSentence: 0.9, nearSpan: 0.1 }), features({ inSentence: 0.1, nearSpan: 0.7 })];
    expect(summarizeEvidence(0.6, [best, ...others])).toEqual({
      ...best,
      mostInSentence: 0.9,
      mostNearSpan: 0.7,
      known: 0.6,
    });
  });

  it('is the one sentence where there is no other, and nothing where there is none', () => {
    const only = features({ inSentence: 0.5, nearSpan: 0.2 });
    expect(summarizeEvidence(1, [only])).toMatchObject({ mostInSentence: 0.5, mostNearSpan: 0.2 });
    expect(summarizeEvidence(1, [])).toBeNull();
  });
});
