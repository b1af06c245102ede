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
  return { conversations, clock };
}

describe('the memory of conversations', () => {
  it('keeps the last four turns of each, the oldest first', () => {
    const { conversations } = startConversations();
    for (const question of ['1', '2', '3', '4', '5']) conversations.remember('a', makeTurn(question));
    conversations.remember('b', makeTurn('other'));
    expect(conversations.turnsOf('a').map(({ question }) => question)).toEqual(['2', '3', '4', '5']);
    expect(conversations.turnsOf('b').map(({ question }) => question)).toEqual(['other']);
    expect(conversations.turnsOf('constructor')).toEqual([]);
  });

  it('forgets after half an hour of silence, and every turn begins it anew', () => {
    const { conversations, clock } = startConversations();
    conversations.remember('a', makeTurn('1'));
    clock.at = 29 * MINUTE;
    conversations.remember('a', makeTurn('2'));
    clock.at = 58 * MINUTE;
    expect(conversations.turnsOf('a')).toHaveLength(2);
    clock.at = 59 * MINUTE;
    expect(conversations.turnsOf('a')).toEqual([]);
    conversations.remember('a', makeTurn('3'));
    expect(conversations.turnsOf('a').map(({ question }) => question)).toEqual(['3']);
  });

  it('forgets one conversation when told to, and no other', () => {
    const { conversations } = startConversations();
    conversations.remember('a', makeTurn('1'));
    conversations.remember('b', makeTurn('2'));
    conversations.forget('a');
    expect([conversations.turnsOf('a'), conversations.turnsOf('b').length]).toEqual([[], 1]);
  });

  it('lets those go that nobody has spoken in for longest when there are too many', () => {
    const { conversations } = startConversations(2);
    conversations.remember('a', makeTurn('1'));
    conversations.remember('b', makeTurn('2'));
    conversations.remember('a', makeTurn('3'));
    conversations.remember('c', makeTurn('4'));
    expect(['a', 'b', 'c'].map((key) => conversations.turnsOf(key).length)).toEqual([2, 0, 1]);
  });

  it('is bounded whatever is said in it', () => {
    const text = fc.string({ unit: 'binary', maxLength: 2_000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), text, text)), (said) => {
        const { conversations } = startConversations(3);
        for (const [key, question, answer] of said) conversations.remember(key, makeTurn(question, answer));
        const kept = ['a', 'b', 'c', 'd'].map((key) => conversations.turnsOf(key)).filter((turns) => turns.length > 0);
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
