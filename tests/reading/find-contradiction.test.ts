import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contradicts } from '../../src/reading/find-contradiction.ts';
import { foldText } from '../../src/language/fold.ts';
import { wildText } from '../helpers/arbitrary-text.ts';

const concept = (words: string, exact = true) => ({ words, forms: [words], weight: 1, exact });

describe('a sentence that speaks of another one than the question', () => {
  it.each<[string, string, boolean]>([
    ['2025', '2023年建成', true],
    ['2025', '2025年建成', false],
    ['2025', '2023年开工，2025年建成', false],
    ['2025', '去年建成', false],
    ['2025', '共有2023家企业', false],
    ['2025', '投资2023万元', false],
    ['2025', '增长2023%', false],
    ['2025', '编号120235', false],
    ['二期', '一期工程已经完工', true],
    ['二期', '一期完工，二期开工', false],
    ['二期', '第二期工程', false],
    ['第三批', '第二批名单', true],
    ['第三批', '三批人员', false],
    ['第三批', '第三届大会', false],
    ['2期', '1期工程', true],
    ['科学城', '2023年一期', false],
  ])('%s: %s → %s', (words, sentence, expected) => {
    expect(contradicts([concept(words)], foldText(sentence))).toBe(expected);
  });

  it('contradicts by any one of the concepts, but only by exact ones', () => {
    expect(contradicts([concept('2025'), concept('二期')], '2025年一期完工')).toBe(true);
    expect(contradicts([concept('2025', false)], '2023年完工')).toBe(false);
    expect(contradicts([], '2023年一期')).toBe(false);
  });

  it('never contradicts while it names what was asked for, in any text', () => {
    fc.assert(
      fc.property(wildText, wildText, fc.constantFrom('2025', '二期', '第三批'), (before, after, words) => {
        const text = `${foldText(before)},${words},${foldText(after)}`;
        expect(contradicts([concept(words)], text)).toBe(false);
      }),
    );
  });
});
