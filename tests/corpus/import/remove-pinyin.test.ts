import * as fc from 'fast-check';
import { pinyin } from 'pinyin-pro';
import { describe, expect, it } from 'vitest';
import { removePinyin } from '../../../src/corpus/import/remove-pinyin.ts';

describe('pinyin in brackets', () => {
  it.each([
    ['創(chuàng)新', '創新'],
    ['產(chǎn)業(yè)鏈（liàn）', '產業鏈'],
    ['女(nǚ)性', '女性'],
    ['专(zhuan)业', '专业'],
    ['重庆(chóngqìng)市', '重庆市'],
    ['重庆(Chongqing)市', '重庆(Chongqing)市'],
    ['負(fù)責(zé)人', '負責人'],
  ])('%s → %s', (text, clean) => {
    expect(removePinyin(text).text).toBe(clean);
  });

  it.each([
    '研发(R&D)经费',
    '人工智能(AI)平台',
    '人工智能(ai)平台',
    '全长(km)',
    '西部(重庆)科学城',
    '图(a)和图(b)',
    '函数f(x)',
    '企业(inc)',
    '价格(usd)',
    'cafe (café)',
  ])('%s stays', (text) => {
    expect(removePinyin(text)).toEqual({ text, removed: 0 });
  });

  it('goes from behind the remains of a lost character', () => {
    expect(removePinyin('規?;瘜\ue5ddI(yè)型').text).toBe('規?;瘜\ue5ddI型');
  });

  it('undoes what such a page does to any text', () => {
    const chars = fc.constantFrom(...Array.from('重庆市科学技术创新发展产业研究院实验室建设西部城'));
    fc.assert(
      fc.property(fc.array(fc.tuple(chars, fc.boolean()), { minLength: 1, maxLength: 40 }), (marked) => {
        const text = marked.map(([char]) => char).join('');
        const noisy = marked.map(([char, isMarked]) => (isMarked ? `${char}(${pinyin(char)})` : char)).join('');
        expect(removePinyin(noisy)).toEqual({ text, removed: marked.filter(([, isMarked]) => isMarked).length });
      }),
    );
  });
});
