import type { Log } from '../log.ts';
import type { Route } from './route.ts';
import { OWN_PATHS } from './own-paths.ts';

/**
 * `/healthz` says that the process lives; `/readyz` whether it can do its work, with a line for each part that fails.
 *
 * @param listFailing a line for each part that fails, without anything of the fault; empty when all is well
 */
export function createHealthRoutes(parts: {
  readonly listFailing: () => readonly string[];
  readonly log: Log;
}): readonly Route[] {
  const { listFailing, log } = parts;
  let last = 'unknown';
  let wasReady = false;

  /** Whoever looks into the log learns since when. Before a start is over it is no news that it is not ready. */
  function note(failing: readonly string[]): void {
    const now = failing.map((line) => line.split(':', 1)[0]).join(', ');
    if (now === last) return;
    last = now;
    if (failing.length > 0) log[wasReady ? 'warn' : 'info']('not ready', { failing });
    else log.info('ready');
    wasReady ||= failing.length === 0;
  }

  return [
    { method: 'GET', path: OWN_PATHS.lives, name: 'healthz', answer: () => ({ status: 200 }) },
    {
      method: 'GET',
      path: OWN_PATHS.ready,
      name: 'readyz',
      answer() {
        const failing = listFailing();
        note(failing);
        return failing.length === 0 ? { status: 200 } : { status: 503, text: `${failing.join('\n')}\n` };
      },
    },
  ];
}
