import type { Update } from 'grammy/types';
import type { Log } from '../../log.ts';
import type { BegunUpdate, UpdateTable } from '../../store/update-table.ts';
import { describeApiError } from '../delivery/api-errors.ts';
import { STORE_PAUSE_MS, type PatientStore } from './create-patient-store.ts';
import { isWorthAnother } from './is-worth-another.ts';
import { traceOf } from './lane-of.ts';
import { isConvicted, pauseAfterFailure } from './retry-policy.ts';

/** What a handler is told of an update besides its content. */
export interface UpdateNote {
  /** When it came in; milliseconds since 1970. */
  readonly receivedAt: number;
  /** Its lane is full: it is only to be turned away, at once and before those that wait. */
  readonly isSurplus: boolean;
  /** It was begun before, and failed or was interrupted. */
  readonly isRepeated: boolean;
  /** It was given up before, and an admin wants it tried again. */
  readonly isRevived: boolean;
}

/** What became of an attempt at an update. */
export type UpdateOutcome = 'done' | 'failed' | 'dead';

export interface AttemptParts {
  readonly table: UpdateTable;
  /** Rejects when it is to be tried again. Called for many lanes at the same time. */
  readonly handle: (update: Update, note: UpdateNote) => Promise<void>;
  /** The update was tried too often and will not be tried again. */
  readonly onDead: (update: Update) => Promise<void>;
  readonly onOutcome?: ((outcome: UpdateOutcome) => void) | undefined;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** @returns the moment of the next attempt; null when it needs none */
export type Attempt = (updateId: number, isSurplus: boolean) => Promise<number | null>;

/**
 * Works on an update once. What came of it is noted as soon as the store takes it: until then a restart would do it
 * again.
 */
export function createAttempt(parts: AttemptParts & { readonly store: PatientStore }): Attempt {
  const { table, handle, onDead, onOutcome, log, now, store } = parts;

  async function bury(id: number, update: Update, reason: string): Promise<null> {
    log.error('an update was tried too often and is given up', { ...traceOf(update), reason });
    await onDead(update).catch((error: unknown) =>
      log.warn('that an update is given up could not be told', { error: describeApiError(error) }),
    );
    await store.insist(() => table.bury(id, now(), reason, isWorthAnother(update)));
    onOutcome?.('dead');
    return null;
  }

  async function noteFailure(id: number, update: Update, begun: BegunUpdate, error: unknown): Promise<number | null> {
    const fault = describeApiError(error);
    const pause = pauseAfterFailure(begun);
    if (pause === null) return bury(id, update, String(fault['message']));
    const notBefore = now() + pause;
    log.warn('an update failed and is tried again', { ...traceOf(update), failures: begun.failures + 1, error: fault });
    await store.insist(() => table.postpone(id, notBefore, String(fault['message'])));
    onOutcome?.('failed');
    return notBefore;
  }

  return async (id, isSurplus) => {
    const read = store.tryOnce(() => table.begin(id));
    if (read === null) return now() + STORE_PAUSE_MS;
    const begun = read.value;
    // Whoever is forgotten takes their updates along.
    if (begun === null) return null;
    const { receivedAt, failures, interruptions, isRevived } = begun;
    const update = begun.update as Update | null;
    if (update === null) {
      log.error('an update cannot be read and is given up', { update: id });
      await store.insist(() => table.bury(id, now(), 'it cannot be read'));
      return null;
    }
    if (isConvicted(begun)) return bury(id, update, 'the program ended in the middle of it too often');
    try {
      const isRepeated = isRevived || failures + interruptions > 0;
      await handle(update, { receivedAt, isSurplus, isRepeated, isRevived });
    } catch (error) {
      return noteFailure(id, update, begun, error);
    }
    await store.insist(() => table.finish(id, now()));
    onOutcome?.('done');
    return null;
  };
}
