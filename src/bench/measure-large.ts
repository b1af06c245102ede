import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { goldOf, type Query } from '../evaluation/queries.ts';
import { openApp } from '../cli/open-app.ts';
import type { Config } from '../config.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { silentLog } from '../log.ts';
import { ensureModelFiles } from '../models/model-files.ts';
import type { LargeJob } from './large-process.ts';
import type { LargeReport } from './large-report.ts';
import type { BenchSet, MeasureOptions } from './measure-set.ts';
import { readQuestions, takeEvenly } from './read-questions.ts';
import { runProcess } from './run-process.ts';
import { largeIdOf, writeLargeCorpus } from './write-large-corpus.ts';

/** Questions asked unless told otherwise; they are taken evenly from all sets. */
const QUESTIONS = 200;

/** A configuration with a data folder of the bench's own, which finds the model's files where they are now. */
async function moveData(config: Config, dataDir: string): Promise<Config> {
  const { modelDir, npmPath } = config;
  const { model } = await ensureModelFiles({
    dataDir: config.dataDir,
    modelDir,
    npmExecPath: npmPath,
    log: silentLog,
  });
  return { ...config, dataDir, modelDir: dirname(dirname(model)) };
}

/** The sets' snapshots, built when they are not there yet, and their questions with the ids of the large corpus. */
async function readSets(sets: readonly BenchSet[], config: Config) {
  const snapshots: Snapshot[] = [];
  const queries: Query[] = [];
  for (const [at, set] of sets.entries()) {
    const app = await openApp({ source: set.source, config, keepRecords: false });
    const { snapshot } = app;
    await app.close();
    snapshots.push(snapshot);
    if (set.questions.kind === 'made') continue;
    const toLarge = (ids: readonly string[]) => ids.map((id) => largeIdOf(at, id));
    for (const query of await readQuestions(set.questions, snapshot))
      queries.push({ ...query, gold: toLarge([...goldOf(query)]), gold_loose: undefined });
  }
  return { snapshots, queries };
}

/**
 * Puts a large corpus together from sets, has it built and asks it the sets' questions.
 *
 * @throws AppError `usage` when the sets have no vectors
 */
export async function measureLarge(
  sets: readonly BenchSet[],
  passages: number,
  { config, rounds, limit, peers }: MeasureOptions,
): Promise<LargeReport> {
  const folder = await mkdtemp(join(tmpdir(), 'kecheng-bench-'));
  try {
    const { snapshots, queries } = await readSets(sets, config);
    process.stderr.write(`composing ${passages} passages\n`);
    const corpus = await writeLargeCorpus(snapshots, passages, join(folder, 'corpus'));
    const job: LargeJob = {
      corpus,
      config: await moveData(config, resolve(folder, 'data')),
      queries: takeEvenly(queries, Math.min(limit, QUESTIONS)),
      rounds,
      peers,
    };
    const { lines } = await runProcess('./large-process.js', [], JSON.stringify(job));
    return JSON.parse(lines.at(-1)!) as LargeReport;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
