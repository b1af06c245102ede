import { describe, expect, it } from 'vitest';
import { toProbability, weighFeatures } from '../../../src/calibration/calibration.ts';
import {
  EVIDENCE_FEATURES,
  fitConfidence,
  fitPassageRanking,
  fitSentenceRanking,
  PASSAGE_FEATURES,
  SENTENCE_FEATURES,
} from '../../../src/calibration/fit/fit-weights.ts';
import { makeQuestionRows } from './make-rows.ts';

const rows = makeQuestionRows(120);
const AGAINST = new Set([
  'missing',
  'exactMissing',
  'exactElsewhere',
  'formMissing',
  'formAbsent',
  'planned',
  'contradiction',
  'echo',
  'articleLength',
]);

describe('fitted weights', () => {
  it('are those of the listed features, in their order', () => {
    expect(Object.keys(fitPassageRanking(rows).weights)).toEqual(PASSAGE_FEATURES);
    expect(Object.keys(fitSentenceRanking(rows).weights)).toEqual(SENTENCE_FEATURES);
    expect(Object.keys(fitConfidence(rows).weights)).toEqual(EVIDENCE_FEATURES);
    expect(Object.keys(fitPassageRanking(rows, ['terms', 'first']).weights)).toEqual(['terms', 'first']);
  });

  it('find the feature that tells, and speak against only where a feature may', () => {
    const models = [fitPassageRanking(rows), fitSentenceRanking(rows), fitConfidence(rows)];
    for (const { weights } of models) {
      const named = Object.entries(weights as Readonly<Record<string, number>>);
      const strongest = named.toSorted(([, a], [, b]) => Math.abs(b) - Math.abs(a))[0]!;
      expect(strongest[0]).toBe('terms');
      for (const [name, value] of named) {
        expect(AGAINST.has(name) ? -value : value, `feature ${name}`).toBeGreaterThanOrEqual(-0);
        expect(Number(value.toPrecision(4))).toBe(value);
      }
    }
  });

  it('are the same for the same rows', () => {
    expect(fitPassageRanking(rows)).toEqual(fitPassageRanking(rows));
    expect(fitConfidence(rows)).toEqual(fitConfidence(rows));
  });

  it('put the confidence of what is answered above the half, and of what is not below', () => {
    const model = fitConfidence(rows);
    const mean = (right: boolean) => {
      const values = rows.flatMap(({ evidence }) =>
        evidence
          .filter((one) => one.right === right)
          .map(({ features }) => toProbability(weighFeatures(features, model))),
      );
      return values.reduce((sum, value) => sum + value, 0) / values.length;
    };
    expect(mean(true)).toBeGreaterThan(0.6);
    expect(mean(false)).toBeLessThan(0.4);
  });

  it('do not lean to the commoner side: either counts half', () => {
    const answered = rows.map((row) => ({ ...row, evidence: row.evidence.filter(({ right }) => right) }));
    const lopsided = fitConfidence([...rows, ...answered, ...answered]);
    const even = fitConfidence(rows);
    const middle = rows[0]!.evidence[0]!.features;
    expect(Math.abs(weighFeatures(middle, lopsided) - weighFeatures(middle, even))).toBeLessThan(0.5);
  });
});
