import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createLog } from '../../src/log.ts';
import { createRetention } from '../../src/retention/create-retention.ts';
import { STORE_FILE } from '../../src/store/open-database.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';

const [HOUR, DAY] = [3_600_000, 86_400_000];
const NOW = Date.parse('2026-03-01T15:30:00Z');

function begin(store: Store, retentionDays = 30) {
  const lines: string[] = [];
  const log = createLog('debug', { write: (line) => lines.push(line) });
  const retention = createRetention({ store, retentionDays, log });
  onTestFinished(() => retention.close());
  return { retention, lines };
}

function openIt(dataDir: string | null = null): Store {
  const store = openStore(dataDir);
  onTestFinished(() => store.close());
  return store;
}

const update = (updateId: number) => ({ updateId, lane: 'chat 7', person: 7, body: '{"text":"ZEBRAWORD"}' });

describe('what is over', () => {
  beforeEach(() => void vi.useFakeTimers({ now: NOW }));
  afterEach(() => void vi.useRealTimers());

  it('goes at the start: records after so many days, with the votes and messages that point to them', () => {
    const store = openIt();
    for (const [id, days] of [
      ['old', 7.001],
      ['young', 6.999],
    ] as const) {
      store.audits.insert(id, NOW - days * DAY, '{}', 7);
      store.votes.put(id, 7, 'down', 'wrong', NOW);
      store.sentAnswers.insert({ chat: 7, message: id.length, asker: 7, question: null }, id);
    }
    const { lines } = begin(store, 7);
    expect(['old', 'young'].map((id) => store.audits.find(id))).toEqual([null, '{}']);
    expect(store.votes.listDown(9).map(({ answerId }) => answerId)).toEqual(['young']);
    expect(store.sentAnswers.find(7, 3)).toBeNull();
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([{ level: 'info', answers: 1 }]);
  });

  it('goes within an hour while the program runs, and no more after its end', () => {
    const store = openIt();
    const { retention } = begin(store, 1);
    store.audits.insert('a', NOW, '{}');
    store.tokens.add('2026-03-01', 'user', '7', { input: 1, output: 1, answers: 1 });
    store.offers.insert('t', { user: 7, chat: 7, action: 'x', payload: '{}', expiresAt: NOW + 1_000 });
    store.drafts.put('d', { user: 7, content: '{}', expiresAt: NOW + 1_000 });
    const left = () => [
      store.audits.find('a'),
      store.tokens.count('2026-03-01', 'user', '7').input,
      store.offers.find('t') === null,
      store.drafts.find('d') === null,
    ];
    expect(left()).toEqual(['{}', 1, false, false]);
    // Midnight in Beijing is at four in the afternoon.
    vi.advanceTimersByTime(HOUR);
    expect(left()).toEqual(['{}', 0, true, true]);
    vi.advanceTimersByTime(DAY);
    expect(left()[0]).toBeNull();
    retention.close();
    store.audits.insert('b', NOW, '{}');
    vi.advanceTimersByTime(3 * DAY);
    expect(store.audits.find('b')).toBe('{}');
  });

  it('is of an update that is done its number, after two days; one that was given up stays as long as records', () => {
    const store = openIt();
    store.updates.insert([update(1), update(2), update(3)], NOW);
    store.updates.finish(1, NOW);
    store.updates.bury(2, NOW, 'tried too often');
    begin(store, 7);
    const known = () => [1, 2, 3].filter((id) => store.updates.insert([update(id)], NOW).length === 0);
    vi.advanceTimersByTime(2 * DAY);
    expect(known()).toEqual([1, 2, 3]);
    vi.advanceTimersByTime(HOUR);
    // What was done longer ago than Telegram remembers would be taken for new.
    expect(known()).toEqual([2, 3]);
    vi.advanceTimersByTime(5 * DAY);
    expect(store.updates.count().dead).toBe(0);
    // What is still to be done is never over.
    expect(store.updates.begin(3)).not.toBeNull();
  });

  it('is what an update says that was given up, after a week; until then it can be tried again', () => {
    const store = openIt();
    store.updates.insert([update(1), update(2)], NOW);
    store.updates.begin(1);
    store.deliveries.note(1, 0, { chat: 5, message: 6 });
    store.updates.bury(1, NOW, 'tried too often', true);
    store.updates.bury(2, NOW, 'no words', false);
    begin(store);
    vi.advanceTimersByTime(7 * DAY);
    expect([store.updates.count().revivable, store.deliveries.list(1).length]).toEqual([1, 1]);
    vi.advanceTimersByTime(HOUR);
    expect(store.updates.count()).toMatchObject({ dead: 2, revivable: 0 });
    expect([store.deliveries.list(1), store.updates.revive(NOW)]).toEqual([[], []]);
  });

  it('stands nowhere in the bytes any more, in the log beside the file neither', () => {
    const dataDir = makeTempFolder();
    const store = openIt(dataDir);
    const holds = () =>
      readdirSync(dataDir).some(
        (name) => name.startsWith(STORE_FILE) && readFileSync(join(dataDir, name)).includes('ZEBRAWORD'),
      );
    begin(store);
    store.audits.insert('a', NOW - 29.99 * DAY, '{"question":"ZEBRAWORD"}');
    store.updates.insert([update(1)], NOW);
    store.updates.finish(1, NOW);
    expect(holds()).toBe(true);
    vi.advanceTimersByTime(HOUR);
    expect([store.audits.find('a'), holds()]).toEqual([null, false]);
  });

  it('that cannot be deleted is said in one line, until it can be', () => {
    const store = openIt();
    let isFull = false;
    const together = (work: () => void) => {
      if (isFull) throw new Error('database or disk is full');
      store.together(work);
    };
    const { retention, lines } = begin({ ...store, together });
    expect(retention.warning).toBeNull();
    isFull = true;
    vi.advanceTimersByTime(HOUR);
    expect(retention.warning).toBe('what is older than 30 days could not be deleted: database or disk is full');
    expect(lines).toHaveLength(1);
    isFull = false;
    vi.advanceTimersByTime(HOUR);
    expect(retention.warning).toBeNull();
  });
});
