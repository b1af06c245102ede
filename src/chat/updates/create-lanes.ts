import type { OpenUpdate } from '../../store/update-table.ts';
import type { Wait } from '../../wait.ts';
import { isSuspect, LONGEST_PAUSE_MS } from './retry-policy.ts';

/** What ends the program ends it soon: whoever takes longer waits for Telegram, and the next suspect's turn comes. */
const SUSPECT_MS = 30_000;

/** The first update of a lane, which holds the lane until its turn is ended. */
export interface Turn {
  readonly open: OpenUpdate;
  /** @param retryAt when it is to be tried again, before those behind it; null when its place is free */
  readonly end: (retryAt: number | null) => void;
}

/** Which update may be worked on when: those of a lane one after the other, lanes in the order in which they are ready. */
export interface Lanes {
  append(open: OpenUpdate): void;
  /** Begins the next turn; null when none may begin now. */
  next(): Turn | null;
  /** Whether a lane waits for nothing but `next`. */
  hasReady(): boolean;
  /** How many updates of the lane wait or are worked on. */
  sizeOf(key: string): number;
}

interface Lane {
  readonly waiting: OpenUpdate[];
  isTaken: boolean;
}

/** @param parts.onReady called when time has made another turn possible */
export function createLanes(parts: {
  readonly wait: Wait;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly signal: AbortSignal;
  readonly onReady: () => void;
}): Lanes {
  const { wait, now, signal, onReady } = parts;
  const lanes = new Map<string, Lane>();
  const ready: Lane[] = [];
  /** Lanes whose first update is a suspect, while another one is worked on. */
  const suspects: Lane[] = [];
  let isSuspectAtWork = false;

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
    await wait(pause, signal);
    if (signal.aborted) return;
    ready.push(lane);
    onReady();
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
      await wait(SUSPECT_MS, AbortSignal.any([over.signal, signal]));
      passOn();
      onReady();
    }
    void passOnInTime();
    return passOn;
  }

  function begin(lane: Lane, first: OpenUpdate): Turn {
    const passOn = isSuspect(first) ? holdSuspects() : () => {};
    return {
      open: first,
      end(retryAt) {
        passOn();
        if (retryAt === null) lane.waiting.shift();
        else lane.waiting[0] = { ...first, notBefore: retryAt };
        lane.isTaken = false;
        offer(first.lane, lane);
      },
    };
  }

  return {
    append(open) {
      const lane = lanes.get(open.lane) ?? { waiting: [], isTaken: false };
      lanes.set(open.lane, lane);
      lane.waiting.push(open);
      if (!lane.isTaken) offer(open.lane, lane);
    },
    next() {
      for (let lane = ready.shift(); lane !== undefined; lane = ready.shift()) {
        const [first] = lane.waiting;
        if (first === undefined) continue;
        if (!isSuspect(first) || !isSuspectAtWork) return begin(lane, first);
        suspects.push(lane);
      }
      return null;
    },
    hasReady: () => ready.length > 0,
    sizeOf: (key) => lanes.get(key)?.waiting.length ?? 0,
  };
}
