import type { PassageFeatures } from '../../retrieval/measure-passage.ts';
import { type Calibration, calibrationFor, type LinearModel, weighFeatures } from '../calibration.ts';
import type { QuestionRows } from './collect-rows.ts';
import { fitPassageRanking, PASSAGE_FEATURES } from './fit-weights.ts';

/** Ranks of the first right article; Infinity when it is not among the passages that were read. */
function rankOf({ passages }: QuestionRows, model: LinearModel<PassageFeatures>): number {
  const ordered = passages
    .map((passage, i) => ({ ...passage, i, score: weighFeatures(passage.features, model) }))
    .toSorted((a, b) => b.score - a.score || a.i - b.i);
  const right = new Set(passages.filter((passage) => passage.right).map(({ article }) => article));
  const at = [...new Set(ordered.map(({ article }) => article))].findIndex((article) => right.has(article));
  return at < 0 ? Infinity : at + 1;
}

const figure = (value: number) => value.toFixed(3).replace(/^0/, '');

function renderShares(ranks: readonly number[]): string {
  const share = (most: number) => ranks.filter((rank) => rank <= most).length / Math.max(1, ranks.length);
  return `${figure(share(1))}/${figure(share(5))}`;
}

interface Group {
  readonly name: string;
  readonly rows: readonly QuestionRows[];
}

function nameOf({ set, language }: QuestionRows): string {
  return `${set} ${language}`;
}

function groupRows(rows: readonly QuestionRows[]): readonly Group[] {
  const known = rows.filter(({ passages }) => passages.some(({ right }) => right));
  const names = [...new Set(known.map(nameOf))];
  return names.map((name) => ({ name, rows: known.filter((row) => nameOf(row) === name) }));
}

function renderRow(
  label: string,
  groups: readonly Group[],
  modelOf: (row: QuestionRows) => LinearModel<PassageFeatures>,
) {
  return [label, ...groups.map(({ rows }) => renderShares(rows.map((row) => rankOf(row, modelOf(row)))))].join(' | ');
}

/**
 * R@1/R@5 among the passages that were read, for each set: the whole, and the whole fitted anew without each feature
 * (Chinese only), so that every feature shows what it brings.
 */
export function renderRankingTable(rows: readonly QuestionRows[], calibration: Calibration): string {
  const groups = groupRows(rows);
  const whole = (row: QuestionRows) => calibrationFor(row.language, calibration).passages;
  const test = groups.map(({ name, rows: all }) => ({ name, rows: all.filter(({ split }) => split === 'test') }));
  const chinese = groups.filter(({ name }) => !name.endsWith(' en'));
  const fitting = rows.filter(({ split, language }) => split === 'dev' && language !== 'en');
  const lines = [
    ['features', ...groups.map(({ name, rows: all }) => `${name} (${all.length})`)].join(' | '),
    renderRow('all', groups, whole),
    renderRow('all, held half', test, whole),
    ...PASSAGE_FEATURES.map((left) => {
      const model = fitPassageRanking(
        fitting,
        PASSAGE_FEATURES.filter((name) => name !== left),
      );
      return renderRow(`without ${left}`, chinese, () => model);
    }),
  ];
  return lines.join('\n');
}
