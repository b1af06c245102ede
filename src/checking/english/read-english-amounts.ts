import type { EnglishDuration, EnglishNumber, EnglishOrdinal, EnglishRatio } from './english-fact.ts';
import { readEnglishUnit } from './english-units.ts';
import { readEnglishBound } from './read-english-bound.ts';

const SMALL: ReadonlyMap<string, number> = new Map([
  ...'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, i) => [word, i] as const),
  ...'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, i) => [word, (i + 2) * 10] as const),
]);
const SCALES: ReadonlyMap<string, number> = new Map([
  ['hundred', 1e2],
  ['thousand', 1e3],
  ['million', 1e6],
  ['mn', 1e6],
  ['billion', 1e9],
  ['bn', 1e9],
  ['trillion', 1e12],
]);
const ORDINALS: ReadonlyMap<string, number> = new Map(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'
    .split(' ')
    .map((word, i) => [word, i + 1] as const),
);
const ROMAN: Readonly<Record<string, number>> = { I: 1, II: 2, III: 3, IV: 4, V: 5, VI: 6, VII: 7, VIII: 8 };
const PARTS: Readonly<Record<string, number>> = { half: 2, third: 3, quarter: 4, fourth: 4, fifth: 5, tenth: 10 };

const WORD = [...SMALL.keys(), ...SCALES.keys()].toSorted((a, b) => b.length - a.length).join('|');
const DIGITS = String.raw`\d{1,3}(?:,\d{3}){1,12}(?:\.\d{1,40})?|\d{1,40}(?:\.\d{1,40})?`;
const SCALE = 'hundred|thousand|million|billion|trillion|mn|bn';
const CURRENCY: readonly (readonly [string, string])[] = [
  ['HK\\$', '港元'],
  ['US\\$|\\$|USD ?', '美元'],
  ['RMB ?|CNY ?|¥|￥', '元'],
  ['€|EUR ?', '欧元'],
];
const CURRENCY_ALONE = CURRENCY.map(([sign, unit]) => [new RegExp(`^(?:${sign})$`, 'i'), unit] as const);
const NUMBER = new RegExp(
  String.raw`(?<![\p{L}\p{N}]|[\p{N}][.,])(?<currency>${CURRENCY.map(([sign]) => sign).join('|')})?` +
    String.raw`(?:(?<digits>${DIGITS})(?:[ -](?<scale>${SCALE})\b)?|(?<words>(?:${WORD})\b(?:(?:-|\s+|(?<=hundred|thousand|million|billion)\s+and\s+)(?:${WORD})\b){0,30}))(?<plus>\+)?(?![\p{L}\p{N}])`,
  'giu',
);
const ORDINAL = new RegExp(
  String.raw`\b(?:(?<word>${[...ORDINALS.keys()].filter((word) => word !== 'first').join('|')})|(?<digits>\d{1,3})(?:st|nd|rd|th))\b(?!\s+century)`,
  'giu',
);
const NUMBERED = /\b(?:phase|stage|part|class|grade|type|category|level|tier)\s+(VIII|VII|VI|V|IV|III|II|I)\b/gi;
const FRACTION = new RegExp(
  String.raw`\b(?<first>a|one|two|three|four|half)[ -](?<part>thirds?|quarters?|fourths?|fifths?|tenths?)\b(?!\s+(?:phase|stage|batch|session|of (?:19|20)\d\d))`,
  'giu',
);
const RATIO = /(?<![\d.:])(\d{1,3})\s?(?::|to|-)\s?(\d{1,3})(?![\d:]|[.-]\d)/g;
/** 3-1 is a result where somebody won. */
const SCORED = /\b(?:beat|defeat\w*|w[io]n|lost|drew|victory|score\w*)\b/i;

/** The value of number words: two hundred and fifty, three thousand. */
function readNumberWords(words: string): number {
  let total = 0;
  let group = 0;
  for (const word of words.toLowerCase().split(/[\s-]+/)) {
    const scale = SCALES.get(word);
    if (scale === undefined) group += SMALL.get(word) ?? 0;
    else if (scale === 100) group = Math.max(1, group) * 100;
    else {
      total += Math.max(1, group) * scale;
      group = 0;
    }
  }
  return total + group;
}

/** The amounts of an English text. `one` is one when it counts: not in one of, one another. */
function readSingleNumbers(text: string): readonly EnglishNumber[] {
  return [...text.matchAll(NUMBER)].flatMap((match): EnglishNumber[] => {
    const { currency, digits, scale, words } = match.groups!;
    const start = match.index;
    const end = start + match[0].length;
    if (
      /^one$/i.test(words ?? '') &&
      /\b(?:last|first|next|new|this|that|each|only|other|which) $/i.test(text.slice(0, start))
    )
      return [];
    if (/^one$/i.test(words ?? '') && /^(?:\s+(?:of|another|by|day|hand|side|thing)\b|-)/i.test(text.slice(end)))
      return [];
    const factor = scale === undefined ? 1 : SCALES.get(scale.toLowerCase())!;
    const value = digits === undefined ? readNumberWords(words!) : Number(digits.replaceAll(',', '')) * factor;
    const sign = currency === undefined ? undefined : CURRENCY_ALONE.find(([pattern]) => pattern.test(currency));
    const unit = readEnglishUnit(text, end);
    const unitName = sign?.[1] ?? unit?.unit ?? null;
    const bound = readEnglishBound(text, start, end, end + (unit?.length ?? 0), unitName);
    return [
      {
        kind: 'number',
        value: Number(value.toPrecision(12)),
        unit: unitName,
        ...bound,
        words: text.slice(bound.start, bound.end),
      },
    ];
  });
}

/** Between the two numbers of a range or a list that share a unit: 6,800 to 11,000 square meters. */
const SHARES_UNIT = /^\s?(?:to|and|or|-|–|—)\s?$/i;

const BETWEEN = /\bbetween\s$/i;

export function readEnglishNumbers(text: string): readonly EnglishNumber[] {
  const numbers = readSingleNumbers(text);
  return numbers.map((number, i) => {
    const next = numbers[i + 1];
    const before = numbers[i - 1];
    // Between two and five: 两倍以上五倍以下.
    if (BETWEEN.test(text.slice(0, number.start))) Object.assign(number, { bounds: [...number.bounds, 'least'] });
    if (before && BETWEEN.test(text.slice(0, before.start)) && SHARES_UNIT.test(text.slice(before.end, number.start)))
      Object.assign(number, { bounds: [...number.bounds, 'most'] });
    const shares = number.unit === null && next !== undefined && SHARES_UNIT.test(text.slice(number.end, next.start));
    return shares && next.unit !== null ? Object.assign(number, { unit: next.unit }) : number;
  });
}

const toOrdinal = (match: RegExpExecArray, value: number): EnglishOrdinal => ({
  kind: 'ordinal',
  value,
  words: match[0],
  start: match.index,
  end: match.index + match[0].length,
});

/** second, 2nd, Phase II. `first` is looked for as a word: 首批, 一期, 最先. */
export function readEnglishOrdinals(text: string): readonly EnglishOrdinal[] {
  return [
    ...[...text.matchAll(ORDINAL)].map((match) => {
      const { word, digits } = match.groups!;
      return toOrdinal(match, digits === undefined ? ORDINALS.get(word!.toLowerCase())! : Number(digits));
    }),
    ...[...text.matchAll(NUMBERED)].map((match) => toOrdinal(match, ROMAN[match[1]!.toUpperCase()]!)),
  ];
}

const DURATION = /(?<![\d:.])(\d{1,2}):([0-5]\d):([0-5]\d)(?![\d:])/g;

/** 2:08:14. */
export const readEnglishDurations = (text: string): readonly EnglishDuration[] =>
  [...text.matchAll(DURATION)].map(({ 0: words, 1: hours, 2: minutes, 3: seconds, index }) => ({
    kind: 'duration',
    words,
    start: index,
    end: index + words.length,
    parts: [Number(hours), Number(minutes), Number(seconds)],
  }));

/** two thirds, 2:1. */
export function readEnglishRatios(text: string): readonly EnglishRatio[] {
  const fractions = [...text.matchAll(FRACTION)].map((match): EnglishRatio => {
    const { first = '', part = '' } = match.groups!;
    return {
      kind: 'fraction',
      first: SMALL.get(first.toLowerCase()) ?? 1,
      second: PARTS[part.toLowerCase().replace(/s$/, '')]!,
      words: match[0],
      start: match.index,
      end: match.index + match[0].length,
    };
  });
  const ratios = [...text.matchAll(RATIO)].flatMap((match): EnglishRatio[] =>
    (match[0].includes('to') && !/\bratio\b/i.test(text)) || (match[0].includes('-') && !SCORED.test(text))
      ? []
      : [
          {
            kind: 'ratio',
            first: Number(match[1]),
            second: Number(match[2]),
            words: match[0],
            start: match.index,
            end: match.index + match[0].length,
          },
        ],
  );
  return [...fractions, ...ratios];
}
