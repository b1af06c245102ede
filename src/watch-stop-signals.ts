/** Whoever stops the program by npm sends the same signal twice within a moment: from the terminal, and by npm. */
const ONE_WISH_MS = 1_000;

/**
 * Aborts when the program is told to stop: SIGTERM, SIGINT, or SIGHUP when its terminal is closed. The stop is bounded,
 * so that a supervisor's second signal changes nothing; a person's second SIGINT ends the program at once, as kill -9
 * would.
 */
export function watchStopSignals(): AbortSignal {
  const stopping = new AbortController();
  let toldAt: number | undefined;
  const stop = (name: NodeJS.Signals) => {
    const isMeant = toldAt !== undefined && performance.now() - toldAt > ONE_WISH_MS;
    if (name === 'SIGINT' && isMeant) process.exit(130);
    toldAt ??= performance.now();
    stopping.abort();
  };
  for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(name, stop);
  return stopping.signal;
}
