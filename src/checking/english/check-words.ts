import type { Problem } from '../claims/problem.ts';
import type { LedWord } from './lead-words.ts';
import type { ChineseSource } from './read-chinese-source.ts';

/** What a sentence may be about without naming it: 该院, 上述机构. Its name may stand before the quote or above it. */
const HEADS = new Set(
  'institute institution center centre laboratory lab university company plan program project agreement city district zone bureau team platform school hospital company'.split(
    ' ',
  ),
);

const POINTS = new Set(['the', 'this', 'that', 'its', 'these', 'those']);

/** Words for every one of something assert a lot, although they are stop words. */
const ALL = new Set(['all', 'every', 'each', 'everyone', 'everything']);
/** Words that only look so: 平均, 安全. */
const NOT_ALL = /平均|人均|年均|日均|月均|均价|安全|健全|全长|全程|全面|全新|全日制/g;
const CHINESE_ALL = /[全都均各每皆凡逐]|所有|一切|任何/;

/** Words that nothing in the quotes says. */
export function checkWords(led: readonly LedWord[], { folded }: ChineseSource): readonly Problem[] {
  return led.flatMap(({ token, places, around, frame, otherName }, i): readonly Problem[] => {
    if (ALL.has(token.lower) && !CHINESE_ALL.test(folded.replace(NOT_ALL, '')))
      return [{ kind: 'uncovered', words: token.lower }];
    if (frame || places.length > 0) return [];
    if (isName(token) || otherName) return [];
    if (HEADS.has(token.lower) && POINTS.has(led[i - 1]?.token.lower ?? '') && around.some((layer) => layer.length > 0))
      return [];
    return [{ kind: 'uncovered', words: token.lower }];
  });
}

/** A capital that is not the sentence's. */
export const isName = (token: LedWord['token']) => token.capital && !token.initial;
