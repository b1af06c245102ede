import { describe, expect, it } from 'vitest';
import { listOtherNames } from '../../src/language/place-short-forms.ts';

describe('other names of places', () => {
  it.each<[string, readonly string[]]>([
    ['重庆', ['渝']],
    ['重庆市', ['重庆', '渝']],
    ['川渝', ['四川', '重庆']],
    ['渝', ['重庆']],
    ['大理市', ['大理']],
    ['上海市', ['上海', '沪']],
    ['实验室', []],
    ['城市', []],
    ['川菜', []],
    ['', []],
    ['constructor', []],
    ['__proto__', []],
  ])('%s → %j', (word, names) => {
    expect(listOtherNames(word)).toEqual(names);
  });
});
