import { resolve } from 'node:path';
import type { ArticleSource } from '../corpus/article-source.ts';
import { AppError } from '../errors.ts';
import { askSet } from '../evaluation/ask-set.ts';
import { readQueries } from '../evaluation/queries.ts';
import { compareRuns } from '../evaluation/compare-runs.ts';
import { renderClaims } from '../evaluation/render-claims.ts';
import { renderComparison } from '../evaluation/render-comparison.ts';
import { renderSummary } from '../evaluation/render-summary.ts';
import { checkFolder, readRun, saveRun } from '../evaluation/saved-run.ts';
import { summarize } from '../evaluation/summarize.ts';
import { CALIBRATION } from '../calibration/weights.ts';
import { evaluateClaims } from './evaluate-claims.ts';
import { openApp } from './open-app.ts';
import { readCount, readFlags, runProgram, showUsage } from './run-program.ts';
import { createProgressLine } from './show-progress.ts';

const USAGE =
  'npm run --silent evaluate -- (--docs docs.jsonl | --corpus DIR) --queries queries.jsonl [--save RUN.json] [--json] [--limit N]' +
  ' | --compare A.json B.json [--json] | --claims items.jsonl [--json] [--limit N]';
const OPTIONS = {
  docs: { type: 'string' },
  corpus: { type: 'string' },
  queries: { type: 'string' },
  save: { type: 'string' },
  compare: { type: 'string' },
  claims: { type: 'string' },
  json: { type: 'boolean' },
  limit: { type: 'string' },
} as const;
type Flag = keyof typeof OPTIONS;

interface Call {
  readonly values: Readonly<Partial<Record<Exclude<Flag, 'json'>, string>>> & { readonly json?: boolean };
  /** What stands behind the flags. */
  readonly words: readonly string[];
  readonly limit: number;
}

const faultyCall = (message: string) => new AppError('usage', message, { fix: `usage: ${USAGE}` });

function forbidFlags({ values }: Call, beside: Flag, allowed: readonly Flag[]): void {
  for (const flag of Object.keys(values) as Flag[])
    if (flag !== beside && !allowed.includes(flag)) throw faultyCall(`--${flag} does not go with --${beside}`);
}

function print(call: Call, json: unknown, text: string): void {
  process.stdout.write(`${call.values.json ? JSON.stringify(json) : text}\n`);
}

/** Compares two saved runs; nothing is asked. */
async function compare(call: Call, first: string): Promise<void> {
  forbidFlags(call, 'compare', ['json']);
  const [second, ...rest] = call.words;
  if (second === undefined || rest.length > 0) throw faultyCall('--compare takes two files');
  const [before, after] = await Promise.all([readRun(resolve(first)), readRun(resolve(second))]);
  const comparison = compareRuns(before, after);
  print(call, comparison, renderComparison(comparison, before, after));
}

function readSource({ docs, corpus }: Call['values']): ArticleSource {
  if (docs !== undefined && corpus !== undefined) throw faultyCall('--docs and --corpus do not go together');
  if (docs === undefined && corpus === undefined)
    throw faultyCall('--docs and --queries are both needed (or --corpus in place of --docs)');
  return docs === undefined ? { kind: 'folder', dir: resolve(corpus!) } : { kind: 'documents', file: resolve(docs) };
}

/** Asks every question of a set. */
async function ask({ values, limit }: Call) {
  const source = readSource(values);
  if (values.queries === undefined) throw faultyCall('--queries is needed');
  // What could not be saved should not be asked first: a set may take minutes.
  if (values.save !== undefined) await checkFolder(resolve(values.save));
  const queries = (await readQueries(resolve(values.queries))).slice(0, limit);
  const app = await openApp({ source, keepRecords: false });
  const progress = createProgressLine();
  const startedAt = performance.now();
  try {
    const rows = await askSet(queries, app, (done) => {
      const perSecond = (done * 1000) / (performance.now() - startedAt);
      if (done % 20 === 0) progress.show('questions', done, queries.length, perSecond);
    });
    const origin = {
      articles: source.kind === 'folder' ? source.dir : source.file,
      queries: values.queries,
      snapshot: app.snapshot.id,
      model: app.snapshot.vectors && app.embedder ? app.embedder.id : null,
      threshold: CALIBRATION.threshold,
    };
    return { rows, origin };
  } finally {
    progress.end();
    await app.close();
  }
}

/** Runs the real pipeline over a set of articles and questions and prints how well it finds and refuses. */
export async function main(argv: readonly string[]): Promise<number> {
  if (showUsage(argv, USAGE)) return 0;
  const { values, positionals } = readFlags(argv, OPTIONS, USAGE);
  const limit = readCount('--limit', values.limit, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  const call: Call = { values, words: positionals, limit };
  if (values.compare !== undefined) {
    await compare(call, values.compare);
    return 0;
  }
  if (positionals.length > 0) throw faultyCall(`${positionals[0]} goes with no flag`);
  if (values.claims !== undefined) {
    forbidFlags(call, 'claims', ['json', 'limit']);
    const report = await evaluateClaims(resolve(values.claims), limit);
    print(call, report, renderClaims(report));
    return 0;
  }
  const { rows, origin } = await ask(call);
  const summary = summarize(rows, origin.threshold);
  print(call, summary, renderSummary(summary, origin.threshold));
  if (values.save !== undefined) await saveRun(resolve(values.save), origin, summary, rows);
  return 0;
}

runProgram(import.meta.url, main);
