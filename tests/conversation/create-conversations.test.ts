import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANSWER_KEPT, createConversations, TURNS_KEPT } from '../../src/conversation/create-conversations.ts';
import type { Turn } from '../../src/conversation/turn.ts';

const MINUTE = 60_000;

function makeTurn(question: string, answer = ''): Turn {
  return { question, language: 'zh-Hans', answer };
}

function startConversations(most?: number) {
  const clock = { at: 0 };
  const conversations = createConversations({ now: () => clock.at, ...(most === undefined ? {} : { most }) });
  return { ...conversations, clock };
}

describe('the memory of conversations', () => {
  it('keeps the last four turns of each, the oldest first', () => {
    const { remember, turnsOf } = startConversations();
    for (const question of ['1', '2', '3', '4', '5']) remember('a', makeTurn(question));
    remember('b', makeTurn('other'));
    expect(turnsOf('a').map(({ question }) => question)).toEqual(['2', '3', '4', '5']);
    expect(turnsOf('b').map(({ question }) => question)).toEqual(['other']);
    expect(turnsOf('constructor')).toEqual([]);
  });

  it('forgets after half an hour of silence, and every turn begins it anew', () => {
    const { remember, turnsOf, clock } = startConversations();
    remember('a', makeTurn('1'));
    clock.at = 29 * MINUTE;
    remember('a', makeTurn('2'));
    clock.at = 58 * MINUTE;
    expect(turnsOf('a')).toHaveLength(2);
    clock.at = 59 * MINUTE;
    expect(turnsOf('a')).toEqual([]);
    remember('a', makeTurn('3'));
    expect(turnsOf('a').map(({ question }) => question)).toEqual(['3']);
  });

  it('forgets one conversation when told to, and no other', () => {
    const { remember, turnsOf, forget } = startConversations();
    remember('a', makeTurn('1'));
    remember('b', makeTurn('2'));
    forget('a');
    expect([turnsOf('a'), turnsOf('b').length]).toEqual([[], 1]);
  });

  it('lets those go that nobody has spoken in for longest when there are too many', () => {
    const { remember, turnsOf } = startConversations(2);
    remember('a', makeTurn('1'));
    remember('b', makeTurn('2'));
    remember('a', makeTurn('3'));
    remember('c', makeTurn('4'));
    expect(['a', 'b', 'c'].map((key) => turnsOf(key).length)).toEqual([2, 0, 1]);
  });

  it('is bounded whatever is said in it', () => {
    const text = fc.string({ unit: 'binary', maxLength: 2_000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), text, text)), (said) => {
        const { remember, turnsOf } = startConversations(3);
        for (const [key, question, answer] of said) remember(key, makeTurn(question, answer));
        const kept = ['a', 'b', 'c', 'd'].map((key) => turnsOf(key)).filter((turns) => turns.length > 0);
        expect(kept.length).toBeLessThanOrEqual(3);
        for (const turns of kept) {
          expect(turns.length).toBeLessThanOrEqual(TURNS_KEPT);
          for (const turn of turns) {
            expect(turn.answer.length).toBeLessThanOrEqual(ANSWER_KEPT);
            expect(said.some(([, , answer]) => answer.startsWith(turn.answer))).toBe(true);
            expect(/[\uD800-\uDBFF]$/.test(turn.answer) && !said.some(([, , a]) => a === turn.answer)).toBe(false);
          }
        }
      }),
    );
  });
});
