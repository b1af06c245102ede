import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildGlossary } from '../../src/language/build-glossary.ts';
import { readEnglishWords } from '../../src/language/english-words.ts';
import { foldText } from '../../src/language/fold.ts';
import { createGlossary, type Glossary, type GlossaryData } from '../../src/language/glossary.ts';

const TEXT =
  '重庆市引进大学和研究院建设金凤实验室与周艳谈政策资金补助法律西安交通。中国科学院、中科院、上海交通大学、北京大学、清华大学落户' +
  '两江新区和重庆高新区，成立公司，企业员工占地，孵化二期首批揭牌，意大利双城单艳';

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
    const targets = [data.phrases, data.initials, data.partial].flatMap((part) => Object.values(part).flat());
    expect(targets).toContain('实验室');
    for (const word of [...targets, ...Object.keys(data.meanings)])
      for (let i = 0; i + 1 < word.length; i += 1) expect(TEXT).toContain(word.slice(i, i + 2));
  });

  it('translates what people ask about', () => {
    expect(chineseOf('Which universities are there?')).toContain('大学');
    expect(chineseOf('Is there a laboratory?')).toContain('实验室');
    expect(chineseOf('policy')).toContain('政策');
  });

  it('leads the reviewed vocabulary to words in the form in which texts are compared', async () => {
    const folded = foldText('重庆的大科学装置和集成电路');
    const other = createGlossary(await buildGlossary(listBigrams(folded)));
    const found = other.translate('large scientific facility').flatMap(({ chinese }) => chinese);
    expect(found).toContain(foldText('大科学装置'));
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

  it.each([
    ['the Chinese Academy of Sciences', '中国科学院'],
    ['the Chinese Academy of Sciences', '中科院'],
    ['what does CAS do', '中国科学院'],
    ['Shanghai Jiao Tong University', '上海交通大学'],
    ['is SJTU here', '上海交通大学'],
    ['the Jinfeng Laboratory', '金凤实验室'],
    ['Peking University', '北京大学'],
    ['is Beida here', '北京大学'],
    ['the Liangjiang New Area', '两江新区'],
    ['the Chongqing Hi-tech Zone', '重庆高新区'],
    ['the Italian company', '意大利'],
    ['how many firms', '企业'],
    ['when was it established', '成立'],
    ['how many staff', '员工'],
    ['the unveiling', '揭牌'],
    ['land area', '占地'],
    ['incubated', '孵化'],
    ['the transporters', '交通'],
    ['financial support', '补助'],
    ['the second phase', '二期'],
    ['the first batch', '首批'],
    ['on June 8', '6月8日'],
    ['50 million yuan', '5000万'],
  ])('leads from %s to %s', (english, chinese) => {
    expect(chineseOf(english)).toContain(chinese);
  });

  it('puts the best translation first and tries no more than a few', () => {
    expect(chineseOf('university')[0]).toBe('大学');
    expect(chineseOf('policy')[0]).toBe('政策');
    for (const words of Object.values(data.phrases)) expect(words.length).toBeLessThanOrEqual(6);
    for (const { chinese } of glossary.translate(
      'What companies and universities did the Chongqing science city introduce?',
    ))
      expect(chinese.length).toBeLessThanOrEqual(12);
  });

  it('does not take universities for universes', () => {
    expect(data.phrases[readEnglishWords('university')[0]!.stem]).not.toContain('宇宙');
  });

  it('explains words of the corpus, but none that may be something else', () => {
    expect(glossary.explain('清华大学')).toBe('Tsinghua University');
    expect(glossary.explain('占地')).toBe('land area');
    expect(glossary.explain('中国科学院')).toBe('Chinese Academy of Sciences');
    // A district of Harbin; and twin cities.
    expect(glossary.explain('双城')).toBeNull();
    expect(glossary.explain('飞艇')).toBeNull();
  });

  it('spells names of the corpus', () => {
    expect(glossary.spell('金凤')).toEqual(['jin', 'feng']);
    expect(glossary.spell('金')).toBeNull();
    expect(glossary.spell('飞艇')).toBeNull();
    expect([glossary.surname('周'), glossary.surname('单'), glossary.surname('的')]).toEqual(['Zhou', 'Shan', null]);
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
