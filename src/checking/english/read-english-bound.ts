import type { EnglishBound } from './english-fact.ts';

const BOUNDS: readonly (readonly [readonly EnglishBound[], string])[] = [
  [['most', null], String.raw`within(?: the)?|as (?:much|many) as`],
  [
    ['most'],
    String.raw`(?:no|not) (?:more|higher|greater|later|larger|longer) than|up to|at (?:the )?most|(?:not|never) (?:to )?exceed(?:ing|s)?|` +
      String.raw`(?<!no |not )(?:less|fewer|lower) than|under|below|(?:a )?maximum(?: amount)?(?: of)?|capped at`,
  ],
  [
    ['least'],
    String.raw`(?:no|not) (?:less|fewer|lower) than|(?<!no |not )more than|over|above|at (?:the )?least|exceed(?:s|ed|ing)?|in excess of|` +
      String.raw`upwards? of|surpass(?:es|ed|ing)?|topp(?:ed|ing)|greater than|higher than|larger than|(?:a )?minimum(?: of)?|beyond`,
  ],
  [['nearly'], 'nearly|almost|close to|approaching|just under'],
  [['about'], String.raw`about|around|approximately|roughly|some|approx\.?|circa`],
];
const BEFORE = BOUNDS.map(([bounds, words]) => ({
  bounds,
  pattern: new RegExp(String.raw`\b(?:${words})\s+(?:(?:a|an|the)\s+)?$`, 'i'),
}));
const AFTER: readonly (readonly [EnglishBound, RegExp])[] = [
  ['least', /^(?:\+|[ -]?plus\b| or (?:more|above|higher|over)\b| (?:and|or) (?:above|more|over)\b)/i],
  ['most', /^(?: or (?:less|fewer|below|under)\b| (?:and|or) (?:below|under)\b| at (?:the )?most\b)/i],
  ['about', /^ or so\b/i],
];
const BOUND_WINDOW = 32;
const LIMIT_WINDOW = 90;
const LIMITED = /\b(?:limit(?:ed)?|cap|ceiling|maximum|highest)\b[^.,;]{0,400}$/i;
const DURATIONS = new Set(['年', '个月', '周', '日', '小时', '分钟']);

interface ReadBound {
  readonly bounds: readonly EnglishBound[];
  readonly start: number;
  readonly end: number;
}

/** The bound of a number that stands at `[start, end)`, its unit up to `unitEnd`, with the words that tell it. */
export function readEnglishBound(
  text: string,
  start: number,
  end: number,
  unitEnd: number,
  unit: string | null,
): ReadBound {
  const before = text.slice(Math.max(0, start - BOUND_WINDOW), start);
  for (const { bounds, pattern } of BEFORE) {
    const words = pattern.exec(before)?.[0];
    if (words === undefined) continue;
    const during = /^over/i.test(words) && unit !== null && DURATIONS.has(unit);
    return { bounds: during ? ['least', null] : bounds, start: start - words.length, end: unitEnd };
  }
  for (const [bound, pattern] of AFTER)
    for (const at of [end, unitEnd]) {
      const words = pattern.exec(text.slice(at, at + 12))?.[0];
      if (words !== undefined) return { bounds: [bound], start, end: Math.max(unitEnd, at + words.length) };
    }
  // The limit is 3,500 yuan: 上限为3500元.
  const limited = LIMITED.test(text.slice(Math.max(0, start - LIMIT_WINDOW), start));
  return { bounds: limited ? [null, 'most'] : [null], start, end: unitEnd };
}
