import { createHash } from 'node:crypto';

/** Where a question goes: weights are fitted on `dev`, and `test` is only measured. */
export type Split = 'dev' | 'test';

/** Half of the questions each, by the first byte of the SHA-256 of `split` and the question's id: the same on every machine. */
export function splitOf(id: string): Split {
  return createHash('sha256').update(`split ${id}`).digest()[0]! % 2 === 0 ? 'dev' : 'test';
}
