import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Calibration, LanguageCalibration } from '../calibration/calibration.ts';
import { calibrationFor, toProbability, weighFeatures } from '../calibration/calibration.ts';
import { chooseThreshold, type JudgedQuestion } from '../calibration/fit/choose-threshold.ts';
import { collectRows, type QuestionRows } from '../calibration/fit/collect-rows.ts';
import { fitConfidence, fitPassageRanking, fitSentenceRanking } from '../calibration/fit/fit-weights.ts';
import { type QuestionSet, readSets } from '../calibration/fit/read-sets.ts';
import { renderWeights } from '../calibration/fit/render-weights.ts';
import { renderRankingTable } from '../calibration/fit/ranking-table.ts';
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
/** What an answer to an unanswerable question costs beside a refusal of an answerable one. */
const COST_RATIO = 1;
/** Left out of choosing the threshold: several of its unanswerable questions are answered by what was left of the articles. */
const DOUBTFUL = 'rgb_zh_abstain';

/** Asks every question of every set with the weights so far. */
async function collectAll(
  sets: readonly QuestionSet[],
  calibration: Calibration,
  phase: string,
): Promise<readonly QuestionRows[]> {
  const progress = createProgressLine();
  const rows: QuestionRows[] = [];
  for (const { name, source, questions } of sets) {
    const app = await openApp({ source });
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

/** Fits one of the models anew for each language, on the half of the questions that is for fitting; without any it stays. */
function refit<K extends keyof LanguageCalibration>(
  rows: readonly QuestionRows[],
  calibration: Calibration,
  name: K,
  fit: (rows: readonly QuestionRows[]) => LanguageCalibration[K],
): Calibration {
  const fitted = (english: boolean, before: LanguageCalibration): LanguageCalibration => {
    const own = rows.filter(({ split, language }) => split === 'dev' && (language === 'en') === english);
    return own.length > 0 ? { ...before, [name]: fit(own) } : before;
  };
  return { ...calibration, chinese: fitted(false, calibration.chinese), english: fitted(true, calibration.english) };
}

function judgeAll(rows: readonly QuestionRows[], calibration: Calibration): readonly JudgedQuestion[] {
  return rows.flatMap(({ set, language, evidence }) =>
    evidence.map(({ features, right }) => ({
      set,
      confidence: toProbability(weighFeatures(features, calibrationFor(language, calibration).confidence)),
      answerable: right,
    })),
  );
}

/** Refused of the unanswerable / of the answerable on the held half, for each set, around the threshold. */
function renderThresholds(judged: readonly JudgedQuestion[], sets: readonly string[], chosen: number): string {
  const refused = (set: string, answerable: boolean, threshold: number) => {
    const of = judged.filter((one) => one.set === set && one.answerable === answerable);
    return (of.filter(({ confidence }) => confidence < threshold).length / Math.max(1, of.length)).toFixed(2);
  };
  return [-0.2, -0.15, -0.1, -0.05, 0, 0.05, 0.1]
    .map((step) => chosen + step)
    .map((threshold) =>
      [
        `held half at ${threshold.toFixed(2)}:`,
        ...sets.map((set) => `${set} ${refused(set, false, threshold)}/${refused(set, true, threshold)}`),
      ].join('  '),
    )
    .join('\n');
}

/** Each step looks at what the step before it lets through: the order of passages decides which sentences are judged. */
async function calibrate(sets: readonly QuestionSet[]): Promise<Calibration> {
  let calibration = CALIBRATION;
  let rows = await collectAll(sets, calibration, 'passages');
  calibration = refit(rows, calibration, 'passages', (part) => fitPassageRanking(part));
  process.stdout.write(`${renderRankingTable(rows, calibration)}\n\n`);
  rows = await collectAll(sets, calibration, 'sentences');
  calibration = refit(rows, calibration, 'sentences', fitSentenceRanking);
  rows = await collectAll(sets, calibration, 'confidence');
  calibration = refit(rows, calibration, 'confidence', fitConfidence);
  // Near misses alone: an article that was taken away is missed by any threshold.
  const near = new Set(
    sets.filter(({ questions }) => questions.some((one) => !one.answerable)).map(({ name }) => name),
  );
  const judged = (split: string) =>
    judgeAll(
      rows.filter((row) => row.split === split && near.has(row.set)),
      calibration,
    );
  const chosen = chooseThreshold(
    judged('dev').filter(({ set }) => set !== DOUBTFUL),
    COST_RATIO,
  );
  const share = (value: number) => `${(100 * value).toFixed(1)} %`;
  process.stdout.write(
    `threshold ${chosen.threshold} (a wrong answer costs ${COST_RATIO} wrong refusals): refused on the fitting half ` +
      `${share(chosen.refusedRightly)} of the unanswerable and ${share(chosen.refusedWrongly)} of the answerable\n`,
  );
  process.stdout.write(`${renderThresholds(judged('test'), [...near], chosen.threshold)}\n`);
  return { ...calibration, threshold: chosen.threshold };
}

/** Fits the weights of ranking and evidence anew and prints how they do; `--write` puts them into the source. */
export async function main(argv: readonly string[]): Promise<number> {
  if (showUsage(argv, USAGE)) return 0;
  const { values, positionals } = readFlags(argv, OPTIONS, USAGE);
  if (positionals.length > 0 || values.sets === undefined)
    throw new AppError('usage', '--sets is needed, and nothing without a flag', { fix: `usage: ${USAGE}` });
  const limit = readCount('--limit', values.limit, LIMIT, Number.MAX_SAFE_INTEGER);
  const sets = await readSets(resolve(values.sets), GOLDEN, limit);
  const text = renderWeights(await calibrate(sets));
  if (values.write) await writeFile(WEIGHTS_FILE, text);
  process.stdout.write(values.write ? `${WEIGHTS_FILE} is written\n` : `\n${text}`);
  return 0;
}

runProgram(import.meta.url, main);
