import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { findAnswerSpans } from '../../src/reading/find-answer-spans.ts';
import { measureSentence, type SentenceFeatures } from '../../src/evidence/measure-sentence.ts';
import type { Sentence } from '../../src/reading/read-sentences.ts';
import type { Snapshot } from '../../src/index/snapshot.ts';
import { foldWithOffsets } from '../../src/language/fold.ts';
import { understandQuestion } from '../../src/question/understand-question.ts';
import { listTermGroups } from '../../src/reading/list-term-groups.ts';
import { createQuestionTerms } from '../../src/reading/question-terms.ts';
import { makeQuestions } from '../helpers/arbitrary-question.ts';
import { articleText, wildText } from '../helpers/arbitrary-text.ts';
import { buildTestSnapshot } from '../helpers/build-test-snapshot.ts';
import { makeArticle } from '../helpers/write-articles.ts';

const TEXTS = [
  '金凤实验室占地128亩，投资10亿元，2022年6月7日揭牌。金凤实验室将建设二期工程。',
  '湖边公园2021年5月开放，公园里有三座桥和一个码头。',
  '重庆引进院士团队10个，北京大学的专家王小明担任院长。',
];

let snapshot: Snapshot;
beforeAll(async () => {
  snapshot = await buildTestSnapshot(TEXTS.map((text, i) => makeArticle({ id: `a${i}`, text })));
});

interface Beside {
  /** How far the passage, and the rest of the article, carries each concept. */
  readonly around?: number;
  readonly elsewhere?: number;
  readonly similarity?: number | null;
  readonly rank?: number;
}

function measure(text: string, sentenceText: string, beside: Beside = {}): SentenceFeatures {
  const { around = 0, elsewhere = 0, similarity = null, rank = 1 } = beside;
  const question = understandQuestion(text, snapshot);
  const terms = createQuestionTerms(listTermGroups(question), snapshot.passageKeywords);
  const { folded, offsets } = foldWithOffsets(sentenceText);
  const end = sentenceText.length;
  const sentence: Sentence = { start: 0, end, text: sentenceText, paragraph: 1, folded, offsets };
  const surroundings = {
    around: question.concepts.map(() => around),
    elsewhere: question.concepts.map(() => elsewhere),
  };
  const found = { passageKeywords: 0.5, articleKeywords: 0.5, similarity };
  const spans = findAnswerSpans(folded, question.asked);
  return measureSentence(question, terms, found, rank, surroundings, sentence, spans);
}

const closeness = (similarity: number | null) => measure('公园', '公园开放。', { similarity }).similarity;

describe('a sentence as an answer', () => {
  it('carries the question in itself, in its best clause and around the span that fits', () => {
    const whole = measure('金凤实验室占地多少亩？', '金凤实验室占地128亩。');
    expect(whole).toMatchObject({ inSentence: 1, inClause: 1, nearSpan: 1, missing: 0, fit: 1, formMissing: 0 });
    // The figure of another clause is that of another thing.
    const other = measure('金凤实验室占地多少亩？', '金凤实验室已揭牌，旁边的湖边公园有3座桥，东面是128亩林地。');
    expect(other.inClause).toBeLessThan(other.inSentence);
    expect(other.nearSpan).toBeLessThan(whole.nearSpan);
  });

  it('counts what the passage around it carries for less, and misses what nothing carries', () => {
    const question = '金凤实验室占地多少亩？';
    const alone = measure(question, '占地128亩。');
    const within = measure(question, '占地128亩。', { around: 0.8 });
    expect(within.inSentence).toBe(alone.inSentence);
    expect(within.inContext).toBeGreaterThan(alone.inContext);
    expect(within.inContext).toBeLessThan(1);
    expect(within.missing).toBeLessThan(alone.missing);
  });

  it('misses a number of the question, less when the article has it elsewhere, not at all beside it', () => {
    const question = '2022年揭牌的是什么？';
    expect(measure(question, '实验室揭牌。').exactMissing).toBe(1);
    const elsewhere = measure(question, '实验室揭牌。', { elsewhere: 1 }).exactMissing;
    expect(elsewhere).toBeGreaterThan(0);
    expect(elsewhere).toBeLessThan(1);
    expect(measure(question, '2022年实验室揭牌。').exactMissing).toBe(0);
  });

  it('lacks the form only where the answer cannot do without it', () => {
    expect(measure('投资多少钱？', '实验室已揭牌。')).toMatchObject({ fit: 0, formMissing: 1 });
    expect(measure('实验室在哪里？', '实验室已揭牌。')).toMatchObject({ fit: 0, formMissing: 0 });
    expect(measure('实验室怎么样', '实验室已揭牌。')).toMatchObject({ fit: 0.5, formMissing: 0, nearSpan: 0 });
  });

  it('tells a plan from what is, for questions that have a tense', () => {
    expect(measure('引进多少家企业？', '力争引进100家企业。').planned).toBe(1);
    expect(measure('计划引进多少家企业？', '力争引进100家企业。').planned).toBe(0);
    expect(measure('计划引进多少家企业？', '已引进100家企业。').planned).toBe(1);
    expect(measure('院长是谁？', '王小明将担任院长。').planned).toBe(0);
  });

  it('echoes when it says hardly more than the question', () => {
    expect(measure('金凤实验室建设二期工程了吗？', '金凤实验室建设二期工程。').echo).toBe(1);
    expect(measure('金凤实验室建设二期工程了吗？', '金凤实验室二期工程在2025年完工并投入使用。').echo).toBe(0);
  });

  it('contradicts with another year', () => {
    expect(measure('2025年开放了吗？', '公园2021年开放。').contradiction).toBe(1);
    expect(measure('2025年开放了吗？', '公园开放。').contradiction).toBe(0);
  });

  it('is close by the cosine of its passage, kept to 0 to 1, and half without vectors', () => {
    expect([closeness(0.7), closeness(-0.2), closeness(1.00001), closeness(null)]).toEqual([0.7, 0, 1, 0.5]);
  });

  it('is measured in shares of 0 to 1, for any sentence and any question', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        makeQuestions(TEXTS, 600),
        fc.oneof(wildText, articleText, fc.constantFrom(...TEXTS)),
        fc.record({
          around: share,
          elsewhere: share,
          rank: share,
          similarity: fc.option(fc.double({ min: -1.1, max: 1.1, noNaN: true })),
        }),
        (question, sentence, beside) => {
          for (const [name, value] of Object.entries(measure(question, sentence, beside))) {
            expect(value, `${name} for ${question}`).toBeGreaterThanOrEqual(0);
            expect(value, `${name} for ${question}`).toBeLessThanOrEqual(1 + 1e-9);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
