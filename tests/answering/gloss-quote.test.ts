import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { glossQuote } from '../../src/answering/gloss-quote.ts';
import { buildGlossary } from '../../src/language/build-glossary.ts';
import { createGlossary, type Glossary } from '../../src/language/glossary.ts';
import type { Question } from '../../src/question/question.ts';

const CORPUS =
  '云岭实验室占地面积128亩，由清华大学和云岭新区共建。处长周艳介绍，科学城孵化企业2000家，获得订单超6亿元。' +
  '世界首个病理学科技馆位于修武，院士卞修武出席，部分区县参加，双城经济圈分别推进。云岭日报上一次订正。';
const bigrams = new Set(Array.from({ length: CORPUS.length - 1 }, (_, i) => CORPUS.slice(i, i + 2)));

let glossary: Glossary;
beforeAll(async () => {
  glossary = createGlossary(await buildGlossary(bigrams));
});

/** A question with the concepts that the glossary finds, as far as glossing looks at it. */
function makeQuestion(text: string): Question {
  const concepts = glossary
    .translate(text)
    .map(({ english, chinese, name }) => ({ words: english, forms: chinese, weight: 1, exact: name }));
  const asked = { kind: 'other', measure: null, anyUnit: true, planned: false } as const;
  return {
    text,
    folded: text.toLowerCase(),
    plain: text.toLowerCase(),
    language: 'en',
    asked,
    concepts,
    weight: 1,
    known: 1,
    embeddingText: text,
  };
}

function gloss(question: string, text: string, marked: string | null = null): readonly string[] {
  const start = marked === null ? -1 : text.indexOf(marked);
  const marks = marked === null ? [] : [{ start, end: start + marked.length }];
  return glossQuote(makeQuestion(question), text, marks, glossary).map(({ words, meaning }) => `${words} = ${meaning}`);
}

describe('the key terms of a Chinese statement', () => {
  it('are the figure that answers, what was asked about and the names, in their order', () => {
    expect(gloss('How large is the land area of Yunling Laboratory?', '云岭实验室占地面积128亩。', '128亩')).toEqual([
      '云岭实验室 = Yunling Laboratory',
      '占地面积 = land area',
      '128亩 = 128 mu (about 8.5 hectares)',
    ]);
  });

  it('keep the letters of the article where it writes Traditional characters', () => {
    const text = '孵化企業2000家，獲得訂單超6億元。';
    expect(gloss('how many companies were incubated', text, '2000家')).toEqual(
      expect.arrayContaining(['企業 = company', '2000家 = 2,000', '超6億元 = more than 600 million yuan (RMB)']),
    );
  });

  it('spell persons where a name must stand, and take no part of a name for a place', () => {
    expect(gloss('who said it', '处长周艳介绍，科学城孵化企业2000家。', '处长周艳')).toEqual(
      expect.arrayContaining(['处长 = division director', '周艳 = Zhou Yan']),
    );
    const glosses = gloss('who', '院士卞修武出席。', '院士卞修武').join(' ');
    expect(glosses).toContain('院士 = academician');
    expect(glosses).not.toContain('county');
  });

  it('know institutions by the dictionary, and by the sound of what no dictionary has', () => {
    expect(gloss('which university', '由清华大学和云岭新区共建。')).toEqual([
      '清华大学 = Tsinghua University',
      '云岭新区 = Yunling New Area',
      '共建 = jointly build',
    ]);
  });

  it('take no word that only two words together make', () => {
    expect(gloss('which districts', '部分区县参加。').join(' ')).not.toContain('分区');
  });

  it('say nothing of which the sense is unsure', () => {
    expect(gloss('different twin cities', '双城经济圈分别推进。').join(' ')).not.toMatch(
      /to part|Shuangcheng|Suangcheng/,
    );
    expect(gloss('what happened', '5g')).toEqual([]);
  });

  it('are parts of the statement, at most eight, in order, none over another, whatever it says', () => {
    const pieces = fc.constantFrom(...CORPUS, '128亩', '清华大学', '處長', '６月８日', '𬬭', '😀', '\n', ' ');
    const asked = fc.constantFrom(
      'Who is Zhou Yan?',
      'How many companies did Yunling Laboratory incubate?',
      'land area',
    );
    fc.assert(
      fc.property(asked, fc.array(pieces, { minLength: 1, maxLength: 80 }), fc.nat(), fc.nat(), (text, parts, a, b) => {
        const statement = parts.join('');
        const [start, end] = [a % statement.length, b % statement.length].toSorted((x, y) => x - y) as [number, number];
        const marks = start < end ? [{ start, end }] : [];
        const glosses = glossQuote(makeQuestion(text), statement, marks, glossary);
        expect(glosses.length).toBeLessThanOrEqual(8);
        let at = 0;
        for (const { start: from, end: to, words, meaning } of glosses) {
          expect(from).toBeGreaterThanOrEqual(at);
          expect(words).toBe(statement.slice(from, to));
          expect(words).not.toBe('');
          expect(meaning).toMatch(/^[\p{Script=Latin}\d]/u);
          at = to;
        }
      }),
    );
  });
});
