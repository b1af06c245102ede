import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beijingDay } from '../../src/budget/beijing-day.ts';
import { createBudget } from '../../src/budget/create-budget.ts';
import { createLog } from '../../src/log.ts';
import { openStore } from '../../src/store/open-store.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';

const NOON = Date.parse('2026-11-24T04:00:00Z');
const HOUR = 3_600_000;
const used = (input: number, output = 0) => ({ input, output, estimated: false });

function openBudget(dailyTokens: number | null, given: { store?: ReturnType<typeof openStore>; at?: number } = {}) {
  const clock = { now: given.at ?? NOON };
  const lines: string[] = [];
  const store = given.store ?? openStore(null);
  const log = createLog('debug', { write: (line) => lines.push(line) });
  return { store, clock, lines, budget: createBudget({ store, dailyTokens, log, now: () => clock.now }) };
}

describe('the day in Beijing', () => {
  it('begins at four in the afternoon of Greenwich', () => {
    expect(beijingDay(Date.parse('2026-11-24T15:59:59.999Z'))).toBe('2026-11-24');
    expect(beijingDay(Date.parse('2026-11-24T16:00:00.000Z'))).toBe('2026-11-25');
    expect(beijingDay(Date.parse('2026-12-31T16:00:00.000Z'))).toBe('2027-01-01');
  });

  it('is what a calendar of China shows, at any moment', () => {
    const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        (date) => {
          expect(beijingDay(date.getTime())).toBe(calendar.format(date));
        },
      ),
    );
  });
});

describe('a budget', () => {
  it('lets a person spend up to the limit, and that day no more, in whichever chat', () => {
    const { budget } = openBudget(100);
    const spender = { user: 'a', chat: 'g1' };
    budget.spend(spender, used(60, 39));
    expect(budget.maySpend(spender)).toBe(true);
    budget.spend(spender, used(1));
    expect(budget.maySpend(spender)).toBe(false);
    expect(budget.maySpend({ user: 'a', chat: 'g2' })).toBe(false);
  });

  it('lets a chat spend up to the limit, whoever asks there', () => {
    const { budget } = openBudget(100);
    budget.spend({ user: 'a', chat: 'g' }, used(50));
    budget.spend({ user: 'b', chat: 'g' }, used(50));
    expect(budget.maySpend({ user: 'c', chat: 'g' })).toBe(false);
    expect(budget.maySpend({ user: 'a', chat: 'h' })).toBe(true);
  });

  it('does not take a chat for a person of the same number', () => {
    const { budget } = openBudget(100);
    budget.spend({ user: '7', chat: 'x' }, used(100));
    expect(budget.maySpend({ user: 'x', chat: '7' })).toBe(true);
  });

  it('is new on the next day, and leaves nothing of the days before', () => {
    const { budget, clock, store } = openBudget(100);
    const spender = { user: 'a', chat: 'a' };
    budget.spend(spender, used(100), 1);
    clock.now += 12 * HOUR - 1;
    expect([budget.maySpend(spender), budget.today().answers]).toEqual([false, 1]);
    clock.now += 1;
    expect([budget.maySpend(spender), budget.today().answers]).toEqual([true, 0]);
    budget.spend(spender, used(1));
    expect(store.tokens.count('2026-11-24', 'user', 'a')).toEqual({ input: 0, output: 0, answers: 0 });
    expect(store.tokens.count('2026-11-24', 'all', '')).toEqual({ input: 0, output: 0, answers: 0 });
  });

  it('without a limit is never spent, and counts all the same', () => {
    const { budget } = openBudget(null);
    for (let i = 0; i < 3; i += 1) budget.spend({ user: 'a', chat: 'a' }, used(1_000_000, 1), 1);
    expect(budget.maySpend({ user: 'a', chat: 'a' })).toBe(true);
    expect(budget.today()).toEqual({ input: 3_000_000, output: 3, answers: 3 });
  });

  it('of nothing lets nobody spend', () => {
    expect(openBudget(0).budget.maySpend({ user: 'a', chat: 'a' })).toBe(false);
  });

  it('is the same after a new start', () => {
    const dataDir = makeTempFolder();
    const first = openBudget(100, { store: openStore(dataDir) });
    first.budget.spend({ user: 'a', chat: 'a' }, used(100));
    first.store.close();
    const second = openBudget(100, { store: openStore(dataDir) });
    expect(second.budget.maySpend({ user: 'a', chat: 'a' })).toBe(false);
    second.store.close();
  });

  it('is spent by whoever reached the limit that day and by nobody else', () => {
    const spends = fc.array(
      fc.record({
        user: fc.constantFrom('a', 'b', 'c'),
        chat: fc.constantFrom('a', 'g', 'h'),
        input: fc.nat(60),
        output: fc.nat(20),
        later: fc.integer({ min: 0, max: 20 * HOUR }),
      }),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(spends, (spends) => {
        const { budget, clock, store } = openBudget(100);
        const spent = new Map<string, number>();
        const add = (key: string, tokens: number) => spent.set(key, (spent.get(key) ?? 0) + tokens);
        for (const { user, chat, input, output, later } of spends) {
          clock.now += later;
          const day = beijingDay(clock.now);
          const isOver = [`${day} user ${user}`, `${day} chat ${chat}`].some((key) => (spent.get(key) ?? 0) >= 100);
          expect(budget.maySpend({ user, chat })).toBe(!isOver);
          budget.spend({ user, chat }, used(input, output));
          add(`${day} user ${user}`, input + output);
          add(`${day} chat ${chat}`, input + output);
        }
        store.close();
      }),
      { numRuns: 60 },
    );
  });

  it('that cannot be read is taken for spent, and none of it troubles anybody', () => {
    const { budget, store, lines } = openBudget(100);
    store.close();
    budget.spend({ user: 'a', chat: 'a' }, used(1));
    expect(budget.maySpend({ user: 'a', chat: 'a' })).toBe(false);
    expect(budget.today()).toEqual({ input: 0, output: 0, answers: 0 });
    expect(lines).toHaveLength(3);
  });
});
