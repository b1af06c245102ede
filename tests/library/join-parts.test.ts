import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPastes, joinParts } from '../../src/library/create-pastes.ts';
import { openStore } from '../../src/store/open-store.ts';

const toParts = (texts: readonly string[]) => texts.map((text, i) => ({ message: i + 1, date: 100, text }));

describe('the pieces of a long text', () => {
  it('are joined without a character lost or made up', () => {
    const piece = fc.string({ unit: fc.constantFrom('桥', '。', '\n', 'a', ' ', '”'), maxLength: 200 });
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1 }), (texts) => {
        expect(joinParts(toParts(texts)).replaceAll('\n', '')).toBe(texts.join('').replaceAll('\n', ''));
      }),
    );
  });

  it('go on in the middle of a sentence that was cut, and begin a line behind one that was not', () => {
    const full = '桥'.repeat(4_096);
    expect(joinParts(toParts([full, '很长。']))).toBe(`${full}很长。`);
    expect(joinParts(toParts([`${full.slice(1)}。`, '路很短。']))).toBe(`${full.slice(1)}。\n路很短。`);
    expect(joinParts(toParts(['短的一行', '另一行']))).toBe('短的一行\n另一行');
  });

  it.each([
    ['at once behind a full one', 4_000, 2, 102, true],
    ['behind a short one', 1_500, 2, 100, false],
    ['much later', 4_000, 2, 106, false],
    ['with an earlier number', 4_000, 0, 100, false],
  ])('are those that come %s', (_name, length, message, date, isContinued) => {
    const pastes = createPastes({ table: openStore(null).drafts });
    const first = pastes.add(7, { message: 1, date: 100, text: '桥'.repeat(length) });
    const second = { message, date, text: '完。' };
    expect(pastes.isContinued(7, second)).toBe(isContinued);
    expect(pastes.isContinued(8, second)).toBe(false);
    expect(pastes.add(7, second).id === first.id).toBe(isContinued);
  });

  it('are one person’s, taken once, and gone after an hour', () => {
    let now = 0;
    const pastes = createPastes({ table: openStore(null).drafts, now: () => now });
    const [first, second] = [1, 10].map((message) =>
      pastes.add(7, { message, date: message * 100, text: '桥'.repeat(2_000) }),
    );
    expect(pastes.take(8, first!.id)).toBeNull();
    expect(pastes.take(7, first!.id)?.parts).toHaveLength(1);
    expect(pastes.take(7, first!.id)).toBeNull();
    now = 60 * 60_000 + 1;
    expect(pastes.take(7, second!.id)).toBeNull();
  });
});
