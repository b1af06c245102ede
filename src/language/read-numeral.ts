const DIGITS: ReadonlyMap<string, number> = new Map(
  Object.entries({ 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 }),
);
const SMALL: ReadonlyMap<string, number> = new Map(Object.entries({ 十: 10, 百: 100, 千: 1_000 }));

const PIECE = /\d[\d,]*(?:\.\d+)?|点[〇零一二三四五六七八九]+|[〇零一二两三四五六七八九十百千万亿]/g;

/**
 * The value of a folded numeral in digits, Chinese characters or both: 5,000万 → 50,000,000, 一亿二千万, 1.2万亿.
 * What is no part of a number is passed over, so that 300多 gives 300.
 */
export function readNumeral(text: string): number {
  let total = 0;
  let large = 0;
  let section = 0;
  let digit: number | null = null;
  for (const [piece] of text.matchAll(PIECE)) {
    const small = SMALL.get(piece);
    const single = DIGITS.get(piece);
    if (single !== undefined) digit = (digit ?? 0) * 10 + single;
    else if (piece.startsWith('点'))
      digit = Number(`${digit ?? 0}.${Array.from(piece.slice(1), (char) => DIGITS.get(char)).join('')}`);
    else if (small !== undefined) {
      section += (digit ?? 1) * small;
      digit = null;
    } else if (piece === '万' || piece === '亿') {
      section += digit ?? 0;
      digit = null;
      // 万亿: the 亿 multiplies what 万 has made.
      if (piece === '万') large += section * 1e4;
      else {
        total += (large + section) * 1e8;
        large = 0;
      }
      section = 0;
    } else digit = Number(piece.replaceAll(',', ''));
  }
  // 0.07亿 is 7,000,000 and not 7,000,000.000000001.
  return Number((total + large + section + (digit ?? 0)).toPrecision(12));
}
