import type { JudgedSentence } from '../evidence/judge-evidence.ts';
import { readSentences, type Sentence } from '../reading/read-sentences.ts';
import type { Snapshot } from '../index/snapshot.ts';

const NUMERALS = '一二三四五六七八九十';
/** How texts number what they list: 一是, 第一, （一）, 1. – the numeral is the first group. */
const STYLES: readonly RegExp[] = [
  /^一?([一二三四五六七八九十])是/,
  /^第([一二三四五六七八九十])[,，、是]/,
  /^[（(]([一二三四五六七八九十])[)）]/,
  /^([一二三四五六七八九十])、/,
  /^(\d{1,2})[.、)）](?!\d)/,
];

function readNumber(folded: string, style: RegExp): number | null {
  const numeral = style.exec(folded.replace(/^[^\p{L}\p{N}(（]+/u, ''))?.[1];
  if (numeral === undefined) return null;
  return NUMERALS.includes(numeral) ? NUMERALS.indexOf(numeral) + 1 : Number(numeral);
}

/** A sentence of a numbered list with its passage. */
export interface SeriesItem {
  readonly passage: number;
  readonly sentence: Sentence;
}

/**
 * The whole numbered list that a sentence belongs to (一是 … 五是 …), in order, across the paragraphs of its article.
 * Empty when the sentence is no item, or its list has but one.
 */
export function collectSeries(judged: JudgedSentence, snapshot: Snapshot): readonly SeriesItem[] {
  const style = STYLES.find((pattern) => readNumber(judged.sentence.folded, pattern) !== null);
  if (!style) return [];
  const article = snapshot.articleOf[judged.passage];
  let series: SeriesItem[] = [];
  let found = false;
  for (let passage = 0; passage < snapshot.passages.length; passage += 1) {
    if (snapshot.articleOf[passage] !== article) continue;
    for (const sentence of readSentences(snapshot, passage).sentences) {
      const number = readNumber(sentence.folded, style);
      if (number === null) continue;
      if (number !== series.length + 1) {
        if (found) return series.length > 1 ? series : [];
        series = [];
      }
      if (number !== series.length + 1) continue;
      series.push({ passage, sentence });
      found ||= sentence === judged.sentence;
    }
  }
  return found && series.length > 1 ? series : [];
}
