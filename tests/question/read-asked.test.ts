import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../../src/language/fold.ts';
import { readAsked } from '../../src/question/read-asked.ts';
import type { AskedKind } from '../../src/question/question.ts';
import { wildText } from '../helpers/arbitrary-text.ts';

const kindOf = (question: string) => readAsked(foldText(question), !/\p{Script=Han}/u.test(question)).kind;
const plannedOf = (question: string) => readAsked(foldText(question), false).planned;

describe('what kind of answer a question asks for', () => {
  it.each<[string, AskedKind]>([
    ['举报电话是多少？', 'contact'],
    ['研發投入佔比多少？', 'percent'],
    ['实验室占地多少？', 'area'],
    ['什么时候揭牌的？', 'date'],
    ['哪一年建成？', 'date'],
    ['最高补助多少钱？', 'money'],
    ['引进了多少家企业？', 'count'],
    ['有几位院士？', 'count'],
    ['这话是哪位说的？', 'person'],
    ['由哪家單位研發？', 'organisation'],
    ['主导产业有哪些？', 'list'],
    ['实验室在哪里？', 'place'],
    ['创新券能通用吗？', 'yes-no'],
    ['川渝合作的核心', 'other'],
    ['为什么要建科学城？', 'reason'],
    ['航班延误的原因是什么？', 'reason'],
    ['为何选址璧山？', 'reason'],
    ['科学城是什么？', 'definition'],
    ['什么是创新券？', 'definition'],
    ['何謂雙城經濟圈？', 'definition'],
    ['院长是谁？', 'person'],
    ['王小明是谁？', 'identity'],
    ['王小明担任什么职务？', 'identity'],
    ['三大主导产业是什么？', 'list'],
    // No more than a noun, or a noun behind 哪 or 什么.
    ['RCEP生效时间', 'date'],
    ['哪个朝代？', 'date'],
    ['2022年高考报名人数', 'count'],
    ['中国队获得几块金牌？', 'count'],
    ['《炽道》的主演', 'person'],
    ['什么人可以申请？', 'person'],
    ['哪一座城市最先试点？', 'place'],
    ['摩加迪休是哪一國家的海港？', 'place'],
    ['哪些地方可以办理？', 'place'],
    ['这所大学位于美国的哪个主要城市？', 'place'],
    ['孙文西路位于哪边？', 'place'],
    ['什么单位负责审批？', 'organisation'],
    ['销量同比增长多少？', 'percent'],
    ['下降了多少个百分点？', 'percent'],
    ['门票价格', 'money'],
    ['等于多少人民币？', 'money'],
    ['施工时间有多长？', 'duration'],
    ['飞行要几个小时？', 'duration'],
    ['要花费多少时间？', 'duration'],
    ['How many enterprises are there?', 'count'],
    ['How large is the laboratory?', 'area'],
    ['When was it opened?', 'date'],
    ['How much funding can an institute get?', 'money'],
    ["What's the most money a nursery can get?", 'money'],
    ['What is the largest one-off grant for a nursery?', 'money'],
    ['What percentage is spent on R&D?', 'percent'],
    ['Where is the laboratory?', 'place'],
    ['Is the voucher valid in both?', 'yes-no'],
  ])('%s %s', (question, kind) => {
    expect(kindOf(question)).toBe(kind);
  });

  // Each holds the words of a kind without asking for it.
  it.each<[string, AskedKind]>([
    ['几乎所有企业都参加了吗？', 'yes-no'],
    ['任何时候都能申请吗？', 'yes-no'],
    ['任何人都能申请吗？', 'yes-no'],
    ['许多高校参与了吗？', 'yes-no'],
    ['这几个项目停工了吗？', 'yes-no'],
    ['两者有什么区别？', 'list'],
    ['哪些人才可以申请补贴？', 'list'],
    ['由哪几部分组成？', 'list'],
    ['由哪些材料制成？', 'list'],
    ['这几年有什么变化？', 'list'],
    ['什么市场最大？', 'other'],
    ['什么天气？', 'other'],
    ['什么国家标准适用？', 'other'],
    ['创新有多重要？', 'other'],
    ['提出了几点意见？', 'other'],
    ['面积最大的湖是哪个？', 'other'],
    ['在全球排第几位？', 'other'],
    ['如何降低费用？', 'other'],
    ['位于两江新区的工厂叫什么？', 'other'],
    ['过去几年投入如何？', 'other'],
    ['为什么要提高产量？', 'reason'],
    ['哪个国家占比最高？', 'place'],
    ['哪所大学发表的论文数量最多？', 'organisation'],
    ['举报热线何时开通？', 'date'],
    ['12345热线共受理多少件？', 'count'],
    ['增长了多少家企业？', 'count'],
    ['年产多少万辆汽车？', 'count'],
    ['有多少年轻人？', 'count'],
    ['建了多少座工厂，投资方有几家？', 'count'],
    ['什么年龄可以申请？', 'count'],
  ])('%s asks for %s all the same', (question, kind) => {
    expect(kindOf(question)).toBe(kind);
  });

  it.each<[string, string | null]>([
    ['引进了多少家企业？', '家'],
    ['有几位院士？', '位'],
    ['全长多少公里？', '公'],
    ['有多少人参加？', '人'],
    ['有多少公司入驻？', null],
    ['有多少家庭受益？', null],
    ['有多少人工智能企业？', null],
    ['有多少项目？', null],
    ['第几届？', null],
    ['好几个项目', null],
    ['几岁？', '岁'],
  ])('%s has the measure word %s', (question, measure) => {
    expect(readAsked(foldText(question), false).measure).toBe(measure);
  });

  it('takes what is to be for a plan, not a meeting or an association', () => {
    for (const question of [
      '将建多少个实验室？',
      '会有地铁吗？',
      '目标是多少？',
      '2035年会达到多少？',
      '大学会搬迁吗？',
    ])
      expect(plannedOf(question), `asked ${question}`).toBe(true);
    for (const question of [
      '会议在哪召开？',
      '智博会有几届？',
      '年会在哪开？',
      '数学会是什么？',
      '委员会由谁组成？',
      '社会投入多少？',
      '将军是谁？',
    ])
      expect(plannedOf(question), `asked ${question}`).toBe(false);
  });

  it('includes the measure word, and whether a plan is meant', () => {
    expect(readAsked('引进了多少家企业?', false)).toMatchObject({ kind: 'count', measure: '家', planned: false });
    expect(readAsked('计划引进多少所大学?', false)).toMatchObject({ kind: 'count', measure: '所', planned: true });
    expect(readAsked('how many universities are planned?', true)).toMatchObject({ measure: null, planned: true });
  });

  it('is told for any text', () => {
    fc.assert(
      fc.property(wildText, fc.boolean(), (text, english) => {
        expect(readAsked(foldText(text), english).kind).toEqual(expect.any(String));
      }),
    );
  });
});
