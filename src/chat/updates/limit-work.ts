import type { App } from '../../app.ts';

/** Answers that are worked on at the same time; one chat has at most one of them. */
const AT_WORK = 12;
/** Whoever would wait longer for their turn is told so at once instead. */
const LONGEST_WAIT_MS = 30_000;
/** How much the latest answer counts in the mean of how long they take. */
const WEIGHT = 0.2;
const FIRST_GUESS_MS = 1_000;

/** So many are being answered that this question is not taken. */
export class OverloadError extends Error {
  override readonly name = 'OverloadError';
}

/**
 * Bounds how many answers are worked on at once; the others wait in their order.
 *
 * @param now milliseconds of a clock that only goes forward
 * @returns an `answer` that rejects with OverloadError when the wait would be long
 */
export function limitWork(answer: App['answer'], now: () => number): App['answer'] {
  const waiting: (() => void)[] = [];
  let atWork = 0;
  let meanMs = FIRST_GUESS_MS;

  function takePlace(): Promise<void> | undefined {
    if (atWork < AT_WORK) {
      atWork += 1;
      return undefined;
    }
    if (((waiting.length + 1) / AT_WORK) * meanMs > LONGEST_WAIT_MS) throw new OverloadError();
    return new Promise((resolve) => waiting.push(resolve));
  }

  function givePlace(): void {
    const next = waiting.shift();
    if (next) next();
    else atWork -= 1;
  }

  return async (question, options) => {
    // What is asked in passing costs little, and has a bound of its own.
    if (options?.passing) return answer(question, options);
    await takePlace();
    const startedAt = now();
    try {
      return await answer(question, options);
    } finally {
      meanMs += WEIGHT * (now() - startedAt - meanMs);
      givePlace();
    }
  };
}
