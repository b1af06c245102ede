import type { OpenUpdate } from '../../store/update-table.ts';
import { type Wait, waitFor } from '../../wait.ts';
import { describeApiError } from '../delivery/api-errors.ts';
import { type AttemptParts, createAttempt } from './attempt-update.ts';
import { createLanes } from './create-lanes.ts';
import { createPatientStore, STORE_PAUSE_MS } from './create-patient-store.ts';

/** Chats that are worked on at the same time; their updates are in memory. */
const MOST_AT_ONCE = 1_000;

export interface DispatchParts extends AttemptParts {
  readonly wait: Wait;
}

/** Works on stored updates: those of a lane one after the other, lanes at the same time. */
export interface Dispatcher {
  /** @param surplus those of them that find their lane full */
  add(updates: readonly OpenUpdate[], surplus?: ReadonlySet<number>): void;
  /** How many updates of the lane wait or are worked on. */
  sizeOf(lane: string): number;
  /** Resolves when nothing is worked on, and nothing waits but for a time to come. */
  idle(): Promise<void>;
  /** Begins nothing more and lets what is worked on come to its end for a while; the rest is done after the next start. */
  stop(drainMs: number): Promise<void>;
}

export function createDispatcher(parts: DispatchParts): Dispatcher {
  const { table, log, wait, now } = parts;
  const stopping = new AbortController();
  const { signal } = stopping;
  const store = createPatientStore({ log, wait, signal });
  const attempt = createAttempt({ ...parts, store });
  const lanes = createLanes({ wait, now, signal, onReady: () => pump() });
  const running = new Map<number, Promise<void>>();
  const whenIdle = new Set<() => void>();

  const isIdle = () => signal.aborted || (running.size === 0 && !lanes.hasReady());

  function tellIdle(): void {
    if (!isIdle()) return;
    for (const tell of whenIdle) tell();
    whenIdle.clear();
  }

  function begin({ updateId }: OpenUpdate, isSurplus: boolean, end: (retryAt: number | null) => void): void {
    async function work(): Promise<void> {
      const retryAt = await attempt(updateId, isSurplus).catch((error: unknown) => {
        log.error('an update could not be worked on', { update: updateId, error: describeApiError(error) });
        return now() + STORE_PAUSE_MS;
      });
      running.delete(updateId);
      end(retryAt);
      pump();
    }
    running.set(updateId, work());
  }

  function pump(): void {
    while (!signal.aborted && running.size < MOST_AT_ONCE) {
      const turn = lanes.next();
      if (turn === null) break;
      begin(turn.open, false, turn.end);
    }
    tellIdle();
  }

  /** It does not wait for its lane; it gets a place there only when it has to be tried again. */
  function beginSurplus(open: OpenUpdate): void {
    begin(open, true, (retryAt) => {
      if (retryAt !== null) lanes.append({ ...open, notBefore: retryAt });
    });
  }

  return {
    add(updates, surplus) {
      for (const open of updates)
        if (surplus?.has(open.updateId)) beginSurplus(open);
        else lanes.append(open);
      pump();
    },
    sizeOf: (lane) => lanes.sizeOf(lane),
    idle: () => (isIdle() ? Promise.resolve() : new Promise((resolve) => whenIdle.add(resolve))),
    async stop(drainMs) {
      stopping.abort();
      await waitFor(Promise.all(running.values()), drainMs, wait);
      if (running.size > 0) log.warn('stopped before all messages were answered', { unfinished: running.size });
      for (const id of running.keys()) store.tryOnce(() => table.release(id));
    },
  };
}
