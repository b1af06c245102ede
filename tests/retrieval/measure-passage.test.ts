import { beforeAll, describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/index/snapshot.ts';
import { understandQuestion } from '../../src/question/understand-question.ts';
import { listTermGroups } from '../../src/reading/list-term-groups.ts';
import { measurePassage, type PassageFeatures } from '../../src/retrieval/measure-passage.ts';
import { createQuestionTerms } from '../../src/reading/question-terms.ts';
import { buildTestSnapshot } from '../helpers/build-test-snapshot.ts';
import { makeArticle } from '../helpers/write-articles.ts';

const FILLER = '这一段讲的是别的事情，与前面所说的没有什么关系，只是为了让文章长一些，好分成许多段落来读。';

let snapshot: Snapshot;
beforeAll(async () => {
  snapshot = await buildTestSnapshot([
    makeArticle({
      id: 'lab',
      title: '金凤实验室2022年揭牌',
      text: '金凤实验室占地128亩，投资10亿元。\n\n科研楼已经建成。',
    }),
    makeArticle({ id: 'park', title: '湖边公园', text: '湖边公园2021年5月开放，公园里有三座桥和一个码头。' }),
    makeArticle({ id: 'long', title: '长文章', text: Array.from({ length: 120 }, () => FILLER).join('\n\n') }),
  ]);
});

function measure(text: string, article: string, at = 0, similarity: number | null = null): PassageFeatures {
  const question = understandQuestion(text, snapshot);
  const terms = createQuestionTerms(listTermGroups(question), snapshot.passageKeywords);
  const number = snapshot.articles.findIndex(({ id }) => id === article);
  const channels = { passageKeywords: 0.4, articleKeywords: 0.3, similarity };
  return measurePassage(question, terms, snapshot.articleStarts[number]! + at, channels, snapshot);
}

describe('a passage beside the question', () => {
  it('carries its concepts and terms, more of them the more it holds', () => {
    const right = measure('金凤实验室占地多少亩？', 'lab');
    const wrong = measure('金凤实验室占地多少亩？', 'park');
    expect(right.concepts).toBe(1);
    for (const name of ['concepts', 'terms', 'sentenceTerms', 'titleTerms', 'fit'] as const)
      expect(right[name], `feature ${name}`).toBeGreaterThan(wrong[name]);
    expect(right.titleTerms).toBeLessThan(right.terms);
  });

  it('fits when a span is of the kind asked for; half when the kind has no form', () => {
    expect(measure('投资多少钱？', 'lab').fit).toBe(1);
    expect(measure('投资多少钱？', 'park').fit).toBe(0);
    expect(measure('公园怎么样', 'park').fit).toBe(0.5);
  });

  it('contradicts wholly by its title, half by its text alone', () => {
    expect(measure('金凤实验室2025年揭牌了吗？', 'lab').contradiction).toBe(1);
    expect(measure('湖边公园2025年开放了吗？', 'park').contradiction).toBe(0.5);
    expect(measure('湖边公园2021年开放了吗？', 'park').contradiction).toBe(0);
  });

  it('has its cosine beside its keywords, and a middle value without vectors', () => {
    const close = measure('湖边公园', 'park', 0, 0.8);
    expect([close.similarity, close.passageKeywords, close.articleKeywords]).toEqual([0.8, 0.4, 0.3]);
    expect(close.closeAndNamed).toBeCloseTo(0.32, 12);
    expect(measure('湖边公园', 'park').similarity).toBe(0.5);
  });

  it('knows whether it begins its article, and how long that is', () => {
    const number = snapshot.articles.findIndex(({ id }) => id === 'long');
    const passages = snapshot.articleStarts[number + 1]! - snapshot.articleStarts[number]!;
    expect(passages).toBeGreaterThan(8);
    expect([measure('别的事情', 'long').first, measure('别的事情', 'long', 1).first]).toEqual([1, 0]);
    expect(measure('别的事情', 'long').articleLength).toBeCloseTo(Math.log(passages / 8), 12);
    expect(measure('别的事情', 'park').articleLength).toBe(0);
  });
});
