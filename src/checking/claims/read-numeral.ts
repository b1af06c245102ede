const DIGITS = new Map(Array.from('零一二三四五六七八九', (char, i) => [char, i] as const));
DIGITS.set('〇', 0).set('两', 2);
const PLACES: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);
const SCALES: ReadonlyMap<string, number> = new Map([
  ['十', 1e1],
  ['百', 1e2],
  ['千', 1e3],
  ['万', 1e4],
  ['亿', 1e8],
]);

/** 三千二百 → 3200, 二〇一五 → 2015; below 10,000, for 万 and 亿 are scales. NaN for anything else. */
function readHan(text: string): number {
  const [whole = '', decimals] = text.split('点');
  if (decimals !== undefined) {
    const tail = Array.from(decimals, (char) => DIGITS.get(char)).join('');
    return Number(`${readHan(whole)}.${tail}`);
  }
  const chars = Array.from(whole);
  if (chars.length > 1 && chars.every((char) => DIGITS.has(char)))
    return Number(chars.map((char) => DIGITS.get(char)).join(''));
  let sum = 0;
  let digit: number | null = null;
  for (const char of chars) {
    const place = PLACES.get(char);
    if (place === undefined) digit = DIGITS.get(char) ?? Number.NaN;
    else {
      // 十二 has no digit before its place.
      sum += (digit ?? 1) * place;
      digit = null;
    }
  }
  return sum + (digit ?? 0);
}

/**
 * The value of a folded numeral with its scale: `5,000` and 万 → 50,000,000; 三十八 → 38.
 * NaN when it is none.
 *
 * @param scale characters of 十百千万亿 behind it, which multiply; empty for none
 */
export function readNumeral(numeral: string, scale = ''): number {
  const value = /^\d/.test(numeral) ? Number(numeral.replaceAll(',', '')) : readHan(numeral);
  const scaled = Array.from(scale).reduce((product, char) => product * (SCALES.get(char) ?? Number.NaN), value);
  // 1.1 × 10,000 is 11,000.000000000002.
  return Number(scaled.toPrecision(12));
}
