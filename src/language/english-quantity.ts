import { type Decimal, nameNumber, readDecimal, toNumber } from './decimal.ts';
import { type ExplainedQuantity, explainDates, RANGE } from './english-date.ts';

export type { ExplainedQuantity };

/** Two or three figures of a converted value: it is only there for the reader's sense of size. */
function writeRough(value: number): string {
  return Number(value.toPrecision(value >= 100 ? 3 : 2)).toLocaleString('en-US', { maximumFractionDigits: 4 });
}

const MU_PER_HECTARE = 15;
type Unit = (value: Decimal) => string;
const plural =
  (singular: string, several = `${singular}s`): Unit =>
  (value) =>
    `${nameNumber(value)} ${toNumber(value) === 1 ? singular : several}`;
const bare: Unit = nameNumber;
const explainMu: Unit = (value) => {
  const hectares = writeRough(toNumber(value) / MU_PER_HECTARE);
  return `${nameNumber(value)} mu (about ${hectares} hectare${hectares === '1' ? '' : 's'})`;
};

/** What Chinese texts count and measure in; the longest name first. */
const UNITS: readonly (readonly [pattern: string, unit: Unit])[] = [
  ['个百分点', plural('percentage point')],
  ['(?:平方公里|平方千米|km2)', (value) => `${nameNumber(value)} km²`],
  ['(?:平方米|m2)', (value) => `${nameNumber(value)} m²`],
  ['立方米', (value) => `${nameNumber(value)} m³`],
  ['公顷', plural('hectare')],
  ['亩', explainMu],
  ['(?:美元|美金)', plural('US dollar')],
  ['欧元', plural('euro')],
  ['港元', plural('Hong Kong dollar')],
  ['(?:元人民币|元)', (value) => `${nameNumber(value)} yuan (RMB)`],
  ['(?:公里|千米|km)', (value) => `${nameNumber(value)} km`],
  ['(?:公斤|千克)', (value) => `${nameNumber(value)} kg`],
  ['英寸', plural('inch', 'inches')],
  ['毫米', (value) => `${nameNumber(value)} mm`],
  ['厘米', (value) => `${nameNumber(value)} cm`],
  ['纳米', (value) => `${nameNumber(value)} nm`],
  ['米(?![\\p{Script=Han}])', (value) => `${nameNumber(value)} m`],
  ['(?:千瓦时|度电)', (value) => `${nameNumber(value)} kWh`],
  ['(?:兆瓦|mw)', (value) => `${nameNumber(value)} MW`],
  ['千瓦', (value) => `${nameNumber(value)} kW`],
  ['吨', plural('tonne')],
  ['%', (value) => `${nameNumber(value)}%`],
  ['‰', (value) => `${nameNumber(value)} per thousand`],
  ['个月', plural('month')],
  ['(?:个)?(?:小时|钟头)', plural('hour')],
  ['分钟', plural('minute')],
  ['(?:天|个工作日|工作日)', plural('day')],
  ['(?:周(?!年|岁|边)|个星期)', plural('week')],
  ['年(?!代|级|度|底|初|末|中|轻|画|纪|\\d)', plural('year')],
  ['周岁', plural('year of age', 'years of age')],
  ['岁', plural('year of age', 'years of age')],
  ['倍', (value) => `${nameNumber(value)} times`],
  ['人次', plural('visit or use', 'visits or uses')],
  ['[人名](?!民|才|工|大|次|均|单|称|录)', plural('person', 'people')],
  ['位(?!于|置|列|居)', bare],
  ['[家项所座条种类次件款台辆只支届批株幅篇](?!学|庭|用|目|在|有)', bare],
  ['个(?!人|性|体|别)', bare],
];

const ABOUT: readonly (readonly [pattern: string, english: string])[] = [
  ['不少于|不低于|至少', 'at least'],
  ['不超过|不高于|最高可?达?|最多', 'up to'],
  ['超过|突破|逾|超', 'more than'],
  ['大约|约', 'about'],
  ['近', 'nearly'],
];

const ABOUT_WHOLE = ABOUT.map(([words, english]) => [new RegExp(`^(?:${words})$`), english] as const);

const ARABIC = String.raw`\d{1,3}(?:,\d{3}){1,12}(?:\.\d{1,30})?|\d{1,30}(?:\.\d{1,30})?`;
const HAN_NUMBER = '[一二两三四五六七八九十][零〇一二两三四五六七八九十百千万亿]{0,30}';
const QUANTITIES = UNITS.map(([pattern, unit]) => ({
  unit,
  pattern: new RegExp(
    String.raw`(${ABOUT.map(([words]) => words).join('|')})?\s?(?<![\d.,第几数a-z零一二两三四五六七八九十百千万亿])` +
      String.raw`(${ARABIC}|${HAN_NUMBER})\s?([余多几])?([十百千万亿]{0,8})([余多])?\s?${pattern}(以上|左右)?`,
    'gu',
  ),
}));
/** 一个, 两批: the text speaks of a thing rather than counting it. */
const HARDLY_COUNTED = /^[一两]$/;
function readQuantities(folded: string): readonly ExplainedQuantity[] {
  return QUANTITIES.flatMap(({ unit, pattern }) =>
    [...folded.matchAll(pattern)].flatMap((match) => {
      const [words, about, figure = '', more, signs = '', more2, around] = match;
      const value = readDecimal(figure, signs);
      if (value === null || (HARDLY_COUNTED.test(figure) && signs === '')) return [];
      if (RANGE.test(folded.slice(Math.max(0, match.index - 4), match.index))) return [];
      const english = ABOUT_WHOLE.find(([pattern]) => pattern.test(about ?? ''))?.[1];
      // 近三年 are the last three years.
      const last = english === 'nearly' && /[年月天]$/.test(words);
      const prefix =
        more !== undefined || more2 !== undefined
          ? 'more than'
          : around === '以上'
            ? 'at least'
            : around === '左右'
              ? 'about'
              : last
                ? 'the last'
                : (english ?? '');
      return [
        {
          start: match.index,
          end: match.index + words.length,
          meaning: `${prefix} ${unit(value)}`.trim(),
        },
      ];
    }),
  );
}

/**
 * Every figure with its unit and every date of a folded Chinese text, in order, in English: 5000万元 is
 * `50 million yuan (RMB)`, 6月8日 is `June 8`. Values are exact; what cannot be read for certain is left out.
 */
export function explainQuantities(folded: string): readonly ExplainedQuantity[] {
  const found = [...explainDates(folded), ...readQuantities(folded)];
  const chosen: ExplainedQuantity[] = [];
  // Of several readings at a place the longest: 3个月 over 3个.
  for (const quantity of found.toSorted((a, b) => b.end - b.start - (a.end - a.start)))
    if (chosen.every((other) => quantity.end <= other.start || quantity.start >= other.end)) chosen.push(quantity);
  return chosen.toSorted((a, b) => a.start - b.start);
}
