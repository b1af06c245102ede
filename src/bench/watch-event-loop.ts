import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How often the loop is looked at, in milliseconds. A delay shorter than this is no delay. */
const RESOLUTION = 10;

/** The longest time that the event loop was kept from its next turn while `work` ran, in milliseconds. */
export async function watchEventLoop<T>(
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly blocked: number }> {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION });
  delays.enable();
  const result = await work();
  // The turn that was late is counted at its end.
  await new Promise((resolve) => setImmediate(resolve));
  delays.disable();
  return { result, blocked: Math.max(0, delays.max / 1e6 - RESOLUTION) };
}
