import { describe, expect, it } from 'vitest';
import { createVotes } from '../../src/feedback/create-votes.ts';
import { silentLog } from '../../src/log.ts';
import { openStore } from '../../src/store/open-store.ts';

function openVotes(...answers: readonly string[]) {
  const store = openStore(null);
  for (const [i, id] of answers.entries()) store.audits.insert(id, i + 1, '{}');
  let clock = 1_000;
  const votes = createVotes({ store, log: silentLog, now: () => (clock += 1) });
  return { store, votes };
}

describe('votes', () => {
  it('are one for a person and an answer, and can be changed', () => {
    const { votes } = openVotes('a', 'b');
    for (const user of [1, 2, 2]) expect(votes.cast('a', user, 'up', null)).toBe('counted');
    expect(votes.counts({ answerId: 'a' })).toEqual({ up: 2, down: 0 });
    votes.cast('a', 2, 'down', 'outdated');
    votes.cast('b', 2, 'down', null);
    expect(votes.counts({ answerId: 'a' })).toEqual({ up: 1, down: 1 });
    expect(votes.counts({ since: 0 })).toEqual({ up: 1, down: 2 });
    expect(votes.counts({ since: 1_005 })).toEqual({ up: 0, down: 1 });
  });

  it('against an answer are listed with their reason, those not handled first, and name nobody', () => {
    const { votes } = openVotes('a', 'b', 'c');
    votes.cast('a', 1, 'down', 'wrong');
    votes.cast('b', 1, 'down', null);
    votes.cast('c', 1, 'up', null);
    votes.cast('b', 2, 'down', 'incomplete');
    votes.markHandled('b');
    expect(votes.listOpen()).toEqual([
      { answerId: 'a', vote: 'down', reason: 'wrong', votedAt: 1_001, handledAt: null },
      { answerId: 'b', vote: 'down', reason: 'incomplete', votedAt: 1_004, handledAt: 1_005 },
      { answerId: 'b', vote: 'down', reason: null, votedAt: 1_002, handledAt: 1_005 },
    ]);
    expect(votes.listOpen(1)).toHaveLength(1);
  });

  it('keep their reason until another is given, and are to be handled again when they say something new', () => {
    const { votes } = openVotes('a');
    const state = () => votes.listOpen().map(({ reason, handledAt }) => [reason, handledAt !== null]);
    votes.cast('a', 1, 'down', 'wrong');
    votes.markHandled('a');
    votes.cast('a', 1, 'down', null);
    expect(state()).toEqual([['wrong', true]]);
    votes.cast('a', 1, 'down', 'other');
    expect(state()).toEqual([['other', false]]);
    votes.cast('a', 1, 'up', 'wrong');
    votes.cast('a', 1, 'down', null);
    expect(state()).toEqual([[null, false]]);
  });

  it('go with the record of their answer', () => {
    const { store, votes } = openVotes('a', 'b');
    votes.cast('a', 1, 'up', null);
    votes.cast('b', 1, 'down', null);
    votes.cast('b', 2, 'down', null);
    expect(votes.counts({ since: 0 })).toEqual({ up: 1, down: 2 });
    store.audits.deleteBefore(3);
    expect(votes.counts({ since: 0 })).toEqual({ up: 0, down: 0 });
  });

  it('for an answer without a record are not taken, and a store that fails is no fault of the voter’s', () => {
    const { store, votes } = openVotes('a');
    expect(votes.cast('zzzz-zzzz', 1, 'up', null)).toBe('gone');
    store.close();
    expect(votes.cast('a', 1, 'up', null)).toBe('failed');
    expect([votes.counts({ since: 0 }), votes.listOpen()]).toEqual([{ up: 0, down: 0 }, []]);
  });
});
