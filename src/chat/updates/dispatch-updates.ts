import type { Update } from 'grammy/types';
import type { Log } from '../../log.ts';
import type { OpenUpdate, UpdateTable } from '../../store/update-table.ts';
import { type Wait, waitFor } from '../../wait.ts';
import { describeApiError } from '../delivery/api-errors.ts';
import { traceOf } from './lane-of.ts';

/** Pauses after the first, second … failure; whoever failed once more is given up. */
const PAUSES_MS = [2_000, 10_000, 30_000, 2 * 60_000, 10 * 60_000, 30 * 60_000, 60 * 60_000];
const LONGEST_PAUSE_MS = 60 * 60_000;
/**
 * An update in whose middle the program ended so often may be what ended it. Usually it is innocent: all that were
 * worked on at that moment are counted, and whoever stops the program again and again hits hundreds. Therefore suspects
 * are worked on one at a time, and each end of the program counts against one of them at most.
 */
const SUSPECT_AFTER = 3;
const MOST_INTERRUPTIONS = 20;
/** What ends the program ends it soon: whoever takes longer waits for Telegram, and the next suspect's turn comes. */
const SUSPECT_MS = 30_000;
/** Chats that are worked on at the same time; their updates are in memory. */
const MOST_AT_ONCE = 1_000;
/** How soon the store is tried again when it takes nothing: a full disk, a lock. */
const STORE_PAUSE_MS = 5_000;

/** What a handler is told of an update besides its content. */
export interface UpdateNote {
  /** When it came in; milliseconds since 1970. */
  readonly receivedAt: number;
  /** Its lane is full: it is only to be turned away, at once and before those that wait. */
  readonly isSurplus: boolean;
  /** It was begun before, and failed or was interrupted. */
  readonly isRepeated: boolean;
}

/** What became of an attempt at an update. */
export type UpdateOutcome = 'done' | 'failed' | 'dead';

export interface DispatchParts {
  readonly table: UpdateTable;
  /** Rejects when it is to be tried again. Called for many lanes at the same time. */
  readonly handle: (update: Update, note: UpdateNote) => Promise<void>;
  /** The update was tried too often and will not be tried again. */
  readonly onDead: (update: Update) => Promise<void>;
  readonly onOutcome?: ((outcome: UpdateOutcome) => void) | undefined;
  readonly log: Log;
  readonly wait: Wait;
  /** Milliseconds since 1970. */
  readonly now: () => number;
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

interface Lane {
  readonly waiting: OpenUpdate[];
  isTaken: boolean;
}

export function createDispatcher(parts: DispatchParts): Dispatcher {
  const { table, log, wait, now } = parts;
  const lanes = new Map<string, Lane>();
  const ready: Lane[] = [];
  /** Lanes whose first update is a suspect, while another one is worked on. */
  const suspects: Lane[] = [];
  let isSuspectAtWork = false;
  const running = new Map<number, Promise<void>>();
  const stopping = new AbortController();
  const whenIdle = new Set<() => void>();
  let storeFails = false;

  const isIdle = () => stopping.signal.aborted || (running.size === 0 && ready.length === 0);

  function tellIdle(): void {
    if (!isIdle()) return;
    for (const tell of whenIdle) tell();
    whenIdle.clear();
  }

  /** @returns null when the store does not do it */
  function tryStore<T>(work: () => T): { readonly value: T } | null {
    try {
      const value = work();
      if (storeFails) log.info('the store takes updates again');
      storeFails = false;
      return { value };
    } catch (error) {
      if (!storeFails) log.error('the store takes no updates; trying again every 5 s', { error });
      storeFails = true;
      return null;
    }
  }

  /** What came of an update is noted as soon as the store takes it: until then a restart would do it again. */
  async function settle(work: () => void): Promise<void> {
    while (tryStore(work) === null) {
      await wait(STORE_PAUSE_MS, stopping.signal);
      if (stopping.signal.aborted) return void tryStore(work);
    }
  }

  async function bury(id: number, update: Update, reason: string): Promise<void> {
    log.error('an update was tried too often and is given up', { ...traceOf(update), reason });
    await parts
      .onDead(update)
      .catch((error: unknown) =>
        log.warn('that an update is given up could not be told', { error: describeApiError(error) }),
      );
    await settle(() => table.bury(id, now(), reason));
    parts.onOutcome?.('dead');
  }

  /** @returns the moment of the next attempt; null when it needs none */
  async function attempt({ updateId: id }: OpenUpdate, isSurplus: boolean): Promise<number | null> {
    const begun = tryStore(() => table.begin(id));
    if (begun === null) return now() + STORE_PAUSE_MS;
    // Whoever is forgotten takes their updates along.
    if (begun.value === null) return null;
    const { receivedAt, failures, interruptions } = begun.value;
    const update = begun.value.update as Update | null;
    if (update === null) {
      log.error('an update cannot be read and is given up', { update: id });
      await settle(() => table.bury(id, now(), 'it cannot be read'));
      return null;
    }
    if (interruptions >= MOST_INTERRUPTIONS) {
      await bury(id, update, 'the program ended in the middle of it too often');
      return null;
    }
    try {
      await parts.handle(update, { receivedAt, isSurplus, isRepeated: failures + interruptions > 0 });
    } catch (error) {
      const fault = describeApiError(error);
      const pause = PAUSES_MS[failures];
      if (pause === undefined) {
        await bury(id, update, String(fault['message']));
        return null;
      }
      const notBefore = now() + pause;
      log.warn('an update failed and is tried again', { ...traceOf(update), failures: failures + 1, error: fault });
      await settle(() => table.postpone(id, notBefore, String(fault['message'])));
      parts.onOutcome?.('failed');
      return notBefore;
    }
    await settle(() => table.finish(id, now()));
    parts.onOutcome?.('done');
    return null;
  }

  function begin(open: OpenUpdate, isSurplus: boolean, end: (retryAt: number | null) => void): void {
    const { updateId } = open;
    async function work(): Promise<void> {
      const retryAt = await attempt(open, isSurplus).catch((error: unknown) => {
        log.error('an update could not be worked on', { update: updateId, error: describeApiError(error) });
        return now() + STORE_PAUSE_MS;
      });
      running.delete(updateId);
      end(retryAt);
      pump();
    }
    running.set(updateId, work());
  }

  /** @returns ends the turn of the suspect that begins now */
  function holdSuspects(): () => void {
    const over = new AbortController();
    isSuspectAtWork = true;
    const passOn = () => {
      if (over.signal.aborted) return;
      over.abort();
      isSuspectAtWork = false;
      ready.push(...suspects.splice(0, 1));
    };
    async function passOnInTime(): Promise<void> {
      await wait(SUSPECT_MS, AbortSignal.any([over.signal, stopping.signal]));
      passOn();
      pump();
    }
    void passOnInTime();
    return passOn;
  }

  function pump(): void {
    while (!stopping.signal.aborted && running.size < MOST_AT_ONCE && ready.length > 0) {
      const lane = ready.shift()!;
      const [first] = lane.waiting;
      if (first === undefined) continue;
      const isSuspect = first.interruptions >= SUSPECT_AFTER;
      if (isSuspect && isSuspectAtWork) {
        suspects.push(lane);
        continue;
      }
      const passOn = isSuspect ? holdSuspects() : () => {};
      begin(first, false, (retryAt) => {
        passOn();
        if (retryAt === null) lane.waiting.shift();
        else lane.waiting[0] = { ...first, notBefore: retryAt };
        lane.isTaken = false;
        offer(first.lane, lane);
      });
    }
    tellIdle();
  }

  /** The lane waits for its turn, or for the time when its first update may be tried again. */
  function offer(key: string, lane: Lane): void {
    const [first] = lane.waiting;
    if (first === undefined) {
      lanes.delete(key);
      return;
    }
    lane.isTaken = true;
    // The moment was noted by a clock that may have been set back since.
    const pause = Math.min(first.notBefore - now(), LONGEST_PAUSE_MS);
    if (pause <= 0) ready.push(lane);
    else void offerAfter(pause, lane);
  }

  async function offerAfter(pause: number, lane: Lane): Promise<void> {
    await wait(pause, stopping.signal);
    if (stopping.signal.aborted) return;
    ready.push(lane);
    pump();
  }

  function append(open: OpenUpdate): void {
    const lane = lanes.get(open.lane) ?? { waiting: [], isTaken: false };
    lanes.set(open.lane, lane);
    lane.waiting.push(open);
    if (!lane.isTaken) offer(open.lane, lane);
  }

  return {
    add(updates, surplus) {
      for (const open of updates)
        if (!surplus?.has(open.updateId)) append(open);
        else
          begin(open, true, (retryAt) => {
            if (retryAt !== null) append({ ...open, notBefore: retryAt });
          });
      pump();
    },
    sizeOf: (lane) => lanes.get(lane)?.waiting.length ?? 0,
    idle: () => (isIdle() ? Promise.resolve() : new Promise((resolve) => whenIdle.add(resolve))),
    async stop(drainMs) {
      stopping.abort();
      await waitFor(Promise.all(running.values()), drainMs, wait);
      if (running.size > 0) log.warn('stopped before all messages were answered', { unfinished: running.size });
      for (const id of running.keys()) tryStore(() => table.release(id));
    },
  };
}
