import { type Changes, COMPARED, type Compared, type Comparison } from './compare-runs.ts';
import { formatFigure, formatMeasure } from './render-summary.ts';
import type { SavedRun } from './saved-run.ts';

/** Ids named of each kind of change. */
const NAMED = 10;
const LABELS: Readonly<Record<Compared, string>> = {
  recallAt1: 'R@1',
  recallAt5: 'R@5',
  mrrAt10: 'MRR@10',
  auroc: 'AUROC',
  correct: 'refused of the unanswerable',
  false: 'refused of the answerable',
};
const LABEL_WIDTH = Math.max(...Object.values(LABELS).map((label) => label.length));

function renderChange(name: string, ids: readonly string[]): string {
  if (ids.length === 0) return `${name}: 0`;
  const rest = ids.length - NAMED;
  return `${name}: ${ids.length} (${ids.slice(0, NAMED).join(', ')}${rest > 0 ? `, and ${rest} more` : ''})`;
}

const renderChanges = (of: string, { better, worse }: Changes) => [
  renderChange(`${of} better`, better),
  renderChange(`${of} worse`, worse),
];

const renderRun = (name: string, { date, articles, queries, snapshot, model, threshold }: SavedRun) =>
  `${name}: ${date}, ${queries} over ${articles}, snapshot ${snapshot}, ${model ?? 'keywords alone'}, threshold ${threshold}`;

/** A comparison as lines for the terminal; after each difference stands its 95 % interval. */
export function renderComparison(comparison: Comparison, before: SavedRun, after: SavedRun): string {
  const { shared, onlyBefore, onlyAfter, measures, ranks, refusals } = comparison;
  const rows = COMPARED.flatMap((name) => {
    const measured = measures[name];
    if (!measured) return [];
    const sign = measured.difference > 0 ? '+' : '';
    const difference = sign + formatMeasure(measured.difference, measured.interval);
    return [
      `${LABELS[name].padEnd(LABEL_WIDTH)}  ${formatFigure(measured.before)} → ${formatFigure(measured.after)}  ${difference}`,
    ];
  });
  return [
    renderRun('A', before),
    renderRun('B', after),
    `${shared} questions in both, ${onlyBefore} only in A, ${onlyAfter} only in B`,
    '',
    ...rows,
    '',
    ...(measures.recallAt1 ? renderChanges('rank', ranks) : []),
    ...((measures.correct ?? measures.false) ? renderChanges('answered or refused', refusals) : []),
  ].join('\n');
}
