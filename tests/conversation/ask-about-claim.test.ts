import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askAboutClaim } from '../../src/conversation/ask-about-claim.ts';

describe('what is asked to see whether a claim is true', () => {
  it.each([
    ['云杉湖实验室是2021年揭牌的。', '云杉湖实验室是什么时候揭牌？'],
    ['云杉湖实验室于2021年3月揭牌', '云杉湖实验室什么时候揭牌？'],
    ['镇里引进了20所高校', '镇里引进了多少所高校？'],
    ['一期投资超过12.5亿元！', '一期投资多少亿元？'],
    ['青年人才占30%', '青年人才占多少？'],
    ['園區有３５家企業', '園區有多少家企業？'],
    ['I heard that Spruce Lake Laboratory covers 200 mu.', 'Spruce Lake Laboratory covers how many mu?'],
    ['The first phase cost about 62 million yuan', 'The first phase cost how much money?'],
    ['They say it was opened in June 2021', 'it was opened when?'],
    ['Young people are 30% of the staff.', 'Young people are what percentage of the staff?'],
  ])('of %j is %j', (claim, question) => expect(askAboutClaim(claim)).toBe(question));

  it.each([
    ['a question', '镇里引进了20所高校吗？'],
    ['a question without its mark', '2021年引进了多少所高校'],
    ['words without a figure', '镇里引进了很多高校'],
    ['several sentences', '镇里引进了20所高校。还有30家企业。'],
    ['a list of figures', '有20所高校、30家企业、40个平台'],
    ['a span of years', '2021年至2025年的规划'],
    ['a name with a number', '云杉湖实验室二期很大'],
  ])('is not %s', (_, words) => expect(askAboutClaim(words)).toBeNull());

  it('is made of any words without a fault, and asks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (words) => {
        const asked = askAboutClaim(words);
        expect(asked === null || /[?？]$/.test(asked)).toBe(true);
      }),
    );
  });
});
