/** What somebody who looked at an answer says of it: nothing should have been answered, or only not this. */
export type Judgement = 'not-found' | 'not-this';

/** Makes a question that new articles are tried with of an answer that was given. */
export interface GoldenAdding {
  /** @returns null when the answer is not on record any more, or tells nothing that could be expected */
  addFromAnswer(answerId: string, judgement: Judgement): unknown;
}
