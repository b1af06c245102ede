import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatCorpusFile, isPublishedDate, parseFrontMatter } from '../../src/corpus/front-matter.ts';

const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .map((text) => text.replace(/[\p{C}\p{Z}]+/gu, ' ').trim())
  .filter((text) => text !== '');

it('reads back whatever it wrote, however odd the words are', () => {
  fc.assert(
    fc.property(words, fc.option(words), fc.option(words), (title, publisher, source) => {
      const article = {
        title,
        publisher,
        source,
        published: '2022',
        url: 'https://example.org/?a=1#b',
        language: 'zh-Hans' as const,
        kind: 'digest' as const,
        text: '正文。',
      };
      const { fields, body } = parseFrontMatter(formatCorpusFile(article));
      expect({ ...fields, text: body.trimEnd() }).toEqual(article);
    }),
  );
});

it('keeps a body that looks like front matter', () => {
  const body = '正文。\n\n---\n\ntitle: 又一段\n\n---\n';
  expect(parseFrontMatter(`---\ntitle: t\n---\n\n${body}`).body).toBe(body);
});

it('knows the days of every month, and of February in leap years', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true }), (date) => {
      const day = date.toISOString().slice(0, 10);
      expect([day, day.slice(0, 7), day.slice(0, 4)].every(isPublishedDate)).toBe(true);
    }),
  );
  for (const wrong of ['2023-02-29', '1900-02-29', '2022-04-31', '2022-00', '2022-6-7', '22', '2022-06-07T10:00', ''])
    expect(isPublishedDate(wrong)).toBe(false);
});
