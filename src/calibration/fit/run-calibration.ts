import {
  type Calibration,
  calibrationFor,
  type LanguageCalibration,
  toProbability,
  weighFeatures,
} from '../calibration.ts';
import { chooseThreshold, type ChosenThreshold, type JudgedQuestion } from './choose-threshold.ts';
import type { QuestionRows } from './collect-rows.ts';
import { fitConfidence, fitPassageRanking, fitSentenceRanking } from './fit-weights.ts';

/** What an answer to an unanswerable question costs beside a refusal of an answerable one. */
export const COST_RATIO = 1;
/** Left out of choosing the threshold: several of its unanswerable questions are answered by what was left of the articles. */
const DOUBTFUL = 'rgb_zh_abstain';

export interface CalibrationRun {
  readonly calibration: Calibration;
  readonly chosen: ChosenThreshold;
  /** The rows that the order of passages was fitted on and measured on. */
  readonly ranked: readonly QuestionRows[];
  /** Questions of the half that was not fitted, with their confidence. */
  readonly held: readonly JudgedQuestion[];
}

type Model = keyof LanguageCalibration;
type Fit<M extends Model> = (rows: readonly QuestionRows[]) => LanguageCalibration[M];

/** Fits one model for each language on the half of the questions that is for fitting; without any it stays as it was. */
function fitInto<M extends Model>(
  calibration: Calibration,
  model: M,
  rows: readonly QuestionRows[],
  fit: Fit<M>,
): Calibration {
  const dev = rows.filter(({ split }) => split === 'dev');
  const refit = (english: boolean, before: LanguageCalibration): LanguageCalibration => {
    const own = dev.filter(({ language }) => (language === 'en') === english);
    return own.length > 0 ? { ...before, [model]: fit(own) } : before;
  };
  return { ...calibration, chinese: refit(false, calibration.chinese), english: refit(true, calibration.english) };
}

/** The questions of sets that have unanswerable ones of their own, with their confidence. */
function judgeNearMisses(rows: readonly QuestionRows[], calibration: Calibration): readonly JudgedQuestion[] {
  // An article that was taken away is missed at any threshold.
  const near = new Set(rows.filter(({ answerable }) => !answerable).map(({ set }) => set));
  return rows
    .filter(({ set }) => near.has(set))
    .flatMap(({ set, language, evidence }) =>
      evidence.map(({ features, right }) => ({
        set,
        confidence: toProbability(weighFeatures(features, calibrationFor(language, calibration).confidence)),
        answerable: right,
      })),
    );
}

/**
 * Fits all weights. Each step looks at what the step before it lets through: the order of passages decides which
 * sentences are judged, and their order which one the confidence is about.
 *
 * @param collect asks every question with the weights so far
 */
export async function runCalibration(
  start: Calibration,
  collect: (calibration: Calibration, phase: string) => Promise<readonly QuestionRows[]>,
): Promise<CalibrationRun> {
  const ranked = await collect(start, 'passages');
  const withPassages = fitInto(start, 'passages', ranked, (rows) => fitPassageRanking(rows));
  const withSentences = fitInto(
    withPassages,
    'sentences',
    await collect(withPassages, 'sentences'),
    fitSentenceRanking,
  );
  const rows = await collect(withSentences, 'confidence');
  const fitted = fitInto(withSentences, 'confidence', rows, fitConfidence);
  const judge = (split: string) =>
    judgeNearMisses(
      rows.filter((row) => row.split === split),
      fitted,
    );
  const chosen = chooseThreshold(
    judge('dev').filter(({ set }) => set !== DOUBTFUL),
    COST_RATIO,
  );
  return { calibration: { ...fitted, threshold: chosen.threshold }, chosen, ranked, held: judge('test') };
}
