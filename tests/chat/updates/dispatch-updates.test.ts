import { describe, expect, it } from 'vitest';
import { createDispatcher, type DispatchParts } from '../../../src/chat/updates/dispatch-updates.ts';
import { createIntake } from '../../../src/chat/updates/create-intake.ts';
import { silentLog } from '../../../src/log.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { createGate } from '../fake-app.ts';

/** A moment that only waiting moves. */
const START = Date.UTC(2026, 10, 24);

/** @param hold what a wait is to last, instead of passing at once; null for a wait that passes */
function open(
  handle: DispatchParts['handle'],
  store = openStore(null),
  hold: (milliseconds: number) => Promise<void> | null = () => null,
) {
  let now = START;
  const pauses: number[] = [];
  const dead: number[] = [];
  const dispatcher = createDispatcher({
    table: store.updates,
    handle,
    onDead: (update) => Promise.resolve(void dead.push(update.update_id)),
    log: silentLog,
    wait: (milliseconds, signal) => {
      if (signal?.aborted) return Promise.resolve();
      const held = hold(milliseconds);
      if (held) return held;
      pauses.push(milliseconds);
      now += milliseconds;
      return new Promise((resolve) => setImmediate(resolve));
    },
    now: () => now,
  });
  const presence = { enter: () => undefined };
  const intake = createIntake({ table: store.updates, dispatcher, presence, adminUserIds: [9], now: () => now });
  return { store, dispatcher, intake, pauses, dead };
}

const message = (id: number, chat: number, from = chat) =>
  ({
    update_id: id,
    message: { message_id: id, date: 0, chat: { id: chat, type: 'private' }, from: { id: from } },
  }) as never;

const stored = (id: number, chat: number) => ({
  updateId: id,
  lane: `chat ${chat}`,
  person: chat,
  body: JSON.stringify(message(id, chat)),
});

/** Until nothing is open any more. */
async function untilDone({ store }: Pick<ReturnType<typeof open>, 'store'>): Promise<void> {
  await expect.poll(() => store.updates.count().open, { interval: 1 }).toBe(0);
}

describe('updates that were taken in', () => {
  it('are worked on in the order of their chat, chats at the same time, each once however often it comes', async () => {
    const gate = createGate();
    const done: number[] = [];
    const opened = open(async ({ update_id: id }) => {
      if (id === 1) await gate.promise;
      done.push(id);
    });
    opened.intake.accept([message(1, 10), message(2, 10), message(3, 20)]);
    opened.intake.accept([message(3, 20), message(1, 10), message(4, 10), message(4, 10)]);
    await expect.poll(() => done).toEqual([3]);
    gate.open();
    await untilDone(opened);
    opened.intake.accept([message(2, 10), message(3, 20)]);
    await opened.dispatcher.idle();
    expect(done).toEqual([3, 1, 2, 4]);
  });

  it('are tried again after longer and longer pauses, and what comes behind them waits', async () => {
    const done: number[] = [];
    let failures = 0;
    const opened = open(({ update_id: id }) => {
      if (id === 1 && failures < 7) {
        failures += 1;
        return Promise.reject(new Error('Telegram is ill'));
      }
      done.push(id);
      return Promise.resolve();
    });
    opened.intake.accept([message(1, 10), message(2, 10)]);
    await untilDone(opened);
    expect(done).toEqual([1, 2]);
    expect(opened.pauses).toEqual([2, 10, 30, 120, 600, 1_800, 3_600].map((seconds) => seconds * 1_000));
    expect(opened.dead).toEqual([]);
  });

  it('are given up after eight attempts, which is counted, and what comes behind them goes on', async () => {
    const tried: number[] = [];
    const opened = open(({ update_id: id }) => {
      tried.push(id);
      return id === 1 ? Promise.reject(new Error('never')) : Promise.resolve();
    });
    opened.intake.accept([message(1, 10), message(2, 10)]);
    await untilDone(opened);
    expect(tried).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 2]);
    expect(opened.dead).toEqual([1]);
    expect(opened.store.updates.count()).toEqual({ open: 0, dead: 1, revivable: 1, oldestOpenAt: null });
  });

  it('are gone on with by whoever starts next, in their order, and the one that ends every program is given up', async () => {
    const store = openStore(null);
    // A program that ends in the middle of the first does not come to say so.
    const first = open(() => new Promise(() => undefined), store);
    first.intake.accept([message(1, 10), message(2, 10)]);
    const done: number[] = [];
    const second = open(({ update_id: id }) => Promise.resolve(void done.push(id)), store);
    second.dispatcher.add(store.updates.listOpen());
    await untilDone(second);
    expect(done).toEqual([1, 2]);

    second.intake.accept([message(3, 10)]);
    await untilDone(second);
    store.updates.insert([stored(4, 10)], START);
    for (let ends = 0; ends < 20; ends += 1) store.updates.begin(4);
    second.dispatcher.add(store.updates.listOpen());
    await untilDone(second);
    expect([done, second.dead]).toEqual([[1, 2, 3], [4]]);
  });

  it('that were given up are tried again as often as others, in their order, but once only where the program ended', async () => {
    const tried: number[] = [];
    const revived: boolean[] = [];
    const opened = open(({ update_id: id }, note) => {
      tried.push(id);
      revived.push(note.isRevived);
      return Promise.reject(new Error('never'));
    });
    const { store, dispatcher } = opened;
    opened.intake.accept([message(1, 10), message(2, 20)]);
    store.updates.insert([{ updateId: 3, lane: 'chat 30', person: 30, body: JSON.stringify(message(3, 30)) }], START);
    for (let ends = 0; ends < 20; ends += 1) store.updates.begin(3);
    dispatcher.add(store.updates.listOpen().filter(({ updateId }) => updateId === 3));
    await untilDone(opened);
    tried.length = 0;
    revived.length = 0;
    const again = store.updates.revive(START);
    expect(again.map(({ updateId }) => updateId)).toEqual([1, 2, 3]);
    expect(store.updates.revive(START)).toEqual([]);
    // The program ends in the middle of the third once more.
    store.updates.begin(3);
    dispatcher.add(again);
    await untilDone(opened);
    expect(tried.toSorted((a, b) => a - b)).toEqual([...Array<number>(8).fill(1), ...Array<number>(8).fill(2)]);
    expect(revived.filter(Boolean)).toHaveLength(2);
    expect(store.updates.count()).toMatchObject({ dead: 3, revivable: 3 });
  });

  it('in whose middle the program ended three times are worked on one at a time, each alone for half a minute at most', async () => {
    const store = openStore(null);
    store.updates.insert(
      [1, 2, 3, 4].map((id) => stored(id, id)),
      START,
    );
    for (const suspect of [1, 2, 3]) for (let ends = 0; ends < 3; ends += 1) store.updates.begin(suspect);
    const gates = new Map([1, 2].map((id) => [id, createGate()]));
    const halfMinutes = [createGate(), createGate(), createGate()];
    let turns = 0;
    const begun: number[] = [];
    const opened = open(
      async ({ update_id: id }) => {
        begun.push(id);
        await gates.get(id)?.promise;
      },
      store,
      (milliseconds) => (milliseconds === 30_000 ? halfMinutes[turns++]!.promise : null),
    );
    opened.dispatcher.add(store.updates.listOpen());
    await expect.poll(() => begun).toEqual([1, 4]);
    halfMinutes[0]!.open();
    await expect.poll(() => begun).toEqual([1, 4, 2]);
    gates.get(1)!.open();
    await expect.poll(() => store.updates.count().open).toBe(2);
    expect(begun).toEqual([1, 4, 2]);
    gates.get(2)!.open();
    await untilDone(opened);
    expect(begun).toEqual([1, 4, 2, 3]);
  });

  it('are given up at once when they cannot be read any more', async () => {
    const done: number[] = [];
    const opened = open(({ update_id: id }) => Promise.resolve(void done.push(id)));
    opened.store.updates.insert([{ updateId: 1, lane: 'chat 10', person: 10, body: '{"update' }], START);
    opened.dispatcher.add(opened.store.updates.listOpen());
    opened.intake.accept([message(2, 10)]);
    await untilDone(opened);
    expect([done, opened.store.updates.count().dead]).toEqual([[2], 1]);
  });

  it('are given up at once when they are nested too deeply to be written down, and keep nobody else out', async () => {
    const done: number[] = [];
    const opened = open(({ update_id: id }) => Promise.resolve(void done.push(id)));
    const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`) as unknown;
    opened.intake.accept([{ ...(message(1, 10) as object), deep } as never, message(2, 10)]);
    await untilDone(opened);
    expect([done, opened.store.updates.count().dead]).toEqual([[2], 1]);
  });

  it('that were put off by a clock that went wrong wait no longer than the longest pause', async () => {
    const done: number[] = [];
    const opened = open(({ update_id: id }) => Promise.resolve(void done.push(id)));
    opened.store.updates.insert(
      [{ updateId: 1, lane: 'chat 10', person: 10, body: JSON.stringify(message(1, 10)) }],
      START,
    );
    opened.store.updates.postpone(1, START + 20 * 24 * 3_600_000, 'it failed while the clock was weeks ahead');
    opened.dispatcher.add(opened.store.updates.listOpen());
    await untilDone(opened);
    expect([done, opened.pauses]).toEqual([[1], [3_600_000]]);
  });

  it('are not counted as interrupted by a stop, which lets what is worked on come to its end', async () => {
    const gate = createGate();
    const opened = open(() => gate.promise);
    opened.intake.accept([message(1, 10), message(2, 10), message(3, 20)]);
    const stopping = opened.dispatcher.stop(60_000);
    gate.open();
    await stopping;
    expect(opened.store.updates.listOpen().map(({ updateId }) => updateId)).toEqual([2]);
    expect(opened.store.updates.begin(2)).toMatchObject({ failures: 0, interruptions: 0 });
  });

  it('beyond ten of a chat are turned away at once, and beyond fifty of an admin', async () => {
    const gate = createGate();
    const surplus: number[] = [];
    const opened = open(async ({ update_id: id }, { isSurplus }) => {
      if (isSurplus) surplus.push(id);
      else await gate.promise;
    });
    opened.intake.accept(Array.from({ length: 13 }, (_, i) => message(i, 10)));
    opened.intake.accept(Array.from({ length: 52 }, (_, i) => message(100 + i, 9)));
    await expect.poll(() => surplus).toEqual([10, 11, 12, 150, 151]);
    gate.open();
    await untilDone(opened);
  });

  it('that the store does not take are not taken in at all', async () => {
    const done: number[] = [];
    const opened = open(({ update_id: id }) => Promise.resolve(void done.push(id)));
    opened.store.close();
    expect(() => opened.intake.accept([message(1, 10)])).toThrow(/not open|closed/);
    await opened.dispatcher.idle();
    expect(done).toEqual([]);
  });
});
