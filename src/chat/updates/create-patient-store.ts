import type { Log } from '../../log.ts';
import type { Wait } from '../../wait.ts';

/** How soon the store is tried again when it takes nothing: a full disk, a lock. */
export const STORE_PAUSE_MS = 5_000;

/** The store, which may take nothing for a while. Its trouble is told to the log once, and so is its end. */
export interface PatientStore {
  /** @returns null when the store does not do it */
  tryOnce<T>(work: () => T): { readonly value: T } | null;
  /** Does it as soon as the store takes it; at a stop it is tried once more, and no longer waited for. */
  insist(work: () => void): Promise<void>;
}

export function createPatientStore(parts: {
  readonly log: Log;
  readonly wait: Wait;
  readonly signal: AbortSignal;
}): PatientStore {
  const { log, wait, signal } = parts;
  let isFailing = false;

  function tryOnce<T>(work: () => T): { readonly value: T } | null {
    try {
      const value = work();
      if (isFailing) log.info('the store takes updates again');
      isFailing = false;
      return { value };
    } catch (error) {
      if (!isFailing) log.error('the store takes no updates; trying again every 5 s', { error });
      isFailing = true;
      return null;
    }
  }

  return {
    tryOnce,
    async insist(work) {
      while (tryOnce(work) === null) {
        await wait(STORE_PAUSE_MS, signal);
        if (signal.aborted) return void tryOnce(work);
      }
    },
  };
}
