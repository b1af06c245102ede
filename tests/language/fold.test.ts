import fc from 'fast-check';
import { Converter } from 'opencc-js';
import { describe, expect, it } from 'vitest';
import { foldChar, foldText, foldWithOffsets, isSimplifiedOnly } from '../../src/language/fold.ts';
import { wildText } from '../helpers/arbitrary-text.ts';

/** Every character of GB 2312: what Simplified text is written with day by day. */
function listEverydayCharacters(): readonly string[] {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xf7; row += 1) for (let cell = 0xa1; cell <= 0xfe; cell += 1) bytes.push(row, cell);
  return Array.from(new TextDecoder('gb18030').decode(Uint8Array.from(bytes))).filter((char) =>
    /\p{Script=Han}/u.test(char),
  );
}

describe('folding', () => {
  it.each(['t', 'hk', 'tw'] as const)('meets every everyday character and its form in %s at one place', (to) => {
    const convert = Converter({ from: 'cn', to });
    const everyday = listEverydayCharacters();
    expect(everyday.length).toBe(6763);
    // In Taiwan these are written with characters that stand for another one elsewhere: 么, 顎 (颚), 鯰 (鲶).
    const taken = to === 'tw' ? '幺腭鲇' : '';
    const apart = everyday.filter((char) => !taken.includes(char) && foldText(convert(char)) !== foldText(char));
    expect(apart).toEqual([]);
  });

  it('is done after one time, for every character there is', () => {
    const unfinished: string[] = [];
    for (let code = 0; code < 0x33480; code += 1) {
      if (code >= 0xd800 && code < 0xe000) continue;
      const folded = foldText(String.fromCodePoint(code));
      if (foldText(folded) !== folded) unfinished.push(String.fromCodePoint(code));
    }
    expect(unfinished).toEqual([]);
  });

  it.each([
    ['西部（重慶）科學城', '西部(重庆)科学城'],
    ['５Ｇ Ａｐｐ', '5g app'],
    ['生産總值爲', '生产总值为'],
    ['瞭解著名學者', '了解着名学者'],
    ['㎡ ① ﬁ', 'm2 1 fi'],
    ['才予后里', '才予后里'],
  ])('%s → %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('leaves what is no Han character as it is', () => {
    for (const char of 'a1。 😀') expect(foldChar(char)).toBe(char);
  });

  it('knows characters that Traditional text never writes', () => {
    expect(Array.from('业国学', isSimplifiedOnly)).toEqual([true, true, true]);
    expect(Array.from('后里台城業a', isSimplifiedOnly)).toEqual(Array.from('后里台城業a', () => false));
  });
});

describe('the words of Taiwan and of the mainland', () => {
  it.each([
    ['資料庫與網路', '数据库和网络'],
    ['人工智慧專案', '人工智能项目'],
    ['義大利支援哥斯大黎加', '意大利支持哥斯达黎加'],
  ])('%s meets %s', (taiwan, mainland) => {
    expect(foldText(taiwan.replace('與', '和'))).toBe(foldText(mainland));
  });

  it('stay as they are where a word only looks like one, or is the commoner one in both', () => {
    for (const text of ['大数据机构', '尼日利亚', '科学城核心区', '执行方案']) expect(foldText(text)).toBe(text);
  });

  it('give the same from Simplified text and from its form in Taiwan wording', () => {
    const convert = Converter({ from: 'cn', to: 'twp' });
    const texts = ['软件的默认设置', '视频信息的质量', '通过网络打印文件', '意大利与新西兰的项目', '连接数据库的程序'];
    expect(texts.filter((text) => foldText(convert(text)) !== foldText(text))).toEqual([]);
  });
});

describe('folding with the way back', () => {
  it('gives the same text as folding, unless marks combine across characters', () => {
    const plain = wildText.filter(
      (text) => text.normalize('NFC') === text && !/[\p{M}\u1100-\u11ffΣ]/u.test(text.normalize('NFKD')),
    );
    fc.assert(
      fc.property(plain, (text) => {
        expect(foldWithOffsets(text).folded).toBe(foldText(text));
      }),
      { numRuns: 300 },
    );
  });

  it('maps every piece back to the slice whose folding it is', () => {
    const anyText = fc.oneof(
      wildText,
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
    );
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, from, to) => {
        const { folded, offsets } = foldWithOffsets(text);
        expect(offsets).toHaveLength(folded.length + 1);
        expect(offsets.at(-1)).toBe(text.length);
        // Where a new character of the text begins the way back is exact.
        const starts = Array.from(offsets.keys()).filter(
          (i) => i === 0 || i === folded.length || offsets[i] !== offsets[i - 1],
        );
        const [a, b] = [starts[from % starts.length]!, starts[to % starts.length]!].toSorted((x, y) => x - y) as [
          number,
          number,
        ];
        expect(offsets[a]!).toBeLessThanOrEqual(offsets[b]!);
        expect(foldWithOffsets(text.slice(offsets[a], offsets[b])).folded).toBe(folded.slice(a, b));
      }),
      { numRuns: 1000 },
    );
  });

  it('finds the characters of a full-width figure and of a unit written in one', () => {
    const text = '面積１２８㎡。';
    const { folded, offsets } = foldWithOffsets(text);
    const at = folded.indexOf('128m2');
    expect(text.slice(offsets[at], offsets[at + 5])).toBe('１２８㎡');
  });
});
