import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readByRules, rewriteByRules } from '../../src/conversation/rewrite-by-rules.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import type { Snapshot } from '../../src/index/snapshot.ts';
import { detectLanguage } from '../../src/language/detect-language.ts';
import { makeQuestions } from '../helpers/arbitrary-question.ts';
import { buildTestSnapshot } from '../helpers/build-test-snapshot.ts';
import { makeTurn } from './make-turn.ts';

let snapshot: Snapshot;
beforeAll(async () => {
  const { articles } = await readCorpus('corpus');
  snapshot = await buildTestSnapshot(articles);
});

describe('another thing in the place of the one before', () => {
  it.each([
    ['北大哪天跟重庆签的约？', '那清华呢？', '清华哪天跟重庆签的约？'],
    ['金凤实验室的主任是谁？', '那副主任呢？', '金凤实验室的副主任是谁？'],
    ['市科技局的局長是誰？', '副局長呢？', '市科技局的副局長是誰？'],
    ['北大哪天跟重庆签的约？', '复旦呢', '复旦哪天跟重庆签的约？'],
    ['2019年重庆引进了多少所高校？', '那2022年呢', '2022年重庆引进了多少所高校？'],
    ['重庆有多少家科技型企业？', '那成都呢？', '成都有多少家科技型企业？'],
    ['重庆高新技术产业研究院有多少专利？', '那成都呢？', '成都高新技术产业研究院有多少专利？'],
    ['中科院重庆科学中心一期占地多少亩？', '那二期呢？', '中科院重庆科学中心二期占地多少亩？'],
    ['中科院重庆科学中心占地多少亩？', '二期呢？', '中科院重庆科学中心二期占地多少亩？'],
    ['中科院重庆科学中心一期占地多少亩？', '那金凤实验室呢？', '金凤实验室占地多少亩？'],
    ['重庆引进了多少所高校？', '2021年的呢？', '2021年重庆引进了多少所高校？'],
    ['2019年重庆引进了多少所高校？', '科研院所呢？', '2019年重庆引进了多少科研院所？'],
    ['金凤实验室什么时候揭牌？', '面积呢？', '金凤实验室的面积？'],
    ['2019年重庆引进了多少所高校？', '前一年呢？', '2018年重庆引进了多少所高校？'],
    ['重庆与北大签了什么协议？', '跟上海交大呢？', '重庆与上海交大签了什么协议？'],
    ['北大的研究院研究什么？', '那上海交大的研究院呢？', '上海交大的研究院研究什么？'],
    ['李政刚是什么职务？', '那冯纲呢？', '冯纲是什么职务？'],
    ['北大哪天和重慶簽約？', '那清華呢？', '清華哪天和重慶簽約？'],
    ['When did Peking University sign with Chongqing?', 'And Tsinghua?', 'When did Tsinghua sign with Chongqing?'],
    ['How many schools came in 2019?', 'what about 2022?', 'How many schools came in 2022?'],
    ['How many schools were opened in 2019?', 'and institutes?', 'How many institutes were opened in 2019?'],
  ])('%s %s', (first, next, expected) => {
    expect(rewriteByRules(next, [makeTurn(first)], snapshot)).toEqual({
      question: expected,
      language: null,
      by: 'rules',
    });
  });
});

describe('a word that points back', () => {
  it.each([
    ['金凤实验室什么时候揭牌？', '它有多大？', '金凤实验室有多大？'],
    ['金凤实验室什么时候揭牌？', '那它在哪里？', '金凤实验室在哪里？'],
    ['上海交大重庆研究院采取什么模式？', '该研究院在哪个区？', '上海交大重庆研究院在哪个区？'],
    ['上海交大重庆研究院采取什么模式？', '其重点领域有哪些？', '上海交大重庆研究院的重点领域有哪些？'],
    ['上海交大重庆研究院采取什么模式？', '研究院有多少人？', '上海交大重庆研究院有多少人？'],
    ['西部科学城的研发投入占多少？', '那里有多少企业？', '西部科学城有多少企业？'],
    ['重庆和清华签了什么协议？', '双方合作什么？', '重庆和清华合作什么？'],
    ['引进机构孵化了多少企业？', '这些企业在哪里？', '引进机构孵化的企业在哪里？'],
    ['金鳳實驗室什麼時候揭牌？', '它佔地多少？', '金鳳實驗室佔地多少？'],
    ['When was Jinfeng Laboratory unveiled?', 'How large is it?', 'How large is Jinfeng Laboratory?'],
    ['When was Jinfeng Laboratory unveiled?', 'What is its area?', "What is Jinfeng Laboratory's area?"],
    ['How large is Jinfeng Laboratory?', 'who runs it?', 'who runs Jinfeng Laboratory?'],
    ['How large is Jinfeng Laboratory?', 'Which teams work there?', 'Which teams work at Jinfeng Laboratory?'],
    ['How large is Jinfeng Laboratory?', 'what does it do?', 'what does Jinfeng Laboratory do?'],
    ['When was Jinfeng Laboratory unveiled?', 'where is this lab?', 'where is Jinfeng Laboratory?'],
  ])('%s %s', (first, next, expected) => {
    expect(rewriteByRules(next, [makeTurn(first)], snapshot)?.question).toBe(expected);
  });

  it('means a person whom the answer names', () => {
    const turn = makeTurn('金凤实验室的主任是谁？', '目前，金凤实验室主任、中国科学院院士卞修武的团队已完成任务。');
    expect(rewriteByRules('他的团队做了什么？', [turn], snapshot)?.question).toBe('卞修武的团队做了什么？');
  });

  it('may mean a body of an earlier turn', () => {
    const turns = [makeTurn('深圳湾实验室在哪？'), makeTurn('重庆有多少所高校？')];
    expect(rewriteByRules('这个实验室占地多少？', turns, snapshot)?.question).toBe('深圳湾实验室占地多少？');
  });
});

describe('a message that only asks', () => {
  it.each([
    ['金凤实验室什么时候揭牌？', '占地多少？', '金凤实验室占地多少？'],
    ['金凤实验室什么时候揭牌？', '主任是谁？', '金凤实验室的主任是谁？'],
    ['金凤实验室占地多少？', '有多少科研团队？', '金凤实验室有多少科研团队？'],
    ['“一带一路”科技交流大会由谁来办？', '在哪办？', '“一带一路”科技交流大会在哪办？'],
    ['金凤实验室占地多少？', '消息来源是哪里？', '金凤实验室占地多少？'],
    ['金凤实验室占地多少？', '在哪里？', '金凤实验室在哪里？'],
    ['2019年重庆引进了几家科研院所？', '具体有哪些？', '2019年重庆引进了科研院所具体有哪些？'],
    ['重庆引进高校了吗？', '为什么？', '为什么重庆引进高校？'],
    ['重庆引进高端研发机构最高补助多少钱？', '什么时候的数据？', '重庆引进高端研发机构最高补助多少钱？'],
    ['How much funding can an institute get?', 'when was that?', 'How much funding can an institute get?'],
  ])('%s %s', (first, next, expected) => {
    expect(rewriteByRules(next, [makeTurn(first)], snapshot)?.question).toBe(expected);
  });
});

describe('the last question again', () => {
  it.each([
    ['翻译成英文', 'en'],
    ['用英文回答', 'en'],
    ['英文版', 'en'],
    ['translate into English please', 'en'],
    ['說繁體', 'zh-Hant'],
    ['請用中文回答', 'zh-Hant'],
    ['in Chinese please', 'zh-Hans'],
    ['in traditional Chinese', 'zh-Hant'],
    ['还有呢？', null],
    ['还有吗', null],
    ['详细点', null],
  ] as const)('%s', (next, language) => {
    const question = '金凤实验室占地多少亩？';
    const followUp = rewriteByRules(next, [makeTurn(question)], snapshot);
    expect(followUp).toEqual({ question, language, by: 'rules' });
  });
});

describe('the language', () => {
  it('is that of the message where the question before was in another', () => {
    const followUp = rewriteByRules('And Tsinghua?', [makeTurn('北大哪天跟重庆签的约？')], snapshot);
    expect(followUp).toEqual({ question: '清华大学哪天跟重庆签的约？', language: 'en', by: 'rules' });
  });

  it('is that of the conversation where the message does not tell', () => {
    const followUp = rewriteByRules('那2022年呢', [makeTurn('2019年重慶引進了多少所大學？')], snapshot);
    expect(followUp?.question).toBe('2022年重慶引進了多少所大學？');
  });

  it('is the script of the message', () => {
    const followUp = rewriteByRules(
      '這是什麼時候的數據？那裡佔地多少？',
      [makeTurn('金凤实验室有多少团队？')],
      snapshot,
    );
    expect(followUp === null || detectLanguage(followUp.question) === 'zh-Hant').toBe(true);
    expect(rewriteByRules('它佔地多少？', [makeTurn('金凤实验室有多少团队？')], snapshot)?.question).toBe(
      '金鳳實驗室佔地多少？',
    );
  });
});

describe('a message that stands for itself', () => {
  it.each([
    '金凤实验室占地多少？',
    '那七十个科研平台汇聚了多少名科研人才？',
    '打造科创中心“重点和特点都在于协同”，这话是谁讲的？',
    '引进科技创新资源的那个行动计划是哪个部门发的？',
    'Must researchers move their hukou if they want to work in Chongqing?',
    'Is there a direct metro line to Chongqing science city?',
    'translate the agreement between Tsinghua and Chongqing',
    '职务科技成果 改革试点',
    '给我讲个笑话吧',
    '谢谢',
    '后来呢？',
    '其他城市怎么样引进高校？',
    '该怎么申请重科英才计划？',
    '此外，重庆还引进了哪些高校？',
  ])('is left alone: %s', (question) => {
    const reading = readByRules(question, [makeTurn('上海交大重庆研究院采取什么模式？')], snapshot);
    expect(reading).toEqual({ leans: 'no', followUp: null });
  });
});

const TEXTS = ['它', '那清华呢', '金凤实验室占地128亩。', 'And Tsinghua', '翻译成英文'];

describe('whatever is said', () => {
  const message = fc.oneof(makeQuestions(TEXTS, 600), fc.string({ unit: 'binary', maxLength: 80 }));

  it('a follow-up is one question of bounded length that differs from the message', () => {
    fc.assert(
      fc.property(message, message, fc.string({ unit: 'binary', maxLength: 100 }), (first, next, answer) => {
        const followUp = rewriteByRules(next, [makeTurn(first, answer)], snapshot);
        if (followUp === null) return;
        expect(followUp.question.length).toBeLessThanOrEqual(Math.max(200, first.length));
        expect(followUp.question.trim()).not.toBe('');
      }),
      { numRuns: 300 },
    );
  });
});
