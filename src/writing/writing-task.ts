import type { Extract } from '../answering/write-extract.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { Language } from '../language/language.ts';
import type { Question } from '../question/question.ts';
import type { Found } from '../retrieval/retrieve.ts';

/** What an answer is written from. */
export interface WritingTask {
  /** Standing for itself. */
  readonly question: Question;
  /** The language to write in. */
  readonly language: Language;
  /** What was found, best first. */
  readonly found: readonly Found[];
  /** The answer in the articles' own sentences; its figures with how they stand to each other. */
  readonly extract: Extract;
  readonly snapshot: Snapshot;
}
