import type { Concept } from '../question/question.ts';

const YEAR = /^(?:19|20)\d{2}$/;
const YEARS = /(?<![\d.])(?:19|20)\d{2}(?![\d.%万亿元家个])/g;
/** 二期, 第三批: a numeral and what it counts. */
const ORDINAL = /^第?([一二三四五六七八九十\d]{1,12})([期批届轮号])$/;
const ORDINALS = /第?([一二三四五六七八九十\d]{1,12})([期批届轮号])(?![\d])/g;

/**
 * Whether a folded sentence speaks of another one than the question asks for: of 2023 where 2025 is asked, of 一期 where
 * 二期 is. A sentence that names the one that was asked for does not contradict, whatever else it names.
 */
export function contradicts(concepts: readonly Concept[], folded: string): boolean {
  for (const { words, exact } of concepts) {
    if (!exact) continue;
    if (YEAR.test(words)) {
      const years = folded.match(YEARS);
      if (years && !years.includes(words)) return true;
    }
    const ordinal = ORDINAL.exec(words);
    if (ordinal) {
      const same = [...folded.matchAll(ORDINALS)].filter((match) => match[2] === ordinal[2]);
      if (same.length > 0 && !same.some((match) => match[1] === ordinal[1])) return true;
    }
  }
  return false;
}
