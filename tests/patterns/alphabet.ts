import type { AST } from '@eslint-community/regexpp';

/** One of each kind of character that patterns tell apart; those that a pattern names itself come in addition. */
const SAMPLES = [
  ...Array.from({ length: 0x180 }, (_, code) => code),
  ...Array.from(
    'ſɐ̀ΩЖ԰אبक\u0e01\u0e49\u1100\u1680\u180e\u2000\u200b\u200d\u2010\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u2028\u2029\u202e\u202f\u203b\u2044\u2060\u20ac\u20e3ℓ№℃Ⅷ→∑①■●★❤⺀⼀\u3000、。々〇《》「」『』【】〔〕〖〗あアㄅ㎡㐀一丁中国重庆年月日元万亿家个第的了是鿿ꀀ가\ue000豈ﬁ\ufe0e\ufe0f（），．／０９：；＜？＠Ａｚ｜～￥\ufeff\ufffb\ufffd\uffff𐀀𝐀𝟎🀄🇨😀👍🏽𠮷\u{e0001}\u{e0100}\u{f0000}\u{10ffff}',
    (char) => char.codePointAt(0)!,
  ),
  0xd83d,
  0xde00,
];

/** A set of kinds of characters: one bit each, in the order of the alphabet. */
export type Kinds = readonly boolean[];

export interface Alphabet {
  /** A character of each kind. */
  readonly characters: readonly string[];
  /** What a node that matches one character matches. */
  setOf(node: CharacterNode): Kinds;
  readonly words: Kinds;
  readonly lineEnds: Kinds;
}

export type CharacterNode = AST.Character | AST.CharacterSet | AST.CharacterClass | AST.ExpressionCharacterClass;

/** Kinds of characters that a pattern treats alike, so that its sets are sets of kinds. @param nodes all of the pattern's */
export function createAlphabet(nodes: readonly CharacterNode[], flags: string): Alphabet {
  const isUnicode = /[uv]/.test(flags);
  const own = nodes.flatMap((node) => [...node.raw].flatMap((char) => around(char.codePointAt(0)!)));
  const escaped = nodes.flatMap((node) =>
    [...node.raw.matchAll(/\\(?:u\{([0-9a-f]+)\}|u([0-9a-f]{4})|x([0-9a-f]{2}))/gi)].flatMap(([, a, b, c]) =>
      around(Number.parseInt(a ?? b ?? c ?? '0', 16)),
    ),
  );
  const codes = [...new Set([...SAMPLES, ...own, ...escaped])].filter((code) => code >= 0 && code <= 0x10_ffff);
  const universe = codes.map((code) => String.fromCodePoint(code)).filter((char) => isUnicode || char.length === 1);
  const test = (source: string) => {
    const regex = new RegExp(`^(?:${source})$`, flags.replaceAll(/[gymd]/g, ''));
    return universe.map((char) => regex.test(char));
  };
  const sources = [...new Set([...nodes.map((node) => node.raw), String.raw`\w`, String.raw`[\n\r\u2028\u2029]`])];
  const rows = new Map(sources.map((source) => [source, test(source)]));
  const kinds = new Map<string, number>();
  for (const i of universe.keys()) {
    const key = sources.map((source) => (rows.get(source)![i] ? 1 : 0)).join('');
    if (!kinds.has(key)) kinds.set(key, i);
  }
  const places = [...kinds.values()];
  const setOf = (source: string) => places.map((place) => rows.get(source)![place]!);
  return {
    characters: places.map((place) => universe[place]!),
    setOf: (node) => setOf(node.raw),
    words: setOf(String.raw`\w`),
    lineEnds: setOf(String.raw`[\n\r\u2028\u2029]`),
  };
}

const around = (code: number) => [code - 1, code, code + 1];
