import { existsSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { RunningApp } from '../app.ts';
import { type Config, loadConfig } from '../config.ts';
import { type ArticleSource, readJsonLines } from '../corpus/article-source.ts';
import { AppError } from '../errors.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { splitSentences } from '../language/split-sentences.ts';
import { measureBuild } from './bench-build.ts';
import { measureQuestions } from './bench-questions.ts';
import { renderReport, type SetReport } from './bench-report.ts';
import { measureStart } from './bench-start.ts';
import { openApp } from './open-app.ts';
import { readCount, readFlags, runProgram, showUsage } from './run-program.ts';
import { createProgressLine } from './show-progress.ts';

const USAGE = 'npm run bench -- [--docs docs.jsonl --queries queries.jsonl] [--rounds N] [--limit N] [--json]';
const OPTIONS = {
  docs: { type: 'string' },
  queries: { type: 'string' },
  rounds: { type: 'string' },
  limit: { type: 'string' },
  json: { type: 'boolean' },
} as const;
const ROUNDS = 5;
const MOST_ROUNDS = 1000;
/** Questions made from passages where the golden ones are not at hand. */
const MADE_QUESTIONS = 20;
const MADE_LENGTH = 16;
const GOLDEN = fileURLToPath(new URL('../../tests/golden/questions.jsonl', import.meta.url));

const querySchema = z.object({ question: z.string().min(1) });

/** One source of articles with a file of questions, or null to make some from its passages. */
interface BenchSet {
  readonly name: string;
  readonly source: ArticleSource;
  readonly queries: string | null;
}

/** Short questions in the words of passages from all over the corpus. */
function makeQuestions({ passages }: Snapshot): readonly string[] {
  const step = Math.max(1, Math.floor(passages.length / MADE_QUESTIONS));
  return passages.flatMap(({ text }, i) => {
    const [first] = splitSentences(text);
    return i % step === 0 && first ? [`${text.slice(first.start, first.end).slice(0, MADE_LENGTH)}是什么？`] : [];
  });
}

async function readQuestions(set: BenchSet, app: RunningApp, limit: number): Promise<readonly string[]> {
  const questions =
    set.queries === null
      ? makeQuestions(app.snapshot)
      : (await readJsonLines(set.queries, querySchema)).map(({ question }) => question);
  if (questions.length === 0)
    throw new AppError('usage', `there is no question about ${set.name}`, { fix: `usage: ${USAGE}` });
  return questions.slice(0, limit);
}

async function measureSet(set: BenchSet, config: Config, rounds: number, limit: number): Promise<SetReport> {
  const progress = createProgressLine();
  const show = (what: string) => (done: number, total: number) => progress.show(what, done, total, 0);
  // The first opening may build the snapshot: the starts that are measured find it there.
  const app = await openApp({ source: set.source, config });
  try {
    const { articles, passages, vectors } = app.snapshot;
    const questions = await readQuestions(set, app, limit);
    const { start, memory } = await measureStart(set.source, questions, rounds);
    const asked = await measureQuestions(app, questions, rounds, show('questions'));
    const thisProcess = process.memoryUsage.rss();
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
    };
  } finally {
    progress.end();
    await app.close();
  }
}

/** Measures start, build, questions and memory on this machine; nothing is asserted. */
export async function main(argv: readonly string[]): Promise<number> {
  if (showUsage(argv, USAGE)) return 0;
  const { values } = readFlags(argv, OPTIONS, USAGE);
  const { docs, queries } = values;
  if ((docs === undefined) !== (queries === undefined))
    throw new AppError('usage', '--docs and --queries go together', { fix: `usage: ${USAGE}` });
  const rounds = readCount('--rounds', values.rounds, ROUNDS, MOST_ROUNDS);
  const limit = readCount('--limit', values.limit, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  const config = loadConfig();
  const sets: BenchSet[] = [
    {
      name: config.corpusDir,
      source: { kind: 'folder', dir: config.corpusDir },
      queries: existsSync(GOLDEN) ? GOLDEN : null,
    },
  ];
  if (docs !== undefined && queries !== undefined)
    sets.push({ name: docs, source: { kind: 'documents', file: resolve(docs) }, queries: resolve(queries) });
  const reports: SetReport[] = [];
  for (const set of sets) {
    const report = await measureSet(set, config, rounds, limit);
    reports.push(report);
    if (!values.json) process.stdout.write(`${renderReport(report)}\n\n`);
  }
  const machine = { node: process.version, cpu: cpus()[0]?.model ?? '', cores: availableParallelism() };
  if (values.json) process.stdout.write(`${JSON.stringify({ machine, sets: reports })}\n`);
  else process.stdout.write(`Node ${machine.node}, ${machine.cores} cores, ${machine.cpu}\n`);
  return 0;
}

runProgram(import.meta.url, main);
