import type { EngineReport } from './compare-engines.ts';
import { renderEngines } from './engine-report.ts';
import { megabytes, row, seconds, spread } from './format-figures.ts';
import type { Spread } from './spread.ts';

/** What one set of articles and questions measured. Times are milliseconds, sizes are bytes. */
export interface SetReport {
  readonly name: string;
  readonly articles: number;
  readonly passages: number;
  readonly questions: number;
  readonly rounds: number;
  /** False when there are no model files: everything below is then of keywords alone. */
  readonly vectors: boolean;
  /** Medians of whole processes that open a warm snapshot and answer one question. */
  readonly start: { readonly ready: number; readonly firstAnswer: number; readonly createApp: number };
  readonly build: {
    readonly passages: number;
    readonly embedded: number;
    readonly total: number;
    readonly perPassage: number;
    /** Share of the total that went into embedding, 0 to 1, and its time for each text. */
    readonly embeddingShare: number;
    readonly perEmbedding: number;
  };
  readonly reload: { readonly outcome: string; readonly total: number; readonly embedded: number };
  readonly question: {
    readonly understand: Spread;
    readonly embed: Spread;
    readonly retrieve: Spread;
    readonly answer: Spread;
    /** Everything but the embedding of the question. */
    readonly withoutEmbedding: Spread;
    readonly total: Spread;
  };
  /** The same questions: one embedding and the two index look-ups, called bare. */
  readonly floor: {
    readonly embed: Spread;
    readonly keywords: Spread;
    readonly vectors: Spread;
    readonly total: Spread;
  };
  /** Whole question by floor. */
  readonly ratio: Spread;
  readonly memory: {
    /** Of a process that answered one question, and of one that answered all of them. */
    readonly oneQuestion: number;
    readonly allQuestions: number;
    /** The most that the latter ever held. */
    readonly peak: number;
    readonly thisProcess: number;
  };
  /** Ours first, and the peers where they were asked for; empty without vectors. */
  readonly engines: readonly EngineReport[];
  /** The peers were asked for and are not installed. */
  readonly peersMissing: boolean;
}

/** What is wanted of a figure; shown beside it and never asserted, for machines differ and are noisy. */
const WANTED = {
  firstAnswer: '≤ 1.5 s',
  reload: '0 embeddings',
  ratio: '≤ 1.5 at p50',
  memory: '≤ 400 MB',
} as const;

/** A readable table: name, figure, what is wanted of it. */
export function renderReport(report: SetReport): string {
  const { start, build, reload, question, floor, ratio, memory } = report;
  const embedding = `${Math.round(build.embeddingShare * 100)} % embedding, ${build.perEmbedding.toFixed(1)} ms each`;
  return [
    `${report.name}: ${report.articles} articles, ${report.passages} passages, ${report.questions} questions × ${report.rounds}`,
    ...(report.vectors ? [] : ['  without the embedding model: keywords alone']),
    row('', '', 'wanted'),
    'start, a whole process with a warm snapshot',
    row('to ready', seconds(start.ready)),
    row('to first answer', seconds(start.firstAnswer), WANTED.firstAnswer),
    row('createApp alone', seconds(start.createApp)),
    `build of ${build.passages} passages`,
    row('in all', seconds(build.total)),
    row('per passage', `${build.perPassage.toFixed(1)} ms, of it ${embedding}`),
    row(`reload (${reload.outcome})`, `${seconds(reload.total)}, ${reload.embedded} embeddings`, WANTED.reload),
    'question, in milliseconds',
    row('understand', spread(question.understand)),
    row('embed', spread(question.embed)),
    row('retrieve', spread(question.retrieve)),
    row('judge and answer', spread(question.answer)),
    row('without embedding', spread(question.withoutEmbedding)),
    row('whole', spread(question.total)),
    'floor, the same questions bare',
    row('embed', spread(floor.embed)),
    row('keyword look-up', spread(floor.keywords)),
    row('vector look-up', spread(floor.vectors)),
    row('floor', spread(floor.total)),
    // Without the embedding the floor is next to nothing.
    row('whole / floor', spread(ratio), report.vectors ? WANTED.ratio : ''),
    'resident memory',
    row('after one question', megabytes(memory.oneQuestion), WANTED.memory),
    row('after all questions', `${megabytes(memory.allQuestions)}, peak ${megabytes(memory.peak)}`, WANTED.memory),
    row('this process', megabytes(memory.thisProcess)),
    ...(report.engines.length > 0 ? renderEngines(report.engines, report.peersMissing) : []),
  ].join('\n');
}
