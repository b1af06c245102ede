import type { Interval } from './bootstrap.ts';
import type { Measures } from './measure-ranks.ts';
import type { Abstention, AbstentionIntervals, MeasureIntervals, Summary } from './summarize.ts';

const NAME_WIDTH = 20;
const COUNT_WIDTH = 6;
/** `1.000 [1.000–1.000]` */
const FIGURE_WIDTH = 19;

/** `.818`, `-.020`, `1.000` */
export const formatFigure = (value: number) => value.toFixed(3).replace(/^(-?)0/, '$1');

/** `.818 [.780–.855]` */
export function formatMeasure(value: number, interval: Interval | null): string {
  return interval === null ? formatFigure(value) : `${formatFigure(value)} [${interval.map(formatFigure).join('–')}]`;
}

function renderRow(name: string, measures: Measures, intervals: MeasureIntervals): string {
  const cell = (key: keyof MeasureIntervals) => formatMeasure(measures[key], intervals[key]).padEnd(FIGURE_WIDTH);
  const cells = [cell('recallAt1'), cell('recallAt5'), cell('mrrAt10')].join('  ');
  return `${name.padEnd(NAME_WIDTH)} ${String(measures.n).padStart(COUNT_WIDTH)}   ${cells}`.trimEnd();
}

function renderRanks({ all, byLanguage, byKind, intervals }: Summary): readonly string[] {
  if (all.n === 0) return [];
  const heads = ['R@1', 'R@5', 'MRR@10'].map((head) => head.padEnd(FIGURE_WIDTH)).join('  ');
  const groups = (prefix: string, measures: Summary['byKind'], within: Summary['intervals']['byKind']) =>
    Object.entries(measures).flatMap(([name, own]) =>
      own.n > 0 ? [renderRow(prefix + name, own, within[name]!)] : [],
    );
  return [
    `${'rows'.padEnd(NAME_WIDTH)} ${'n'.padStart(COUNT_WIDTH)}   ${heads}`.trimEnd(),
    renderRow('all', all, intervals.all),
    ...groups('', byLanguage, intervals.byLanguage),
    ...groups('kind ', byKind, intervals.byKind),
  ];
}

function renderAbstention(name: string, measured: Abstention, intervals: AbstentionIntervals): string {
  const { auroc, correct, false: wrong, answerable, unanswerable } = measured;
  const refused = `refused ${formatMeasure(correct, intervals.correct)} of ${unanswerable} unanswerable`;
  if (answerable === 0) return `${name}: ${refused}`;
  const area = `AUROC ${formatMeasure(auroc, intervals.auroc)}`;
  return `${name}: ${area}, ${refused}, ${formatMeasure(wrong, intervals.false)} of ${answerable} answerable`;
}

function renderRefusals(summary: Summary, threshold: number): readonly string[] {
  const { abstention, abstentionByLanguage, abstentionByKind, intervals } = summary;
  if (!abstention) return [];
  const groups = (
    prefix: string,
    measured: Summary['abstentionByKind'],
    within: Summary['intervals']['abstentionByKind'],
  ) =>
    Object.entries(measured).flatMap(([name, own]) =>
      own ? [renderAbstention(`  ${prefix}${name}`, own, within[name]!)] : [],
    );
  return [
    renderAbstention(`evidence (threshold ${threshold})`, abstention, intervals.abstention!),
    ...groups('', abstentionByLanguage, intervals.abstentionByLanguage),
    ...groups('kind ', abstentionByKind, intervals.abstentionByKind),
  ];
}

/** A summary as lines for the terminal; after each figure stands its 95 % interval. */
export function renderSummary(summary: Summary, threshold: number): string {
  const { parity } = summary;
  const sections = [
    renderRanks(summary),
    renderRefusals(summary, threshold),
    parity ? [`identical top 10: ${parity.identical} of ${parity.pairs} pairs`] : [],
  ];
  const filled = sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return filled.length > 0
    ? filled.join('\n\n')
    : 'the set has nothing to measure: no gold articles, no unanswerable questions';
}
