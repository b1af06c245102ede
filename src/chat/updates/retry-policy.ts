import { type BegunUpdate, MOST_INTERRUPTIONS, type OpenUpdate } from '../../store/update-table.ts';

/** Pauses after the first, second … failure; whoever failed once more is given up. */
const PAUSES_MS = [2_000, 10_000, 30_000, 2 * 60_000, 10 * 60_000, 30 * 60_000, 60 * 60_000];
/** What goes by between two attempts at most. */
export const LONGEST_PAUSE_MS = Math.max(...PAUSES_MS);
/**
 * An update in whose middle the program ended so often may be what ended it. Usually it is innocent: all that were
 * worked on at that moment are counted, and whoever stops the program again and again hits hundreds. Therefore suspects
 * are worked on one at a time, and each end of the program counts against one of them at most.
 */
const SUSPECT_AFTER = 3;

/**
 * @param failures how often it had failed before this time
 * @returns milliseconds until it is tried again; null when it is given up
 */
export function pauseAfterFailure({ failures }: Pick<BegunUpdate, 'failures'>): number | null {
  return PAUSES_MS[failures] ?? null;
}

/** Whether it may be what ended the program. */
export function isSuspect({ interruptions }: Pick<OpenUpdate, 'interruptions'>): boolean {
  return interruptions >= SUSPECT_AFTER;
}

/** Whether it is taken for what ends the program, and given up without another attempt. */
export function isConvicted({ interruptions }: Pick<BegunUpdate, 'interruptions'>): boolean {
  return interruptions >= MOST_INTERRUPTIONS;
}
