import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createUpdateLedger } from '../../../src/chat/updates/update-ledger.ts';

const update = (id: number) => ({ update_id: id });

describe('the ledger of updates', () => {
  it('confirms up to the first that is not finished', () => {
    const ledger = createUpdateLedger();
    ledger.take([1, 2, 3].map(update));
    expect(ledger.confirmable()).toBeUndefined();
    ledger.finish(update(3));
    expect(ledger.confirmable()).toBeUndefined();
    ledger.finish(update(1));
    expect(ledger.confirmable()).toBe(2);
    ledger.finish(update(2));
    expect(ledger.confirmable()).toBe(4);
    ledger.confirm(4);
    expect(ledger.confirmable()).toBeUndefined();
    expect(ledger.unfinished).toBe(0);
  });

  it('takes an update once until it is confirmed', () => {
    const ledger = createUpdateLedger();
    expect(ledger.take([1, 2].map(update))).toEqual([1, 2].map(update));
    ledger.finish(update(1));
    expect(ledger.take([1, 2, 3].map(update))).toEqual([update(3)]);
  });

  it('goes on when Telegram begins to count from elsewhere', () => {
    const ledger = createUpdateLedger();
    ledger.take([update(900)]);
    ledger.finish(update(900));
    ledger.confirm(901);
    expect(ledger.take([update(7)])).toEqual([update(7)]);
    ledger.finish(update(7));
    expect(ledger.confirmable()).toBe(8);
  });

  it('lets go of one that keeps very many others waiting, and still counts it', () => {
    const ledger = createUpdateLedger();
    const updates = Array.from({ length: 100 }, (_, i) => update(i + 1));
    ledger.take(updates);
    for (const one of updates.slice(1, 60)) ledger.finish(one);
    expect(ledger.confirmable()).toBeUndefined();
    ledger.finish(update(61));
    expect(ledger.confirmable()).toBe(62);
    ledger.confirm(62);
    expect(ledger.unfinished).toBe(40);
    ledger.finish(update(1));
    expect(ledger.unfinished).toBe(39);
    expect(ledger.confirmable()).toBeUndefined();
  });

  it('never lets Telegram forget what is not finished, and in the end everything', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }).chain((count) =>
          fc.shuffledSubarray(
            Array.from({ length: count }, (_, i) => i + 1),
            { minLength: count },
          ),
        ),
        fc.infiniteStream(fc.boolean()),
        (order, confirms) => {
          const ledger = createUpdateLedger();
          ledger.take(order.toSorted((a, b) => a - b).map(update));
          const open = new Set(order);
          for (const id of order) {
            ledger.finish(update(id));
            open.delete(id);
            const offset = ledger.confirmable();
            expect(Math.min(...open, Infinity)).toBeGreaterThanOrEqual(offset ?? 0);
            if (offset !== undefined && confirms.next().value) ledger.confirm(offset);
          }
          ledger.confirm(ledger.confirmable() ?? 0);
          expect(ledger.confirmable()).toBeUndefined();
          expect(ledger.take([update(order.length + 1)])).toHaveLength(1);
        },
      ),
    );
  });
});
