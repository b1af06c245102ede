import type { Bound } from '../claims/fact.ts';
import type { EnglishBound } from './english-fact.ts';
import type { Place } from './read-layer.ts';

const ABOUT_BEFORE = /(?:约|大约|约为|约达|大概|左右)$/;
const NEAR_BEFORE = /(?:近|将近|接近|几乎|逼近)$/;
/** 最多可选两门: a verb may stand between a bound and its figure. */
const WIDE_WINDOW = 10;
const MOST_NEAR = /(?:最多|最高|最长|上限|不超过|至多)[^\d,。;、]{0,4}$/;
const LEAST_NEAR = /(?:最少|最低|至少|不少于)[^\d,。;、]{0,4}$/;
export const LEAST_BEFORE = /(?:不少于|不低于|至少|超过|逾|满)$/;
export const MOST_BEFORE = /(?:不超过|不高于|最多|最长|至多)$/;

/** The bound of a figure of a folded Chinese text, by what stands around it. */
export function readChineseBound(fact: Place & { readonly bound: Bound }, folded: string): EnglishBound {
  const before = folded.slice(Math.max(0, fact.start - 4), fact.start);
  const after = folded.slice(fact.end, fact.end + 3);
  if (/^年?多/.test(after) || before.endsWith('满')) return 'least';
  if (fact.bound !== null) return fact.bound;
  const wide = folded.slice(Math.max(0, fact.start - WIDE_WINDOW), fact.start);
  if (MOST_NEAR.test(wide)) return 'most';
  if (LEAST_NEAR.test(wide)) return 'least';
  if (ABOUT_BEFORE.test(before) || /^(?:左右|上下)/.test(after)) return 'about';
  return NEAR_BEFORE.test(before) ? 'nearly' : null;
}
