import type { Update } from 'grammy/types';

/** Which updates are being handled, and up to where Telegram may forget them. */
export interface UpdateLedger {
  /** Those of the batch that are not in the ledger yet, which are in it from now on. */
  take(batch: readonly Update[]): readonly Update[];
  finish(update: Update): void;
  /** The `offset` that confirms every update before the first unfinished one; undefined when there is none. */
  confirmable(): number | undefined;
  /** Telegram has seen this offset. */
  confirm(offset: number): void;
  readonly unfinished: number;
}

/**
 * Keeps updates in the order of arrival. Ids are compared for equality only within it: after a quiet week Telegram
 * goes on with ids from anywhere.
 */
export function createUpdateLedger(): UpdateLedger {
  const finished = new Map<number, boolean>();
  let unfinished = 0;

  function finishedAhead(): readonly number[] {
    const ids = [...finished];
    const first = ids.findIndex(([, isFinished]) => !isFinished);
    return ids.slice(0, first === -1 ? ids.length : first).map(([id]) => id);
  }

  return {
    take(batch) {
      const fresh = batch.filter(({ update_id: id }) => !finished.has(id));
      for (const { update_id: id } of fresh) finished.set(id, false);
      unfinished += fresh.length;
      return fresh;
    },
    finish({ update_id: id }) {
      if (finished.get(id) !== false) return;
      finished.set(id, true);
      unfinished -= 1;
    },
    confirmable() {
      const last = finishedAhead().at(-1);
      return last === undefined ? undefined : last + 1;
    },
    confirm(offset) {
      for (const id of finishedAhead()) {
        finished.delete(id);
        if (id + 1 === offset) break;
      }
    },
    get unfinished() {
      return unfinished;
    },
  };
}
