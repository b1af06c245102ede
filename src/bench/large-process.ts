import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { createApp, type RunningApp } from '../app.ts';
import type { Timings } from '../answering/answer.ts';
import type { Query } from '../evaluation/queries.ts';
import { runProgram } from '../cli/run-program.ts';
import { createProgressLine } from '../cli/show-progress.ts';
import { type Config, listSecrets } from '../config.ts';
import { openSnapshot } from '../index/snapshot.ts';
import { createSnapshotStore } from '../index/snapshot-store.ts';
import { createLog } from '../log.ts';
import { compareEngines, embedQuestions } from './compare-engines.ts';
import { createPeers } from './create-peers.ts';
import type { LargeBuildJob, LargeBuildReport } from './large-build-process.ts';
import type { LargeReport } from './large-report.ts';
import { measureRecall } from './measure-recall.ts';
import { createOurEngines } from './our-engines.ts';
import { takeEvenly } from './read-questions.ts';
import { runProcess } from './run-process.ts';
import { measureSpread } from './spread.ts';
import { watchEventLoop } from './watch-event-loop.ts';
import type { LargeCorpus } from './write-large-corpus.ts';

/** What the serving process is told, in JSON on standard input. */
export interface LargeJob {
  readonly corpus: LargeCorpus;
  /** With a data folder of the bench's own, and the model's files in its model folder. */
  readonly config: Config;
  readonly queries: readonly Query[];
  readonly rounds: number;
  readonly peers: boolean;
}

/** Questions that peers are asked, once each: among 100,000 passages some of them take seconds for one. */
const PEER_QUESTIONS = 20;
/** Neighbours that an answer shows, for the recall of the graph. */
const NEIGHBOURS = 10;

const withoutEmbedding = (timings: readonly Timings[]) =>
  measureSpread(timings.map(({ total, embed }) => total - embed));

async function measureServing(app: RunningApp, { queries, rounds }: LargeJob) {
  const firsts: Timings[] = [];
  const timings: Timings[] = [];
  for (let round = 0; round <= rounds; round += 1)
    for (const { question } of queries) {
      const { kind, milliseconds } = await app.answer(question);
      // A fault takes no time and would pass for speed.
      if (kind === 'unavailable') throw new Error(`no answer could be given to: ${question}`);
      (round === 0 ? firsts : timings).push(milliseconds);
    }
  const of = (name: keyof Timings) => measureSpread(timings.map((timing) => timing[name]));
  return {
    embed: of('embed'),
    understand: of('understand'),
    retrieve: of('retrieve'),
    answer: of('answer'),
    withoutEmbedding: withoutEmbedding(timings),
    firstTime: withoutEmbedding(firsts),
  };
}

/** Opens the snapshot beside the one that serves, as a reload does when it has been built. */
async function measureOpening(folder: string): Promise<LargeReport['open']> {
  const startedAt = performance.now();
  const { blocked } = await watchEventLoop(() => openSnapshot(folder));
  return { total: performance.now() - startedAt, blocked };
}

/** What a bot goes through with a large corpus: it has it built, opens it and answers from it. */
async function main(): Promise<number> {
  const job = (await json(process.stdin)) as LargeJob;
  const { corpus, config, queries, rounds } = job;
  const progress = createProgressLine();
  const source = { kind: 'documents', file: corpus.file } as const;
  const { root } = createSnapshotStore(config.dataDir, source);
  const buildJob: LargeBuildJob = { source, root, vectors: corpus.folder };
  process.stderr.write(`building a snapshot of ${corpus.passages} passages; the graph takes minutes for 100,000\n`);
  const building = await watchEventLoop(() => runProcess('./large-build-process.js', [], JSON.stringify(buildJob)));
  const build = JSON.parse(building.result.lines[0]!) as LargeBuildReport;
  process.stderr.write('asking questions\n');
  const app = await createApp(config, {
    log: createLog('error', { secrets: listSecrets(config) }),
    source,
    keepRecords: false,
  });
  const { snapshot, embedder } = app;
  const { vectors } = snapshot;
  if (!embedder || !vectors) throw new Error(app.warnings.join('; ') || 'the large snapshot has no vectors');
  const question = await measureServing(app, job);
  const resident = process.memoryUsage.rss();
  const open = await measureOpening(join(root, snapshot.id));
  const asked = await embedQuestions(queries, snapshot, embedder);
  const recall = measureRecall(
    vectors,
    asked.map(({ vector }) => vector),
    NEIGHBOURS,
  );
  const peers = job.peers ? await createPeers(snapshot, vectors) : [];
  const engines = await compareEngines(
    [...createOurEngines(snapshot), ...(peers ?? [])],
    job.peers ? takeEvenly(asked, PEER_QUESTIONS) : asked,
    snapshot,
    job.peers ? 1 : rounds,
    (done, total) => progress.show('comparing', done, total, 0),
  );
  progress.end();
  await app.close();
  const report: LargeReport = {
    articles: snapshot.articles.length,
    passages: snapshot.passages.length,
    real: corpus.real,
    questions: queries.length,
    rounds,
    build: { ...build, blocked: building.blocked },
    open,
    question,
    memory: { resident },
    recall,
    engines,
    peersMissing: peers === null,
  };
  process.stdout.write(`${JSON.stringify(report)}\n`);
  return 0;
}

runProgram(import.meta.url, main);
