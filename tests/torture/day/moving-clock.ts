import timers from 'node:timers/promises';
import { syncBuiltinESMExports } from 'node:module';
import type { Clock } from '../../helpers/telegram-double/clock.ts';

/** A clock that goes on by itself, and that can be set forward: what waits for the time in between happens then. */
export interface MovingClock extends Clock {
  /** Goes on from this moment; nothing when it is over. Milliseconds since 1970. */
  moveTo(moment: number): void;
  /** What waits for its time. */
  readonly waiting: number;
}

interface Waiting {
  readonly due: number;
  readonly act: () => void;
  readonly timer: NodeJS.Timeout;
}

export function createMovingClock(start: number): MovingClock {
  const goesOn = performance.now.bind(performance);
  const [later, callOff] = [setTimeout, clearTimeout];
  let ahead = start - goesOn();
  const waiting = new Set<Waiting>();
  const now = () => goesOn() + ahead;

  function fire(entry: Waiting): void {
    if (!waiting.delete(entry)) return;
    callOff(entry.timer);
    entry.act();
  }

  return {
    now,
    get waiting() {
      return waiting.size;
    },
    after(milliseconds, act) {
      // The real timer is for time that goes by by itself.
      const timer = later(() => fire(entry), Math.min(milliseconds, 2 ** 31 - 1));
      const entry: Waiting = { due: now() + milliseconds, act, timer };
      waiting.add(entry);
      return () => {
        callOff(timer);
        waiting.delete(entry);
      };
    },
    moveTo(moment) {
      ahead += Math.max(0, moment - now());
      for (;;) {
        const due = [...waiting].filter((entry) => entry.due <= now()).toSorted((a, b) => a.due - b.due);
        if (due.length === 0) return;
        for (const entry of due) fire(entry);
      }
    },
  };
}

/** Makes a clock the only one of this process: dates, the clock that goes forward, and every timer follow it. */
export function liveBy(clock: MovingClock): void {
  const began = clock.now();
  const RealDate = Date;
  class MovedDate extends RealDate {
    constructor(...given: readonly unknown[]) {
      super(...((given.length === 0 ? [clock.now()] : given) as [number]));
    }
    static override now(): number {
      return Math.floor(clock.now());
    }
  }
  performance.now = () => clock.now() - began;
  const begin = (act: () => void, milliseconds: number | undefined, isRepeated = false) =>
    beginTimer(clock, act, Math.max(1, Number(milliseconds) || 1), isRepeated);
  Object.assign(globalThis, {
    Date: MovedDate,
    setTimeout: (act: (...given: unknown[]) => void, milliseconds?: number, ...given: unknown[]) =>
      begin(() => act(...given), milliseconds),
    setInterval: (act: (...given: unknown[]) => void, milliseconds?: number, ...given: unknown[]) =>
      begin(() => act(...given), milliseconds, true),
    clearTimeout: endTimer,
    clearInterval: endTimer,
  });
  const sleep = <T>(milliseconds?: number, value?: T, { signal }: { readonly signal?: AbortSignal } = {}) =>
    new Promise<T>((resolve, reject) => {
      const abort = () => {
        timer.close();
        reject(signal!.reason as Error);
      };
      const timer = begin(() => {
        signal?.removeEventListener('abort', abort);
        resolve(value as T);
      }, milliseconds);
      if (signal?.aborted) abort();
      else signal?.addEventListener('abort', abort, { once: true });
    });
  Object.assign(timers, { setTimeout: sleep });
  syncBuiltinESMExports();
}

/** As much of a timer of Node as programs touch. */
interface MovedTimer {
  refresh(): MovedTimer;
  close(): void;
  ref(): MovedTimer;
  unref(): MovedTimer;
}

const ignore = () => {};
const endTimer = (timer: MovedTimer | undefined) => timer?.close();

function beginTimer(clock: MovingClock, act: () => void, milliseconds: number, isRepeated: boolean): MovedTimer {
  let stop: () => void = ignore;
  const timer: MovedTimer = {
    refresh() {
      stop();
      stop = clock.after(milliseconds, () => {
        if (isRepeated) timer.refresh();
        act();
      });
      return timer;
    },
    close: () => stop(),
    ref: () => timer,
    unref: () => timer,
  };
  return timer.refresh();
}
