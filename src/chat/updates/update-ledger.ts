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
 * Telegram hands out a hundred updates that are not confirmed, and no more: one that takes its time, because its chat
 * takes nothing from us, must not keep the others waiting. When so many behind it are finished it is let go; it goes on
 * here, but a crash would lose it.
 */
const MOST_HELD_BACK = 60;

/**
 * Keeps updates in the order of arrival. Ids are compared for equality only within it: after a quiet week Telegram
 * goes on with ids from anywhere.
 */
export function createUpdateLedger(): UpdateLedger {
  /** Those that Telegram has not forgotten, and whether it may forget them as far as they are concerned. */
  const known = new Map<number, boolean>();
  const open = new Set<number>();

  function letGo(): void {
    const ahead = finishedAhead().length;
    const behind = [...known].slice(ahead).filter(([, isFinished]) => isFinished).length;
    const [first] = [...known][ahead] ?? [];
    if (behind >= MOST_HELD_BACK && first !== undefined) known.set(first, true);
  }

  function finishedAhead(): readonly number[] {
    const ids = [...known];
    const first = ids.findIndex(([, isFinished]) => !isFinished);
    return ids.slice(0, first === -1 ? ids.length : first).map(([id]) => id);
  }

  return {
    take(batch) {
      const fresh = batch.filter(({ update_id: id }) => !known.has(id));
      for (const { update_id: id } of fresh) {
        known.set(id, false);
        open.add(id);
      }
      return fresh;
    },
    finish({ update_id: id }) {
      if (!open.delete(id)) return;
      if (known.has(id)) known.set(id, true);
      letGo();
    },
    confirmable() {
      const last = finishedAhead().at(-1);
      return last === undefined ? undefined : last + 1;
    },
    confirm(offset) {
      for (const id of finishedAhead()) {
        known.delete(id);
        if (id + 1 === offset) break;
      }
    },
    get unfinished() {
      return open.size;
    },
  };
}
