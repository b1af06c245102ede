import { resolve } from 'node:path';
import { z } from 'zod';
import { findPassages } from '../answering/answer-question.ts';
import { judgeQuestion } from '../answering/judge-question.ts';
import type { RunningApp } from '../app.ts';
import { readJsonLines } from '../corpus/article-source.ts';
import { ANSWER_THRESHOLD } from '../evidence/calibration.ts';
import { AppError } from '../errors.ts';
import { type AskedRow, summarize, type Summary } from './evaluation-summary.ts';
import { openApp } from './open-app.ts';
import { readCount, readFlags, runProgram, showUsage } from './run-program.ts';
import { createProgressLine } from './show-progress.ts';

const USAGE = 'npm run --silent evaluate -- --docs docs.jsonl --queries queries.jsonl [--json] [--limit N]';
const OPTIONS = {
  docs: { type: 'string' },
  queries: { type: 'string' },
  json: { type: 'boolean' },
  limit: { type: 'string' },
} as const;
/** Passages looked at to find ten different articles. */
const PASSAGES = 60;

const querySchema = z.object({
  question: z.string().min(1),
  lang: z.string().default('unknown'),
  gold: z.array(z.string()).default([]),
  gold_loose: z.array(z.string()).optional(),
  kind: z.string().optional(),
  answerable: z.boolean().optional(),
});
type Query = z.infer<typeof querySchema>;

/** 1-based rank of the first right article among the distinct articles of the passages; Infinity when absent. */
function rankOf(gold: ReadonlySet<string>, articles: readonly string[]): number {
  const at = [...new Set(articles)].findIndex((article) => gold.has(article));
  return at < 0 ? Infinity : at + 1;
}

async function askRow(query: Query, app: RunningApp): Promise<AskedRow> {
  const { question, found } = await findPassages(query.question, app.snapshot, app.embedder, PASSAGES);
  const gold = new Set(query.gold_loose ?? query.gold);
  const articles = found.map(({ passage }) => app.snapshot.passages[passage]!.articleId);
  return {
    language: query.lang,
    kind: query.kind ?? null,
    rank: gold.size > 0 ? rankOf(gold, articles) : null,
    answerable: query.answerable ?? null,
    confidence: judgeQuestion(question, found, app.snapshot).confidence,
  };
}

const figure = (value: number) => value.toFixed(3).replace(/^0/, '');

function renderTable(summary: Summary): string {
  const row = (name: string, { n, recallAt1, recallAt5, mrrAt10 }: Summary['all']) =>
    `${name.padEnd(20)} ${String(n).padStart(6)}   ${figure(recallAt1)}   ${figure(recallAt5)}   ${figure(mrrAt10)}`;
  const lines = [
    `${'rows'.padEnd(20)} ${'n'.padStart(6)}   R@1    R@5    MRR@10`,
    row('all', summary.all),
    ...Object.entries(summary.byLanguage).map(([name, measures]) => row(name, measures)),
    ...Object.entries(summary.byKind).map(([name, measures]) => row(`kind ${name}`, measures)),
  ];
  const { abstention } = summary;
  if (abstention)
    lines.push(
      '',
      `evidence (threshold ${ANSWER_THRESHOLD}): AUROC ${figure(abstention.auroc)}, ` +
        `refused of the unanswerable ${figure(abstention.correct)}, of the answerable ${figure(abstention.false)}`,
    );
  return lines.join('\n');
}

/** Runs the real pipeline over a set of documents and questions and prints how well it finds and refuses. */
export async function main(argv: readonly string[]): Promise<number> {
  if (showUsage(argv, USAGE)) return 0;
  const { values, positionals } = readFlags(argv, OPTIONS, USAGE);
  if (positionals.length > 0)
    throw new AppError('usage', `${positionals[0]} goes with no flag`, { fix: `usage: ${USAGE}` });
  if (values.docs === undefined || values.queries === undefined)
    throw new AppError('usage', '--docs and --queries are both needed', { fix: `usage: ${USAGE}` });
  const limit = readCount('--limit', values.limit, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  const queries = (await readJsonLines(resolve(values.queries), querySchema)).slice(0, limit);
  const app = await openApp({ source: { kind: 'documents', file: resolve(values.docs) } });
  const progress = createProgressLine();
  try {
    const rows: AskedRow[] = [];
    const startedAt = performance.now();
    for (const query of queries) {
      rows.push(await askRow(query, app));
      const perSecond = (rows.length * 1000) / (performance.now() - startedAt);
      if (rows.length % 20 === 0) progress.show('questions', rows.length, queries.length, perSecond);
    }
    progress.end();
    const summary = summarize(rows, ANSWER_THRESHOLD);
    process.stdout.write(`${values.json ? JSON.stringify(summary) : renderTable(summary)}\n`);
  } finally {
    await app.close();
  }
  return 0;
}

runProgram(import.meta.url, main);
