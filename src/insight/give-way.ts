import { setImmediate } from 'node:timers/promises';

/** How long a computation may hold the event loop in one go, in milliseconds. */
const TURN_MS = 15;

/**
 * Lets everything else of the process move when a long computation has gone on for a while. To be called often: it
 * gives a promise only when it is time, so that a tight loop need not wait at every step.
 */
export type GiveWay = () => Promise<void> | undefined;

export function createGiveWay(turnMs = TURN_MS): GiveWay {
  let since = performance.now();
  async function wait(): Promise<void> {
    await setImmediate();
    since = performance.now();
  }
  return () => (performance.now() - since < turnMs ? undefined : wait());
}
