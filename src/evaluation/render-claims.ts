import type { ClaimReport } from './measure-claims.ts';
import { formatMeasure } from './render-summary.ts';

/** A report on claims as lines for the terminal; after each figure stands its 95 % interval. */
export function renderClaims(report: ClaimReport): string {
  const { n, threshold, intervals } = report;
  const figure = (name: keyof ClaimReport['intervals']) =>
    report[name] === null ? 'not measured' : formatMeasure(report[name], intervals[name]);
  return [
    `${n} claims`,
    `support:  AUROC ${figure('auroc')}`,
    `baseline: AUROC ${figure('baseline')} (cosine of claim and source alone)`,
    `rejected below support ${threshold}: ${figure('alteredRejected')} of the altered, ${figure('trueRejected')} of the true`,
  ].join('\n');
}
