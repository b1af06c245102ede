import type { EngineReport } from './compare-engines.ts';
import { renderEngines } from './engine-report.ts';
import { megabytes, row, seconds, share, spread } from './format-figures.ts';
import type { LargeBuildReport } from './large-build-process.ts';
import type { Spread } from './spread.ts';

/** What a large corpus measured. Times are milliseconds, sizes are bytes. */
export interface LargeReport {
  readonly articles: number;
  readonly passages: number;
  /** Passages of real articles; the others are composed. */
  readonly real: number;
  readonly questions: number;
  readonly rounds: number;
  /** `blocked`: the longest time that the event loop of the process that had it built was kept from its next turn. */
  readonly build: LargeBuildReport & { readonly blocked: number };
  /** Of the snapshot beside one that serves. */
  readonly open: { readonly total: number; readonly blocked: number };
  readonly question: {
    readonly embed: Spread;
    readonly understand: Spread;
    readonly retrieve: Spread;
    readonly answer: Spread;
    readonly withoutEmbedding: Spread;
    /** The same when it is asked for the first time: texts of articles that no question has led to are folded then. */
    readonly firstTime: Spread;
  };
  /** Of the process that serves, its model included. */
  readonly memory: { readonly resident: number };
  /** Share of the true nearest ten of the questions that the graph gives. */
  readonly recall: number;
  readonly engines: readonly EngineReport[];
  readonly peersMissing: boolean;
}

/** What is wanted of a figure; shown beside it and never asserted, for machines differ and are noisy. */
const WANTED = {
  peak: '≤ 2 GiB',
  withoutEmbedding: '≤ 12 at p50, ≤ 60 at p99',
  recall: '≥ .99',
} as const;

/** A readable table: name, figure, what is wanted of it. */
export function renderLargeReport(report: LargeReport): string {
  const { build, open, question, memory, engines } = report;
  return [
    `${report.passages} passages in ${report.articles} articles, ${report.questions} questions × ${report.rounds}`,
    `  ${report.real} are passages of real articles with the vectors that the model gave them. The other ` +
      `${report.passages - report.real} are composed:`,
    '  sentences of different articles put together, their vectors derived from those of the parts with a little noise',
    '  and not computed by the model. Speed and memory are those of a corpus of this size. Recall only compares engines:',
    '  the sentence that answers stands in composed passages too, which count as wrong.',
    row('', '', 'wanted'),
    'build, in a process of its own',
    row('in all', seconds(build.total)),
    row('words', seconds(build.words)),
    row('vectors read', seconds(build.vectors)),
    row('graph and files', seconds(build.graph)),
    row('peak of memory', megabytes(build.peak), WANTED.peak),
    row('event loop of the bot blocked', `${build.blocked.toFixed(0)} ms at most`),
    'opening the snapshot beside the one that serves, as a reload does',
    row('in all', seconds(open.total)),
    row('event loop of the bot blocked', `${open.blocked.toFixed(0)} ms at most`),
    'question, in milliseconds',
    row('understand', spread(question.understand)),
    row('embed', spread(question.embed)),
    row('retrieve', spread(question.retrieve)),
    row('judge and answer', spread(question.answer)),
    row('without embedding', spread(question.withoutEmbedding), WANTED.withoutEmbedding),
    row('the same, asked first', spread(question.firstTime), WANTED.withoutEmbedding),
    'the vector graph',
    row('recall@10 of exact search', share(report.recall), WANTED.recall),
    'resident memory, the model included',
    row('after all questions', megabytes(memory.resident)),
    ...renderEngines(engines, report.peersMissing),
  ].join('\n');
}
