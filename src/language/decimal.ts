import { readNumerals } from './chinese-numerals.ts';

/** A decimal number, exact: `digits` times ten to the `exponent`. */
export interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

const SIGN: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 };

/** A figure (3,500 or 三千五百) with the signs of scale behind it (万, 亿); null when it is none. */
export function readDecimal(figure: string, signs: string): Decimal | null {
  let exponent = 0;
  for (const sign of signs) exponent += SIGN[sign]!;
  if (/^\d/.test(figure)) {
    const [whole = '', part = ''] = figure.replaceAll(',', '').split('.');
    return { digits: BigInt(whole + part), exponent: exponent - part.length };
  }
  const value = readNumerals(figure + signs);
  return value === null ? null : { digits: value, exponent: 0 };
}

/** `1234567` → `1,234,567`. */
function groupDigits(digits: string): string {
  const groups: string[] = [];
  for (let end = digits.length; end > 0; end -= 3) groups.unshift(digits.slice(Math.max(0, end - 3), end));
  return groups.join(',');
}

/** A decimal times ten to the `shift`, written out, without zeros that say nothing. */
function writeDecimal({ digits, exponent }: Decimal, shift = 0): string {
  const power = exponent + shift;
  const plain = digits.toString() + '0'.repeat(Math.max(0, power));
  const places = Math.max(0, -power);
  const padded = plain.padStart(places + 1, '0');
  const whole = groupDigits(padded.slice(0, padded.length - places));
  const part = padded.slice(padded.length - places).replace(/(?<!0)0+$/, '');
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
export function nameNumber(value: Decimal): string {
  const length = value.digits.toString().length + value.exponent;
  for (const [power, name] of LARGE) {
    if (length <= power) continue;
    const scaled = writeDecimal(value, -power);
    if ((scaled.split('.')[1] ?? '').length <= MOST_DECIMALS) return `${scaled} ${name}`;
  }
  return writeDecimal(value);
}

export const toNumber = ({ digits, exponent }: Decimal) => Number(`${digits}e${exponent}`);
