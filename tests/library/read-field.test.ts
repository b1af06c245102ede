import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCorpusFile, parseFrontMatter } from '../../src/corpus/front-matter.ts';
import { DRAFT_FIELDS } from '../../src/library/draft.ts';
import { readField } from '../../src/library/read-field.ts';
import { makeArticle } from '../helpers/write-articles.ts';

describe('a field that somebody types', () => {
  it.each([
    ['2022-06-07', '2022-06-07'],
    ['2022-6-7', '2022-06-07'],
    ['2022/6', '2022-06'],
    ['2022.06.07', '2022-06-07'],
    ['2022年6月7日', '2022-06-07'],
    ['2022年6月', '2022-06'],
    ['2022年', '2022'],
    [' 2022 ', '2022'],
    ['不详', null],
    ['Unknown', null],
    ['-', null],
  ])('as a date: %j', (typed, published) => {
    expect(readField('published', typed)).toEqual({ published });
  });

  it.each(['', '2022-13', '2022-02-30', '22-06-07', '昨天', '2022-06-07 10:30', '1800', '99999'])(
    'is no date: %j',
    (typed) => {
      expect(readField('published', typed)).toBeNull();
    },
  );

  it.each([
    'javascript:alert(1)',
    'ftp://a.example.com',
    'https://localhost/',
    'https://user@a.example.com/',
    'https://a.example.com/ b',
    'a.example.com',
    `https://a.example.com/${'x'.repeat(1000)}`,
  ])('is no address: %j', (typed) => {
    expect(readField('url', typed)).toBeNull();
  });

  it('is refused, or stored so that the corpus reads it back as it is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...DRAFT_FIELDS),
        fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.webUrl()),
        (field, typed) => {
          const change = readField(field, typed);
          const article = { ...makeArticle({ id: 'a', text: '镇里修了一座桥。' }), ...change };
          const { fields } = parseFrontMatter(formatCorpusFile(article));
          expect(fields[field]).toEqual(article[field]);
        },
      ),
    );
  });
});
