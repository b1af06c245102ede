import type { ReloadReport } from '../app.ts';
import { goldenLines } from './golden-lines.ts';
import type { Texts } from './texts.ts';

/** More problems than this would bury the result. */
const SHOWN_PROBLEMS = 10;

/** A reload's outcome for an admin, one line each. */
export function reloadLines(report: ReloadReport, texts: Texts): readonly string[] {
  const outcome = {
    swapped: texts.reloadSwapped,
    unchanged: texts.reloadUnchanged,
    refused: texts.reloadRefused(report.refusal ?? ''),
    held: texts.renewal.held,
  }[report.outcome];
  const hidden = report.problems.length - SHOWN_PROBLEMS;
  return [
    outcome,
    ...(report.remedy === null ? [] : [texts.renewal.remedy[report.remedy]]),
    ...(report.outcome === 'unchanged'
      ? []
      : [texts.reloadChanges(report.added.length, report.changed.length, report.removed.length)]),
    ...(report.golden ? goldenLines(report.golden, texts) : []),
    texts.reloadSize(report.articles, report.passages),
    ...(report.outcome === 'swapped' ? [texts.reloadWork(report.embedded, report.seconds)] : []),
    ...(report.problems.length > 0 ? [texts.reloadProblems(report.problems.length)] : []),
    ...report.problems.slice(0, SHOWN_PROBLEMS).map(({ file, reason }) => texts.problem(file, reason)),
    ...(hidden > 0 ? [texts.more(hidden)] : []),
    ...report.warnings.map((warning) => texts.warning(warning)),
  ];
}
