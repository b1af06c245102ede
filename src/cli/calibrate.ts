import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Calibration } from '../calibration/calibration.ts';
import { collectRows, type QuestionRows } from '../calibration/fit/collect-rows.ts';
import { type QuestionSet, readSets } from '../calibration/fit/read-sets.ts';
import { renderWeights } from '../calibration/fit/render-weights.ts';
import { renderRankingTable } from '../calibration/fit/ranking-table.ts';
import { runCalibration } from '../calibration/fit/run-calibration.ts';
import { renderThresholds } from '../calibration/fit/threshold-table.ts';
import { CALIBRATION } from '../calibration/weights.ts';
import { AppError } from '../errors.ts';
import { openApp } from './open-app.ts';
import { readCount, readFlags, runProgram, showUsage } from './run-program.ts';
import { createProgressLine } from './show-progress.ts';

const USAGE = 'npm run --silent calibrate -- --sets DIR [--limit N] [--write]';
const OPTIONS = { sets: { type: 'string' }, limit: { type: 'string' }, write: { type: 'boolean' } } as const;
const WEIGHTS_FILE = 'src/calibration/weights.ts';
const GOLDEN = { file: 'tests/golden/questions.jsonl', corpusDir: 'corpus' };
/** Questions of one set: more would only let the large sets wait for the others. */
const LIMIT = 600;

/** Asks every question of every set with the weights so far. */
async function collectAll(
  sets: readonly QuestionSet[],
  calibration: Calibration,
  phase: string,
): Promise<readonly QuestionRows[]> {
  const progress = createProgressLine();
  const rows: QuestionRows[] = [];
  for (const { name, source, questions } of sets) {
    const app = await openApp({ source, keepRecords: false });
    try {
      for (const [i, known] of questions.entries()) {
        rows.push(await collectRows(name, known, app, calibration));
        if (i % 20 === 0) progress.show(`${phase}, ${name}`, i, questions.length, 0);
      }
    } finally {
      await app.close();
    }
  }
  progress.end();
  return rows;
}

/** Fits the weights of ranking and evidence anew and prints how they do; `--write` puts them into the source. */
export async function main(argv: readonly string[]): Promise<number> {
  if (showUsage(argv, USAGE)) return 0;
  const { values, positionals } = readFlags(argv, OPTIONS, USAGE);
  if (positionals.length > 0 || values.sets === undefined)
    throw new AppError('usage', '--sets is needed, and nothing without a flag', { fix: `usage: ${USAGE}` });
  const limit = readCount('--limit', values.limit, LIMIT, Number.MAX_SAFE_INTEGER);
  const sets = await readSets(resolve(values.sets), GOLDEN, limit);
  const run = await runCalibration(CALIBRATION, (calibration, phase) => collectAll(sets, calibration, phase));
  process.stdout.write(`${renderRankingTable(run.ranked, run.calibration)}\n\n${renderThresholds(run)}\n`);
  const text = renderWeights(run.calibration);
  if (values.write) await writeFile(WEIGHTS_FILE, text);
  process.stdout.write(values.write ? `${WEIGHTS_FILE} is written\n` : `\n${text}`);
  return 0;
}

runProgram(import.meta.url, main);
