import { describe, expect, it } from 'vitest';
import type { Calibration } from '../../../src/calibration/calibration.ts';
import { PASSAGE_FEATURES } from '../../../src/calibration/fit/fit-weights.ts';
import { renderRankingTable } from '../../../src/calibration/fit/ranking-table.ts';
import { CALIBRATION } from '../../../src/calibration/weights.ts';
import { makeQuestionRows } from './make-rows.ts';

/** Ranks by the terms alone. */
function byTerms(weight: number): Calibration {
  const passages = { bias: 0, weights: { terms: weight } };
  return { ...CALIBRATION, chinese: { ...CALIBRATION.chinese, passages } };
}

const cellsOf = (table: string, label: string) =>
  table
    .split('\n')
    .map((line) => line.split(' | '))
    .find(([first]) => first === label)!
    .slice(1);
const firstShare = (cell: string) => Number(cell.split('/')[0]);

describe('the table of what each feature brings', () => {
  const rows = [
    ...makeQuestionRows(60),
    ...makeQuestionRows(10, { set: 'other', language: 'en' }),
    // A question that no article answers has no rank.
    ...makeQuestionRows(5, { set: 'none', passages: [] }),
  ];

  it('has a line for the whole, for its held half and without each feature, and a column for each set', () => {
    const lines = renderRankingTable(rows, byTerms(1)).split('\n');
    expect(lines[0]).toBe('features | made zh-Hans (60) | other en (10)');
    expect(lines.map((line) => line.split(' | ')[0]).slice(1)).toEqual([
      'all',
      'all, held half',
      ...PASSAGE_FEATURES.map((name) => `without ${name}`),
    ]);
  });

  it('gives the share of questions whose right article comes first, and among the first five', () => {
    const [good] = cellsOf(renderRankingTable(rows, byTerms(1)), 'all');
    const [bad] = cellsOf(renderRankingTable(rows, byTerms(-1)), 'all');
    expect(good).toMatch(/^[1.]\.?\d{3}\/1\.000$/);
    expect(firstShare(good!)).toBeGreaterThan(0.8);
    expect(firstShare(bad!)).toBeLessThan(0.1);
    // Four articles: the right one is always among five.
    expect(bad).toMatch(/\/1\.000$/);
  });

  it('falls where the feature that tells is left out, and not where another one is', () => {
    const table = renderRankingTable(rows, byTerms(1));
    expect(firstShare(cellsOf(table, 'without terms')[0]!)).toBeLessThan(0.6);
    expect(firstShare(cellsOf(table, 'without first')[0]!)).toBeGreaterThan(0.8);
  });

  it('counts articles, not passages: a second passage of the same article is no step down', () => {
    const [row] = makeQuestionRows(1);
    const place = (article: number, right: boolean, terms: number) => ({
      article,
      right,
      features: { ...row!.passages[0]!.features, terms },
    });
    const passages = [
      place(1, false, 0.9),
      place(1, false, 0.8),
      place(2, true, 0.7),
      place(3, false, 0.6),
      place(4, false, 0.5),
      place(5, false, 0.4),
    ];
    const [cell] = cellsOf(renderRankingTable([{ ...row!, passages }], byTerms(1)), 'all');
    expect(cell).toBe('.000/1.000');
  });
});
