import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildGlossary } from '../../src/language/build-glossary.ts';
import { createGlossary, type Glossary, type GlossaryData } from '../../src/language/glossary.ts';

const TEXT = '重庆市引进大学和研究院建设金凤实验室与周艳谈政策资金补助法律西安交通';

function listBigrams(text: string): ReadonlySet<string> {
  return new Set(Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2)));
}

let data: GlossaryData;
let glossary: Glossary;
beforeAll(async () => {
  data = await buildGlossary(listBigrams(TEXT));
  glossary = createGlossary(data);
});
const translate = (question: string) =>
  glossary.translate(question).map(({ english, chinese }) => [english, chinese] as const);
const chineseOf = (question: string) => glossary.translate(question).flatMap(({ chinese }) => chinese);

describe('the glossary of a corpus', () => {
  it('leads only to words whose bigrams stand in the corpus', () => {
    const targets = Object.values(data.phrases).flat();
    expect(targets).toContain('实验室');
    for (const word of targets)
      for (let i = 0; i + 1 < word.length; i += 1) expect(TEXT).toContain(word.slice(i, i + 2));
  });

  it('translates what people ask about', () => {
    expect(chineseOf('Which universities are there?')).toContain('大学');
    expect(chineseOf('Is there a laboratory?')).toContain('实验室');
    expect(chineseOf('policy')).toContain('政策');
  });

  it('takes the longest phrase at each place, and no stop word by itself', () => {
    expect(translate('the research institute of Chongqing').map(([english]) => english)).toEqual([
      'research institute',
      'chongqing',
    ]);
  });

  it('reads names by their sound, in one word or two', () => {
    expect(chineseOf('What is Jinfeng?')).toContain('金凤');
    expect(chineseOf('Who is Zhou Yan?')).toContain('周艳');
    expect(chineseOf('the city of Xian')).toContain('西安');
  });

  it('reads number words as figures', () => {
    expect(chineseOf('three institutes')).toEqual(expect.arrayContaining(['三', '3']));
  });

  it('gives what it cannot lead into the corpus as a phrase without Chinese', () => {
    expect(translate('zeppelins')).toEqual([['zeppelins', []]]);
  });

  it('tells names from words', () => {
    expect(glossary.nameAt('在重庆的大学', 1)).toBe('重庆');
    expect(glossary.nameAt('在重庆的大学', 0)).toBeNull();
    expect(glossary.nameAt('大学资源', 0)).toBeNull();
    expect(glossary.nameAt('大学资源', 2)).toBeNull();
    expect(glossary.nameAt('', 0)).toBeNull();
  });

  it('is not led astray by words that are names of inner parts', () => {
    expect(translate('constructor prototype __proto__')).toEqual([
      ['constructor', []],
      ['prototype', []],
      ['proto', []],
    ]);
  });

  it('answers for any text in good time', () => {
    const latin = fc.string({ unit: fc.constantFrom(..."nagixe THE 3&.'s"), maxLength: 300 });
    fc.assert(
      fc.property(fc.oneof(latin, fc.string({ unit: 'binary' })), (text) => {
        for (const { english } of glossary.translate(text)) expect(english).not.toBe('');
      }),
    );
    const startedAt = performance.now();
    glossary.translate('nananananananananananana '.repeat(200));
    expect(performance.now() - startedAt).toBeLessThan(2000);
  });
});
