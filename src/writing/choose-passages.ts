import { JUDGED } from '../answering/judge-question.ts';
import type { Citation } from '../answering/answer.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { WritingTask } from './writing-task.ts';

/** The number of the passage in which a citation ends, or null when no passage holds it. */
export function findPassageOf({ articleId, end }: Citation, { passages }: Snapshot): number | null {
  const at = passages.findIndex(
    (passage) => passage.articleId === articleId && passage.start < end && end <= passage.end,
  );
  return at === -1 ? null : at;
}

/**
 * The passages that a model is shown, by their number in the snapshot: those whose sentences were judged, best first,
 * and those that the extractive answer cites besides. The position + 1 is the number that the model knows one by.
 */
export function choosePassages({ found, extract, snapshot }: WritingTask): readonly number[] {
  const cited = extract.citations.flatMap((citation) => findPassageOf(citation, snapshot) ?? []);
  return [...new Set([...found.slice(0, JUDGED).map(({ passage }) => passage), ...cited])];
}
