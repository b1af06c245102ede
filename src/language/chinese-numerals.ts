const NUMERALS = '零一二三四五六七八九';
const SCALES: Readonly<Record<string, bigint>> = { 十: 10n, 百: 100n, 千: 1_000n, 万: 10_000n, 亿: 100_000_000n };

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

/** 0 to 99,999,999 the way Chinese texts write a round number: 五千, 三百二十, 二十一. */
export function writeNumerals(value: number): string {
  if (value >= 10_000) {
    const rest = value % 10_000;
    const gap = rest > 0 && rest < 1_000 ? '零' : '';
    const tail = rest < 10 ? NUMERALS[rest]! : writeSection(rest);
    return `${writeNumerals(Math.floor(value / 10_000))}万${rest > 0 ? gap + tail : ''}`;
  }
  if (value < 10) return NUMERALS[value]!;
  return value < 20 ? writeSection(value).slice(1) : writeSection(value);
}

/** 10 to 9,999. */
function writeSection(value: number): string {
  let written = '';
  let zero = false;
  for (const [scale, sign] of [
    [1_000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / scale) % 10;
    if (digit > 0) written += (zero ? '零' : '') + NUMERALS[digit]! + sign;
    zero = digit === 0 && written !== '';
  }
  return written;
}
