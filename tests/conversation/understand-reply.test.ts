import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { pointsAtSubject } from '../../src/conversation/points-at-subject.ts';
import { cutAtSentence, subjectOf, SUBJECT_LIMIT } from '../../src/conversation/subject.ts';
import { understandReply } from '../../src/conversation/understand-reply.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import type { Snapshot } from '../../src/index/snapshot.ts';
import { buildTestSnapshot } from '../helpers/build-test-snapshot.ts';
import { isWellFormed } from '../helpers/well-formed.ts';
import { makeTurn } from './make-turn.ts';

let snapshot: Snapshot;
beforeAll(async () => {
  const { articles } = await readCorpus('corpus');
  snapshot = await buildTestSnapshot(articles);
});

const LAB = '金凤实验室去年揭牌，听说花了8个亿。';
const ASKED = '大家好，想问一下中科院重庆科学中心一期占地多少亩？谢谢！';
const CHAT = '今天天气不错，中午吃火锅吧';

/** What a reply to somebody's words is taken to ask; null when it is asked as it stands. */
async function understand(text: string, words: string, turns: readonly ReturnType<typeof makeTurn>[] = []) {
  return understandReply(text, subjectOf(words), turns, { snapshot, model: null, prompt: null });
}

describe('a reply that only points at a message', () => {
  it.each([
    '这个数字对吗？',
    '這個數字對嗎？',
    '来源是什么',
    '出处呢？',
    '有依据吗',
    '真的假的',
    '是真的吗？',
    '这是真的吗',
    '他说的对吗',
    '这句话出自哪篇文章？',
    '谁说的？',
    '帮忙查一下',
    '请核实一下，谢谢',
    '这个问题怎么回答',
    '这条消息靠谱吗',
    '？',
    '👆',
    'what about this?',
    'Is this true?',
    'Is that number correct?',
    'source?',
    'What’s the source of this?',
    'Where does this figure come from?',
    'Can you check this please',
    'fact check',
    'really?',
    '是这样吗？',
    '有这回事吗',
    '他说得对吗',
    '能证实吗',
    '求证',
    '依据何在',
    '哪来的数据',
    '文章里怎么说',
    '数字有没有错',
    '帮他回答一下',
    '这个问题的答案是什么',
    '大家怎么看',
    'is he right?',
    'Do the articles say that?',
    'answer him please',
  ])('asks what the message says: %s', async (text) => {
    expect(pointsAtSubject(text)).toBe(true);
    // With the figure in it, only an article that has this very figure would answer.
    expect((await understand(text, LAB))?.question).toBe('金凤实验室去年揭牌，听说花了多少个亿？');
  });

  it.each(['谢谢', '好的，谢谢！', 'ok', 'Thanks!', '大家好', '嗯嗯', '哈哈', '请问'])(
    'and asks nothing with a word of courtesy: %s',
    (text) => {
      expect(pointsAtSubject(text)).toBe(false);
    },
  );

  it.each([
    '你是谁',
    '在哪里',
    '什么时候的事',
    '哪一年',
    '主任是谁',
    '这个数字是多少',
    '为什么',
    'why',
    'Where is it?',
    'how much',
  ])('and asks something of its own here: %s', (text) => {
    expect(pointsAtSubject(text)).toBe(false);
  });

  it('is answered in the language that it is written in, and without words in that of the message', async () => {
    const language = async (text: string) => (await understand(text, LAB))?.language;
    expect(await language('這個數字對嗎？')).toBe('zh-Hant');
    expect(await language('Is this true?')).toBe('en');
    expect(await language('对吗？')).toBeNull();
    expect(await language('👆')).toBeNull();
    expect((await understand('来源呢', 'The laboratory was opened last year.'))?.language).toBe('zh-Hans');
  });
});

describe('a reply that leans on a message', () => {
  it.each([
    ['它在哪里？', LAB, '金凤实验室在哪里？'],
    ['主任是谁？', LAB, '金凤实验室的主任是谁？'],
    ['这个实验室是谁建的？', LAB, '金凤实验室是谁建的？'],
    ['Where is it?', LAB, 'Where is 金凤实验室?'],
    ['二期呢？', ASKED, '中科院重庆科学中心二期占地多少亩？'],
    ['那现在呢？', ASKED, '中科院重庆科学中心一期占地多少亩？'],
    ['投资多少？', ASKED, '中科院重庆科学中心一期的投资多少？'],
    ['它在哪裡？', 'The Jinfeng Laboratory was opened in 2022.', '金鳳實驗室在哪裡？'],
  ])('%s to “%s”', async (text, words, expected) => {
    expect((await understand(text, words))?.question).toBe(expected);
  });

  it('leans on it rather than on what the person had asked before', async () => {
    const turns = [makeTurn('上海交大的研究院在哪里？', '在璧山。')];
    expect((await understand('它什么时候成立的？', LAB, turns))?.question).toBe('金凤实验室什么时候成立的？');
  });
});

describe('a reply that stands for itself', () => {
  const ALONE = [
    '科学城的面积有多大？',
    '川渝怎样共享科研仪器？',
    '上海交大的研究院设在哪里？',
    '重庆有多少所高校？',
    'Who is the director of Jinfeng Laboratory?',
    '北京大学和重庆签了什么协议？',
  ];

  it.each(ALONE)('is asked alone, whatever the message says: %s', async (text) => {
    for (const words of [LAB, ASKED, CHAT, 'The laboratory was opened last year.'])
      expect(await understand(text, words)).toBeNull();
  });

  it('is not disturbed by any words at all', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...ALONE),
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        async (text, words) => {
          expect(await understand(text, words)).toBeNull();
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('words that are made to be hard to read', () => {
  const UNITS = [
    '请问',
    '真的',
    '嗯',
    'please ',
    'can you ',
    '是真的吗',
    '说',
    '好,',
    '\n',
    ',\n',
    '来源',
    '大家好，',
    ' ',
    '@a',
    '/',
  ];

  it('are read as fast as others', () => {
    for (const unit of UNITS)
      for (const end of ['', 'x', '重', '\nabc'])
        for (const length of [20, 59, 1_000]) {
          const words = unit.repeat(length).slice(0, length) + end;
          expect(pointsAtSubject(words) || words !== '').toBe(true);
          expect(subjectOf(words)?.text.length ?? 0).toBeLessThanOrEqual(SUBJECT_LIMIT);
        }
  });
});

describe('the subject of a reply', () => {
  it('is what the message says, without whom it speaks to and where it links', () => {
    expect(subjectOf('@somebody_else 金凤实验室在哪？ https://example.org/a?b=1')?.text).toBe('金凤实验室在哪？');
    expect(subjectOf('/ask@other_bot 金凤实验室在哪？')?.text).toBe('金凤实验室在哪？');
    expect(subjectOf(ASKED)?.turn.question).toBe('中科院重庆科学中心一期占地多少亩？');
  });

  it.each(['', '  ', '😀👍', 'https://example.org/a', '@somebody_else', '???'])('is not in %j', (words) => {
    expect(subjectOf(words)).toBeNull();
  });

  it('that is too long is cut at the end of a sentence', () => {
    const sentence = '金凤实验室在高新区。';
    const { text } = subjectOf(sentence.repeat(300))!;
    expect(text.length).toBeLessThanOrEqual(SUBJECT_LIMIT);
    expect(text.endsWith('。')).toBe(true);
    expect(text).toBe(sentence.repeat(SUBJECT_LIMIT / sentence.length));
  });

  it('never ends within a character, and is never longer than it may be', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.integer({ min: 1, max: 200 }), (text, limit) => {
        const cut = cutAtSentence(text, limit);
        expect(cut.length).toBeLessThanOrEqual(Math.max(limit, 0));
        expect(isWellFormed(cut) || !isWellFormed(text)).toBe(true);
        expect(text).toContain(cut);
      }),
    );
  });
});
