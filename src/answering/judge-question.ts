import { CALIBRATION } from '../calibration/weights.ts';
import { type Evidence, judgeEvidence } from '../evidence/judge-evidence.ts';
import { readSentences } from '../reading/read-sentences.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { Question } from '../question/question.ts';
import type { Found } from '../retrieval/retrieve.ts';
import { compareFigures } from './compare-figures.ts';
import { leaveOutTime, readFigureQuestion } from './figure-question.ts';

/** Passages whose sentences are judged. */
export const JUDGED = 8;

/**
 * Judges the evidence in the best passages that were found.
 *
 * A year or a target need not be in the words of a text: the publication tells the year, a plan its verb. So a question
 * after a figure that fails for these alone is judged without them, and stands when the figure it then finds is of that
 * year, or a target. The other way round, a figure of another year than the question's does not answer it.
 */
export function judgeQuestion(question: Question, found: readonly Found[], snapshot: Snapshot): Evidence {
  const best = found.slice(0, JUDGED);
  const evidence = judgeEvidence(question, best, snapshot);
  const asked = readFigureQuestion(question);
  const timeless = asked && leaveOutTime(question, asked);
  if (!timeless) return evidence;
  const isAnswer = evidence.confidence >= CALIBRATION.threshold;
  const judged = isAnswer ? evidence : judgeEvidence(timeless, best, snapshot);
  if (judged.confidence < CALIBRATION.threshold) return evidence;
  const lead = compareFigures(question, judged, found.slice(JUDGED), snapshot)?.figures[0]?.candidate;
  const isOfYear = asked.year === null || lead?.figure.asOf?.startsWith(asked.year) === true;
  if (!isAnswer) return lead && isOfYear && lead.figure.planned === asked.planned ? judged : evidence;
  if (!lead || isOfYear || lead.figure.asOf === null) return evidence;
  const { folded, frame } = readSentences(snapshot, lead.passage);
  return `${frame}\n${folded}`.includes(asked.year) ? evidence : { ...evidence, confidence: 0 };
}
