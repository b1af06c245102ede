import type { Answered } from '../answering/answer.ts';
import type { Texts } from './texts.ts';

/** A line below an answer that says how it was written, where there is something to say; else null. */
export function describeWriting({ statements, notice }: Answered, texts: Texts): string | null {
  if (notice) return texts.notices[notice];
  return statements.some(({ written }) => written) ? texts.writtenByModel : null;
}
