import { describe, expect, it } from 'vitest';
import type { Citation, Statement } from '../../src/answering/answer.ts';
import { checkCitations } from '../../src/answering/check-citations.ts';
import { createAliasTable } from '../../src/language/alias-table.ts';
import { createGlossary, EMPTY_GLOSSARY } from '../../src/language/glossary.ts';
import { makeArticle } from '../helpers/write-articles.ts';

const TEXT = '金凤实验室占地128亩。研发投入占比5.4%。';
const articles = {
  articleById: new Map([['a', makeArticle({ id: 'a', text: TEXT })]]),
  glossary: createGlossary(EMPTY_GLOSSARY),
  aliases: createAliasTable([]),
};

function cite(number: number, start: number, end: number, quote = TEXT.slice(start, end), articleId = 'a'): Citation {
  return {
    number,
    articleId,
    title: '',
    publisher: null,
    published: null,
    asOf: null,
    kind: 'full',
    url: null,
    paragraph: 1,
    heading: '',
    start,
    end,
    quote,
  };
}
const say = (text: string, ...citations: readonly number[]): Statement => ({ text, citations, marks: [], dates: [] });
const write = (text: string, ...citations: readonly number[]): Statement => ({
  ...say(text, ...citations),
  written: true,
});
const first = cite(1, 0, 12);
const second = cite(2, 12, TEXT.length);

describe('the check before anything is handed out', () => {
  it('lets through what stands in the articles', () => {
    expect(first.quote).toBe('金凤实验室占地128亩。');
    expect(() => checkCitations([say(first.quote, 1), say('占比5.4%', 2)], [first, second], articles)).not.toThrow();
    // A numbered list: a line from each quote.
    expect(() =>
      checkCitations([say(`${first.quote}\n${second.quote}`, 1, 2)], [first, second], articles),
    ).not.toThrow();
  });

  it('lets through what a model wrote and the quotes carry', () => {
    const written = write('金凤实验室的占地面积为128亩。', 1);
    expect(() => checkCitations([written], [first, second], articles)).not.toThrow();
  });

  it.each<[string, readonly Statement[], readonly Citation[]]>([
    ['a written statement with another figure', [write('金凤实验室占地129亩。', 1)], [first]],
    ['a written statement that another quote carries', [write('研发投入占比5.4%。', 1)], [first, second]],
    ['a written statement without a quote', [write('金凤实验室占地128亩。')], [first]],
    ['a quote with one character changed', [say('占地', 1)], [cite(1, 0, 12, '金凤实验室占地129亩。')]],
    ['a quote one place off', [say('占地', 1)], [cite(1, 1, 13, TEXT.slice(0, 12))]],
    ['a quote in the other script', [say('占地', 1)], [cite(1, 0, 5, '金鳳實驗室')]],
    ['a quote beyond the end', [say('占', 1)], [cite(1, 0, 999, `${TEXT}。`)]],
    ['an empty quote', [say('', 1)], [cite(1, 3, 3)]],
    ['a quote from an article that is not there', [say('占地', 1)], [cite(1, 0, 12, TEXT.slice(0, 12), 'b')]],
    ['a bad quote that no statement uses', [say(first.quote, 1)], [first, cite(2, 0, 3, '别的话')]],
    ['a statement without a citation', [say(first.quote)], [first]],
    ['a statement that cites a number that is not there', [say(first.quote, 1, 3)], [first, second]],
    ['a statement in other words', [say('金凤实验室的面积是128亩。', 1)], [first]],
    ['a statement that says more than its quote', [say(`${first.quote}据说如此。`, 1)], [first]],
    ['a statement from another quote than it cites', [say(second.quote, 1)], [first, second]],
    ['a line put together from two quotes', [say(first.quote + second.quote, 1, 2)], [first, second]],
  ])('stops %s', (_, statements, citations) => {
    expect(() => checkCitations(statements, citations, articles)).toThrow(
      expect.objectContaining({ code: 'citation' }),
    );
  });
});
