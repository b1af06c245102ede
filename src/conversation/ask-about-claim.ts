import { splitSentences } from '../language/split-sentences.ts';
import { ASKS } from './words.ts';

/** Longer claims say too much for one question. UTF-16 units. */
const LONGEST = 120;
/** One figure is what is doubted; of more nobody knows which. */
const MOST_FIGURES = 2;

const NUMBER = String.raw`(?<![\p{L}\p{N}.,-])\d[\d,]*(?:\.\d+)?`;
const HAN_NUMBER = String.raw`(?<![第\p{N}])\d[\d,]*(?:\.\d+)?`;
const ABOUT = '(?:将近|接近|超过|大约|大概|至少|最多|最高|高达|不到|约|近|超|达到|达|有着|有)?';
/** A moment, with what leads to it: 于2022年6月, 在去年12月. */
const CHINESE_DATE =
  /(?:于|在|自|从)?\d{4}年(?:\d{1,2}月(?:份|\d{1,2}[日号])?)?(?:份|底|初|末)?|(?:于|在)?\d{1,2}月\d{1,2}[日号]/gu;
/** `2021年` names a time in 2021年的目标, and ends none in 2021年至2025年. */
const SPAN_OF_YEARS = /^\s*(?:的|度|至|到|-|—|~|起|以来|版)/;
const CHINESE_FIGURE = new RegExp(
  `(${ABOUT})${HAN_NUMBER}(?:多|余)?(?=[万亿千百]?(?:多|余)?[\\p{Script=Han}%％]|\\s|[,，。]|$)`,
  'gu',
);
const PERCENT = /多少[%％]/gu;
const CHINESE_END = /(?<![的了呢哦啊])[的了呢哦啊]+[\s,，.。!！…~]*$|(?<![\s,，.。!！…~])[\s,，.。!！…~]*$/u;

const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)';
const ENGLISH_DATE = new RegExp(
  String.raw`\b(?:in|on|since|by) (?:${MONTH}\.? )?(?:\d{1,2}(?:st|nd|rd|th)?,? )?(?:19|20)\d\d\b|\b(?:in|on) ${MONTH}(?: \d{1,2}(?:st|nd|rd|th)?)?\b`,
  'gi',
);
const ENGLISH_FIGURE = new RegExp(
  String.raw`(?:(?:about|around|some|nearly|almost|over|more than|at least|up to|only) )?${NUMBER}(?: (?:hundred|thousand|million|billion))*(?=\s|%|[,.!]|$)`,
  'giu',
);
const ENGLISH_MONEY = /how many (?:yuan|rmb|dollars?)/i;
const ENGLISH_OPENING =
  /^(?:i (?:heard|read|think|thought|believe)(?: somewhere)?|they say|someone (?:said|told me)|apparently|supposedly)(?: that)?[, ]+/i;

function askInChinese(claim: string): string | null {
  let figures = 0;
  const dated = claim.replace(CHINESE_DATE, (whole, offset: number) => {
    if (SPAN_OF_YEARS.test(claim.slice(offset + whole.length))) return whole;
    figures += 1;
    return '什么时候';
  });
  // What is told of a time has its figure in another place: 2022年引进了20所 asks after the 20.
  const asked = dated.replace(CHINESE_FIGURE, (whole, about: string, offset: number) => {
    if (dated.startsWith('年', offset + whole.length)) return whole;
    figures += 1;
    return `${about === '有' ? about : ''}多少`;
  });
  if (figures === 0 || figures > MOST_FIGURES) return null;
  return `${asked.replace(PERCENT, '多少').replace(CHINESE_END, '')}？`;
}

function askInEnglish(claim: string): string | null {
  let figures = 0;
  const told = claim.replace(ENGLISH_OPENING, '');
  const dated = told.replace(ENGLISH_DATE, () => {
    figures += 1;
    return 'when';
  });
  const asked = dated.replace(ENGLISH_FIGURE, () => {
    figures += 1;
    return 'how many';
  });
  if (figures === 0 || figures > MOST_FIGURES) return null;
  const end = asked.replace(ENGLISH_MONEY, 'how much money').replace('how many%', 'what percentage');
  return `${end.replace(/(?<![\s,.!…])[\s,.!…]*$/, '')}?`;
}

/**
 * What is to be asked to see whether a claim is true: 金凤实验室是2021年揭牌的 asks 金凤实验室是什么时候揭牌. Asked with the
 * figure that is doubted in it, only articles that have this very figure would answer.
 *
 * @returns null when it is no claim, has no figure, or says more than one thing
 */
export function askAboutClaim(words: string): string | null {
  const claim = words.replaceAll(/[０-９．％]/g, (mark) => mark.normalize('NFKC')).trim();
  if (claim.length > LONGEST || /[?？]/.test(claim) || splitSentences(claim).length !== 1) return null;
  if (!/\p{Script=Han}/u.test(claim)) return askInEnglish(claim);
  return ASKS.test(claim) ? null : askInChinese(claim);
}
