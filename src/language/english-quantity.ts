/** A figure or date of a folded Chinese text with what it says in English. Offsets `[start, end)` in that text. */
export interface ExplainedQuantity {
  readonly start: number;
  readonly end: number;
  readonly meaning: string;
}

/** A decimal number, exact: `digits` times ten to the `exponent`. */
interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

const NUMERALS = '零一二三四五六七八九';
const SCALES: Readonly<Record<string, bigint>> = { 十: 10n, 百: 100n, 千: 1_000n, 万: 10_000n, 亿: 100_000_000n };
const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const SIGN: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 };

/** The value of Chinese numerals (三千二百, 十二, 五千万), or null when they are none. */
export function readNumerals(text: string): bigint | null {
  let total = 0n;
  let section = 0n;
  let digit: bigint | null = null;
  for (const char of text.replaceAll('两', '二').replaceAll('〇', '零')) {
    const value = NUMERALS.indexOf(char);
    const scale = SCALES[char];
    if (value > 0) {
      if (digit !== null) return null;
      digit = BigInt(value);
    } else if (value === 0) {
      if (digit !== null) return null;
    } else if (scale === undefined) return null;
    else if (scale >= 10_000n) {
      section += digit ?? 0n;
      if (section + total === 0n) return null;
      if (scale === 10_000n) total += section * scale;
      else total = (total + section) * scale;
      section = 0n;
      digit = null;
    } else {
      if (digit === null && (scale !== 10n || section !== 0n)) return null;
      section += (digit ?? 1n) * scale;
      digit = null;
    }
  }
  return text === '' ? null : total + section + (digit ?? 0n);
}

function readDecimal(figure: string, signs: string): Decimal | null {
  let exponent = 0;
  for (const sign of signs) exponent += SIGN[sign]!;
  if (/^\d/.test(figure)) {
    const [whole = '', part = ''] = figure.replaceAll(',', '').split('.');
    return { digits: BigInt(whole + part), exponent: exponent - part.length };
  }
  const value = readNumerals(figure + signs);
  return value === null ? null : { digits: value, exponent: 0 };
}

/** A decimal times ten to the `shift`, written out, without zeros that say nothing. */
function writeDecimal({ digits, exponent }: Decimal, shift = 0): string {
  const power = exponent + shift;
  const plain = digits.toString() + '0'.repeat(Math.max(0, power));
  const places = Math.max(0, -power);
  const padded = plain.padStart(places + 1, '0');
  const whole = padded.slice(0, padded.length - places).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
  const part = padded.slice(padded.length - places).replace(/0+$/, '');
  return part === '' ? whole : `${whole}.${part}`;
}

const LARGE = [
  [12, 'trillion'],
  [9, 'billion'],
  [6, 'million'],
] as const;
/** Beyond so many decimals a number is written out in full. */
const MOST_DECIMALS = 3;

/** `50 million`, `140,000`, `1.25 billion`: the exact value, in the way English texts write it. */
function nameNumber(value: Decimal): string {
  const length = value.digits.toString().length + value.exponent;
  for (const [power, name] of LARGE) {
    if (length <= power) continue;
    const scaled = writeDecimal(value, -power);
    if ((scaled.split('.')[1] ?? '').length <= MOST_DECIMALS) return `${scaled} ${name}`;
  }
  return writeDecimal(value);
}

const toNumber = ({ digits, exponent }: Decimal) => Number(`${digits}e${exponent}`);

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

const ARABIC = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
const HAN_NUMBER = '[一二两三四五六七八九十][零〇一二两三四五六七八九十百千]*';
const QUANTITIES = UNITS.map(([pattern, unit]) => ({
  unit,
  pattern: new RegExp(
    String.raw`(${ABOUT.map(([words]) => words).join('|')})?\s?(?<![\d.,第几数a-z零一二两三四五六七八九十百千])` +
      String.raw`(${ARABIC}|${HAN_NUMBER})\s?([余多几])?([十百千万亿]*)([余多])?\s?${pattern}(以上|左右)?`,
    'g',
  ),
}));
/** 一个, 两批: the text speaks of a thing rather than counting it. */
const HARDLY_COUNTED = /^[一两]$/;
/** The second half of a range (3至5年) says nothing by itself. */
const RANGE = /[\d一二三四五六七八九十万亿%元]\s?(?:[-~–—－至到])\s?$/u;

function readQuantities(folded: string): readonly ExplainedQuantity[] {
  return QUANTITIES.flatMap(({ unit, pattern }) =>
    [...folded.matchAll(pattern)].flatMap((match) => {
      const [words, about, figure = '', more, signs = '', more2, around] = match;
      const value = readDecimal(figure, signs);
      if (value === null || (HARDLY_COUNTED.test(figure) && signs === '')) return [];
      if (RANGE.test(folded.slice(Math.max(0, match.index - 4), match.index))) return [];
      const english = ABOUT.find(([patterns]) => new RegExp(`^(?:${patterns})$`).test(about ?? ''))?.[1];
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

const ISO_DATE = /(?<![\d.-])(\d{4})-(\d{1,2})-(\d{1,2})(?![\d-])/gu;
const DATE =
  /(?<![\d.])(?:(\d{4})\s?年(?:度)?)?(?:(\d{1,2})\s?月(?!球|度|薪)(?:\s?(\d{1,2})\s?[日号])?)?(底|末|初|上旬|中旬|下旬|上半年|下半年)?/gu;
const PARTS: Readonly<Record<string, string>> = {
  底: 'the end of ',
  末: 'the end of ',
  初: 'the start of ',
  上旬: 'early ',
  中旬: 'mid-',
  下旬: 'late ',
  上半年: 'the first half of ',
  下半年: 'the second half of ',
};
const YEARS = /(?<!\d)(\d{4})\s?年?\s?[-–—－~至到]{1,2}\s?(\d{4})\s?年/gu;
const CENTURY = /(?<!\d)(\d{1,2})\s?世纪(?:\s?(\d0)\s?年代)?/gu;
const PERCENT = /百分之([一二两三四五六七八九十百]+|\d+(?:\.\d+)?)/gu;

/** `June 8, 2022`, `June 2022`, `2022`, `June 8`; null when it is no date: 5000年 are years, and there is no 13月. */
function nameDate(year: string | undefined, month: string | undefined, day: string | undefined): string | null {
  if (year === undefined && month === undefined) return null;
  if (year !== undefined && (Number(year) < 1000 || Number(year) > 2100)) return null;
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return null;
  if (day !== undefined && (Number(day) < 1 || Number(day) > 31)) return null;
  const name = month === undefined ? '' : MONTHS[Number(month) - 1]!;
  if (day !== undefined) return `${name} ${Number(day)}${year === undefined ? '' : `, ${year}`}`;
  return [name, year ?? ''].filter((piece) => piece !== '').join(' ');
}

function readDates(folded: string): readonly ExplainedQuantity[] {
  const found: ExplainedQuantity[] = [];
  const add = (match: RegExpExecArray, meaning: string) =>
    found.push({ start: match.index, end: match.index + match[0].length, meaning });
  for (const match of folded.matchAll(YEARS)) add(match, `${match[1]}–${match[2]}`);
  for (const match of folded.matchAll(CENTURY)) {
    const century = Number(match[1]);
    if (match[2] !== undefined) add(match, `the ${(century - 1) * 100 + Number(match[2])}s`);
    else add(match, `the ${century}${nameOrdinal(century)} century`);
  }
  for (const match of folded.matchAll(ISO_DATE)) {
    const date = nameDate(match[1], match[2], match[3]);
    if (date !== null) add(match, date);
  }
  for (const match of folded.matchAll(DATE)) {
    const [, year, month, day, part] = match;
    if (year === undefined && RANGE.test(folded.slice(Math.max(0, match.index - 4), match.index))) continue;
    const date = nameDate(year, month, day);
    if (date !== null) add(match, `${part === undefined ? '' : PARTS[part]!}${date}`);
  }
  for (const match of folded.matchAll(PERCENT)) {
    const value = readDecimal(match[1]!, '');
    if (value) add(match, `${nameNumber(value)}%`);
  }
  return found;
}

function nameOrdinal(value: number): string {
  if (value % 100 >= 11 && value % 100 <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th';
}

/**
 * Every figure with its unit and every date of a folded Chinese text, in order, in English: 5000万元 is
 * `50 million yuan (RMB)`, 6月8日 is `June 8`. Values are exact; what cannot be read for certain is left out.
 */
export function explainQuantities(folded: string): readonly ExplainedQuantity[] {
  const found = [...readDates(folded), ...readQuantities(folded)];
  const chosen: ExplainedQuantity[] = [];
  // Of several readings at a place the longest: 3个月 over 3个.
  for (const quantity of found.toSorted((a, b) => b.end - b.start - (a.end - a.start)))
    if (chosen.every((other) => quantity.end <= other.start || quantity.start >= other.end)) chosen.push(quantity);
  return chosen.toSorted((a, b) => a.start - b.start);
}
