import type { Unavailable } from '../answering/answer.ts';
import type { Texts } from './texts.ts';

/** Admits a fault, with the id by which an admin can look into it. */
export function describeUnavailable({ reason, id }: Pick<Unavailable, 'reason' | 'id'>, texts: Texts): string {
  return texts.unavailable[reason] + texts.answerId(id);
}
