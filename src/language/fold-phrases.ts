import mainlandPhrases from 'opencc-js/dict/TWPhrases';
import taiwanPhrases from 'opencc-js/dict/TWPhrasesRev';

/**
 * Words for which Taiwan and the mainland have different ones (資料 for 数据) meet at one of the two, so that a question
 * finds the same in either wording. The mainland's word stands for both, except where the other one is everyday there as
 * well and the commoner of the two (核心, where Taiwan says 核心 for 内核 too): counted in 5.4 million characters of
 * mainland news, notices and web texts.
 */
const COMMONER_IN_BOTH = new Set(
  '执行 建立 核心 查询 线上 程序 文件 新增 批次 互动 指标 开启 通讯 整合 复制 截图 序列 启用 通道 模拟'.split(' '),
);

interface PhrasePair {
  readonly from: string;
  readonly to: string;
}

/** Phrases by their first character, longest first. */
type PhraseMap = ReadonlyMap<string, readonly PhrasePair[]>;

let phrases: PhraseMap | undefined;

/** @param foldChars brings every character of a text to its one Simplified form */
function buildPhrases(foldChars: (text: string) => string): PhraseMap {
  const direct = new Map<string, string>();
  const readPairs = (dictionary: string) =>
    dictionary.split('|').map((entry) => {
      const words = entry.split(' ');
      return [foldChars(words[0]!), foldChars(words.at(-1)!)] as const;
    });
  const pairs = [
    ...readPairs(mainlandPhrases).map(([mainland, taiwan]) => [taiwan, mainland] as const),
    ...readPairs(taiwanPhrases),
  ];
  const words = pairs.flatMap(([taiwan, mainland]) => (taiwan === mainland ? [] : [mainland]));
  for (const [taiwan, mainland] of pairs) {
    if (taiwan.length < 2 || mainland.length < 2) continue;
    // What holds a word of the mainland begins there, too: 数据机 in 数据机构, 尼日 in 尼日利亚, 莱雅 in 欧莱雅.
    if (mainland.includes(taiwan) || words.some((word) => word !== taiwan && taiwan.includes(word))) continue;
    if (COMMONER_IN_BOTH.has(taiwan)) direct.set(mainland, taiwan);
    else if (taiwan !== mainland) direct.set(taiwan, mainland);
  }
  const byStart = new Map<string, PhrasePair[]>();
  for (const from of direct.keys()) {
    let to = direct.get(from)!;
    for (let steps = 0; steps < 4 && direct.has(to); steps += 1) to = direct.get(to)!;
    if (to === from) continue;
    const same = byStart.get(from[0]!);
    if (same) same.push({ from, to });
    else byStart.set(from[0]!, [{ from, to }]);
  }
  for (const pairs of byStart.values()) pairs.sort((a, b) => b.from.length - a.from.length);
  // What stands for a phrase may hold another one (互动式 → 交互式 → 互动式): folding is to be done after one time.
  const settled = new Map<string, readonly PhrasePair[]>();
  for (const [start, pairs] of byStart)
    settled.set(
      start,
      pairs.map(({ from, to }) => ({ from, to: replaceAll(to, byStart) })).filter(({ from, to }) => from !== to),
    );
  return settled;
}

function replaceAll(folded: string, map: PhraseMap): string {
  let replaced = '';
  let at = 0;
  for (const { start, end, to } of findIn(folded, map)) {
    replaced += folded.slice(at, start) + to;
    at = end;
  }
  return replaced + folded.slice(at);
}

/** A place where one wording is to be replaced by the other. */
export interface PhraseSpan {
  readonly start: number;
  readonly end: number;
  readonly to: string;
}

/** The phrases of a text of folded characters that have another wording, in order, longest first, not overlapping. */
export function findPhrases(folded: string, foldChars: (text: string) => string): readonly PhraseSpan[] {
  phrases ??= buildPhrases(foldChars);
  return findIn(folded, phrases);
}

function findIn(folded: string, map: PhraseMap): readonly PhraseSpan[] {
  const spans: PhraseSpan[] = [];
  for (let at = 0; at < folded.length; at += 1) {
    const pair = map.get(folded[at]!)?.find(({ from }) => folded.startsWith(from, at));
    if (!pair) continue;
    spans.push({ start: at, end: at + pair.from.length, to: pair.to });
    at += pair.from.length - 1;
  }
  return spans;
}
