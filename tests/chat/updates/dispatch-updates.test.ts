import type { Update } from 'grammy/types';
import { describe, expect, it, onTestFinished } from 'vitest';

import { createDispatcher, type Dispatcher } from '../../../src/chat/updates/dispatch-updates.ts';
import { silentLog } from '../../../src/log.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { createManualClock } from '../../helpers/telegram-double/clock.ts';

/** A store that outlives the programs on it, which are killed: what they were at stays as it was. */
function openScene() {
  const store = openStore(null);
  onTestFinished(() => store.close());
  const clock = createManualClock();
  const told: number[] = [];
  let program = 0;

  /** Work that never ends unless `handle` lets it; the program before this one was killed. */
  function start(handle: (update: Update) => Promise<void>): Dispatcher {
    program += 1;
    const mine = program;
    const dispatcher = createDispatcher({
      table: store.updates,
      handle: (update) => (mine === program ? handle(update) : new Promise(() => undefined)),
      onDead: (update) => Promise.resolve(void told.push(update.update_id)),
      log: silentLog,
      wait: (milliseconds) => new Promise((resolve) => void clock.after(milliseconds, resolve)),
      now: () => clock.now(),
    });
    dispatcher.add(store.updates.listOpen());
    return dispatcher;
  }

  return {
    clock,
    told,
    start,
    count: () => store.updates.count(),
    add: (ids: readonly number[]) =>
      store.updates.insert(
        ids.map((id) => ({ updateId: id, lane: `chat ${id}`, person: id, body: `{"update_id":${id}}` })),
        clock.now(),
      ),
  };
}

const never = () => new Promise<void>(() => undefined);
const IDS = Array.from({ length: 30 }, (_, n) => n + 1);

describe('updates in whose middle the program ended', () => {
  it('are worked on one at a time after three times, so that no crowd is suspected for one', async () => {
    const { start, add, count } = openScene();
    add(IDS);
    for (let kill = 0; kill < 3; kill += 1) start(never);
    let atOnce = 0;
    let most = 0;
    const finished: number[] = [];
    const dispatcher = start(async ({ update_id: id }) => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await Promise.resolve();
      atOnce -= 1;
      finished.push(id);
    });
    await dispatcher.idle();
    expect(most).toBe(1);
    expect(finished).toEqual(IDS);
    expect(count()).toMatchObject({ open: 0, dead: 0 });
  });

  it('are not given up, however often it ends, when something else ends it', async () => {
    const { start, add, count, told } = openScene();
    add(IDS);
    // At each life one of them is answered before the end comes.
    for (let kill = 0; kill < 100; kill += 1) {
      let answered = 0;
      start(() => (answered++ === 0 && kill >= 3 ? Promise.resolve() : never()));
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(count()).toMatchObject({ open: 0, dead: 0 });
    expect(told).toEqual([]);
  });

  it('are given up one by one when they end it themselves, and told so; the others are worked on', async () => {
    const { start, add, count, told } = openScene();
    add(IDS);
    const deadly = 17;
    let lives = 0;
    const finished = new Set<number>();
    for (let alive = false; !alive && lives < 100; lives += 1) {
      alive = true;
      const dispatcher = start(({ update_id: id }) => {
        if (id !== deadly && alive) {
          finished.add(id);
          return Promise.resolve();
        }
        alive = false;
        return never();
      });
      await Promise.race([dispatcher.idle(), new Promise((resolve) => setImmediate(resolve))]);
    }
    expect(lives).toBeLessThan(25);
    expect(told).toEqual([deadly]);
    expect(finished.size).toBe(IDS.length - 1);
    expect(count()).toMatchObject({ open: 0, dead: 1 });
  });

  it('do not wait longer than a while for one of them that waits itself', async () => {
    const { clock, start, add, count } = openScene();
    add([1, 2, 3]);
    for (let kill = 0; kill < 3; kill += 1) start(never);
    start(({ update_id: id }) => (id === 1 ? never() : Promise.resolve()));
    await new Promise((resolve) => setImmediate(resolve));
    expect(count().open).toBe(3);
    clock.advance(30_000);
    await new Promise((resolve) => setImmediate(resolve));
    expect(count().open).toBe(1);
  });
});
