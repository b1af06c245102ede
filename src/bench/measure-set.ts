import type { RunningApp } from '../app.ts';
import type { Query } from '../evaluation/queries.ts';
import { openApp } from '../cli/open-app.ts';
import { createProgressLine } from '../cli/show-progress.ts';
import type { Config } from '../config.ts';
import type { ArticleSource } from '../corpus/article-source.ts';
import { AppError } from '../errors.ts';
import type { SetReport } from './bench-report.ts';
import { compareEngines, embedQuestions } from './compare-engines.ts';
import { createPeers } from './create-peers.ts';
import { measureBuild } from './measure-build.ts';
import { measureQuestions } from './measure-questions.ts';
import { measureStart } from './measure-start.ts';
import { createOurEngines } from './our-engines.ts';
import { type QuestionSource, readQuestions } from './read-questions.ts';

/** One source of articles with questions about them. */
export interface BenchSet {
  readonly name: string;
  readonly source: ArticleSource;
  readonly questions: QuestionSource;
}

export interface MeasureOptions {
  readonly config: Config;
  readonly rounds: number;
  /** The most questions that are asked, from the first on. */
  readonly limit: number;
  readonly peers: boolean;
}

async function compare(
  { snapshot, embedder }: RunningApp,
  queries: readonly Query[],
  { rounds, peers }: MeasureOptions,
  onProgress: (done: number, total: number) => void,
): Promise<Pick<SetReport, 'engines' | 'peersMissing'>> {
  const { vectors } = snapshot;
  if (!peers || !embedder || !vectors) return { engines: [], peersMissing: false };
  const others = await createPeers(snapshot, vectors);
  const asked = await embedQuestions(queries, snapshot, embedder);
  const engines = [...createOurEngines(snapshot), ...(others ?? [])];
  return {
    engines: await compareEngines(engines, asked, snapshot, rounds, onProgress),
    peersMissing: others === null,
  };
}

/**
 * Everything there is to measure about one set.
 *
 * @throws AppError `usage` when there is no question about it
 */
export async function measureSet(set: BenchSet, options: MeasureOptions): Promise<SetReport> {
  const { config, rounds, limit } = options;
  const progress = createProgressLine();
  const show = (what: string) => (done: number, total: number) => progress.show(what, done, total, 0);
  // The first opening may build the snapshot: the starts that are measured find it there.
  const app = await openApp({ source: set.source, config, keepRecords: false });
  try {
    const { articles, passages, vectors } = app.snapshot;
    const queries = (await readQuestions(set.questions, app.snapshot)).slice(0, limit);
    if (queries.length === 0)
      throw new AppError('usage', `there is no question about ${set.name}`, { fix: 'give a file of questions' });
    const questions = queries.map(({ question }) => question);
    const { start, memory } = await measureStart(set.source, questions, rounds);
    const asked = await measureQuestions(app, questions, rounds, show('questions'));
    const thisProcess = process.memoryUsage.rss();
    const compared = await compare(app, queries, options, show('comparing'));
    const build = await measureBuild(app, set.source, config, show('embedding passages'));
    const { outcome, seconds, embedded } = await app.reload();
    return {
      name: set.name,
      articles: articles.length,
      passages: passages.length,
      questions: questions.length,
      rounds,
      vectors: vectors !== null && app.embedder !== null,
      start,
      build,
      reload: { outcome, total: seconds * 1000, embedded },
      ...asked,
      memory: { ...memory, thisProcess },
      ...compared,
    };
  } finally {
    progress.end();
    await app.close();
  }
}
