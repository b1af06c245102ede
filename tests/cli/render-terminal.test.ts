import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { Answer, Citation, Match, Statement } from '../../src/answering/answer.ts';
import { renderAnswer, wrapText } from '../../src/cli/render-terminal.ts';
import { textsFor } from '../../src/texts/texts-for.ts';

const texts = textsFor('zh-Hans');
const QUOTE = '金凤实验室占地128亩。';
const citation: Citation = {
  number: 1,
  articleId: 'a',
  title: '测试标题',
  publisher: '测试日报',
  published: '2022-06-07',
  asOf: '2022-06-07',
  kind: 'digest',
  url: 'https://example.org/a',
  paragraph: 3,
  heading: '',
  start: 0,
  end: QUOTE.length,
  quote: QUOTE,
};
const statement: Statement = { text: QUOTE, citations: [1], marks: [{ start: 7, end: 11 }], dates: [] };
const match: Match = {
  key: 'AAAAAAAAAA_BBBBBBBBBB_3',
  passageId: 'a#1',
  articleId: 'a',
  title: '测试标题',
  paragraph: 3,
  heading: '',
  score: 1,
  text: QUOTE,
};
const base = {
  id: '7k2m-9qxd',
  question: '问',
  language: 'zh-Hans',
  matches: [match],
  snapshot: 's',
  model: 'extractive',
  milliseconds: { understand: 0, embed: 0, retrieve: 0, answer: 0, total: 0 },
} as const;
const render = (answer: Answer) => stripVTControlCharacters(renderAnswer(answer, texts));

describe('an answer at the terminal', () => {
  it('is the statements with their marks, then each source with quote, origin and address', () => {
    const printed = render({ kind: 'answered', ...base, statements: [statement], citations: [citation] });
    expect(printed.split('\n')).toEqual([
      `${QUOTE}[1]`,
      '',
      '[1] 测试标题',
      `    │ ${QUOTE}`,
      expect.stringMatching(/测试日报.*2022年6月7日.*第3段.*摘编/),
      '    https://example.org/a',
    ]);
  });

  it('says how a figure stands to others before its statement', () => {
    const conflict = { ...statement, standing: 'conflict', asOf: '2022-06-07' } as const;
    const printed = render({ kind: 'answered', ...base, statements: [conflict], citations: [citation] });
    expect(printed.split('\n')[0]).toBe(`说法不一（2022年6月7日）：${QUOTE}[1]`);
  });

  it('gives the day of publication and the time that the quote speaks of', () => {
    const dated = { ...citation, asOf: '2021' };
    const printed = render({ kind: 'answered', ...base, statements: [statement], citations: [dated] });
    expect(printed).toContain('测试日报 · 2022年6月7日发布 · 第3段 · 摘编 · 所述时间：2021年');
  });

  it('is the notice and the nearest passages when the articles do not say', () => {
    const printed = render({ kind: 'not-found', ...base, missing: null, related: [match] });
    expect(printed).toContain(texts.notFound);
    expect(printed).toContain(QUOTE);
    expect(printed).not.toContain('[1]');
    expect(render({ kind: 'not-found', ...base, missing: null, related: [] })).toBe(texts.notFound);
  });

  it('names what is missing when the articles speak of something else', () => {
    const missing = {
      mentioned: '金凤实验室',
      lacking: { kind: 'words', words: '二期', elsewhere: false },
    } as const;
    expect(render({ kind: 'not-found', ...base, missing, related: [] })).toBe('文章提到金凤实验室，但没有说到“二期”。');
  });

  it('is a plain word when something failed', () => {
    expect(render({ kind: 'unavailable', ...base, reason: 'internal' })).toBe(
      `${texts.unavailable.internal}（编号 7k2m-9qxd）`,
    );
  });
});

describe('wrapping', () => {
  const text = fc.string({ unit: fc.constantFrom('重', '庆', '，', '。', '”', 'a', '5', '.', ' ', '\n', '😀') });

  it('keeps every character but spaces at line ends', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 20, max: 60 }), (source, width) => {
        expect(wrapText(source, width).replaceAll(/\s/g, '')).toBe(source.replaceAll(/\s/g, ''));
      }),
    );
  });

  it('keeps to the width but for closing marks and unbreakable words', () => {
    const han = fc.string({ unit: fc.constantFrom('重', '庆', 'a', ' '), maxLength: 200 });
    fc.assert(
      fc.property(han, fc.integer({ min: 24, max: 60 }), (source, width) => {
        const longestWord = Math.max(0, ...source.split(/[^a]+/).map((word) => word.length));
        for (const line of wrapText(source, width, '  ').split('\n')) {
          expect(line.startsWith('  ')).toBe(true);
          expect(stringWidth(line)).toBeLessThanOrEqual(Math.max(width, longestWord + 2));
        }
      }),
    );
  });

  it('begins no line with a closing mark and breaks no number', () => {
    const lines = wrapText(`${'重庆'.repeat(5)}，${'科学'.repeat(4)}12345.67亿元`, 20).split('\n');
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(line).not.toMatch(/^[，。]/);
    expect(lines.filter((line) => line.includes('12345.67'))).toHaveLength(1);
  });
});
