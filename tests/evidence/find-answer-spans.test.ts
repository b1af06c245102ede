import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asksForForm, findAnswerSpans } from '../../src/evidence/find-answer-spans.ts';
import { foldText } from '../../src/language/fold.ts';
import { readAsked } from '../../src/question/read-asked.ts';
import { wildText } from '../helpers/arbitrary-text.ts';

/** The parts of a sentence that fit a question best. */
function find(question: string, sentence: string): readonly string[] {
  const folded = foldText(sentence);
  const spans = findAnswerSpans(folded, readAsked(foldText(question), false));
  const best = Math.max(...spans.map(({ fit }) => fit));
  return spans.filter(({ fit }) => fit === best).map(({ start, end }) => folded.slice(start, end).trim());
}

describe('the parts of a sentence that could answer', () => {
  it.each<[string, string, readonly string[]]>([
    ['最高补助多少钱？', '最高可获5,000万元补助，共3个项目。', ['5,000万元']],
    ['占地多少？', '实验室占地128亩，投资10亿元。', ['128亩']],
    ['占比多少？', '研发投入占比5.4%，企业2000家。', ['5.4%']],
    ['有多少家企业？', '研发投入占比5.4%，企业２０００家。', ['2000家']],
    ['什么时候签署？', '6月8日，双方签署协议，投资10亿元。', ['6月8日']],
    ['电话是多少？', '联系电话023-12345678。', ['023-12345678']],
  ])('%s %s', (question, sentence, spans) => {
    expect(find(question, sentence)).toEqual(spans);
  });

  it('are none where the form is missing, or where a question asks for no form', () => {
    expect(find('最高补助多少钱？', '实验室占地128亩。')).toEqual([]);
    expect(asksForForm(readAsked('占地多少', false))).toBe(true);
    expect(asksForForm(readAsked('川渝合作的核心', false))).toBe(false);
  });

  it('lie inside the sentence, for any sentence', () => {
    const questions = [
      '多少钱',
      '占比多少',
      '占地多少',
      '多少家',
      '什么时候',
      '电话',
      '谁说的',
      '哪家单位',
      '哪里',
      '有哪些',
      '多少',
      '多久',
    ];
    fc.assert(
      fc.property(wildText, fc.constantFrom(...questions), (text, question) => {
        const folded = foldText(text);
        for (const { start, end, fit } of findAnswerSpans(folded, readAsked(question, false))) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(folded.length);
          expect(fit > 0 && fit <= 1).toBe(true);
        }
      }),
    );
  });
});
