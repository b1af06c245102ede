import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asksForForm, findAnswerSpans } from '../../src/reading/find-answer-spans.ts';
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
    ['电话是多少？', '联系人手机13912345678。', ['13912345678']],
    ['举报热线', '请拨打12345，或到窗口办理。', ['12345']],
    // Round numbers go without their unit; one with another unit is no money.
    ['票房是多少？', '上映三天，票房8.31亿。', ['8.31亿']],
    ['总额是多少？', '总额472.58亿，比上年多。', ['472.58亿']],
    ['规模多少？', '规模1.2万亿。', ['1.2万亿']],
    ['报名人数', '报名人数457万。', ['457万']],
    ['投资多少？', '投资10亿，年产2亿吨，惠及300万人。', ['10亿']],
    ['大楼多高？', '大楼高339米，2019年建成。', ['339米']],
    ['分数线是多少？', '录取分数线为650分。', ['650分']],
    ['获得几块金牌？', '中国队获得38枚金牌。', ['38枚']],
    ['车程多久？', '车程约45分钟。', ['45分钟']],
    // Names.
    ['谁发现的？', '现象由王小明和李华共同发现。', ['王小明']],
    ['主演是谁？', '影片由凯尔·内斯主演。', ['凯尔·内斯']],
    ['作者是谁？', '约翰・罗纳德・托尔金的作品', ['约翰・罗纳德・托尔金']],
    ['谁说的？', '陈志强表示，项目已完工。', ['陈志强']],
    // Reasons and definitions are told by the word that brings them.
    ['为什么延误？', '因航班延误，旅客滞留。', ['因']],
    ['为什么延误？', '由于天气，航班延误。', ['由于']],
    ['科学城是什么？', '科学城是指高新区内的一片区域。', ['是指']],
    ['创新券是什么？', '科技创新券，简称创新券。', ['简称']],
  ])('%s %s', (question, sentence, spans) => {
    expect(find(question, sentence)).toEqual(spans);
  });

  it('are none where the form is missing, or where a question asks for no form', () => {
    expect(find('最高补助多少钱？', '实验室占地128亩。')).toEqual([]);
    expect(find('谁说的？', '周期性的变化和黄金的价格，江北区的企业与万亩的林业。')).toEqual([]);
    expect(find('为什么延误？', '航班延误。')).toEqual([]);
    expect(find('什么是科学城？', '科学城很大。')).toEqual([]);
    expect(find('电话是多少？', '2023年1月12日，12345家企业。')).toEqual([]);
    for (const question of ['占地多少', '为什么', '什么是科学城', '院长是谁'])
      expect(asksForForm(readAsked(question, false)), `asked ${question}`).toBe(true);
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
      '为什么',
      '什么是',
      '主演是谁',
      '有多少家',
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
