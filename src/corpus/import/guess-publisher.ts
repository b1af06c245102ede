import { foldChars } from '../../language/fold.ts';
import type { Line } from './line.ts';
import { countHan, isProse, matchFolded } from './line.ts';

const SITE_ENDING =
  '网|网站|在线|新闻|日报|晚报|晨报|时报|早报|商报|青年报|周报|周刊|报|新闻社|电视台|广播|客户端|政府|管委会|委员会|局|厅|办公室|观察|财经|头条|发布|融媒体中心|融媒体|资讯网|门户';
const SITE_NAME = new RegExp(`^[\\p{Script=Han}a-z0-9·()]{1,20}(?:${SITE_ENDING})$`, 'u');
/** Such a name alone is a proof; the others also name columns of a site (…新闻) or who issued a notice (…局). */
const SURE_NAME = /(?:网|网站|在线|日报|晚报|晨报|时报|早报|商报|青年报|电视台)$/;
/** An office alone above the text issued the notice; in the title of a browser's window it owns the site. */
const OFFICE = /(?:政府|管委会|委员会|局|厅|委|办公室|部|院)$/;
const COLUMN =
  /^(?:最新|热点|热门|今日|相关|更多|国内|国际|图片|视频|焦点|本地|社会|时政|财经|首页|重要|综合)?(?:新闻|要闻|资讯|财经|头条|观察|发布|报)$/;

/** Whether a folded text is what a site or a paper calls itself. */
export function isSiteName(folded: string): boolean {
  return SITE_NAME.test(folded) && !COLUMN.test(folded) && countHan(folded) >= 3;
}

export interface NameGuess {
  readonly value: string;
  /** The line it was read from; null when it came from elsewhere. */
  readonly line: Line | null;
  /** Where it was read when from no line. */
  readonly from?: string;
}

const BEFORE_DATE = /^([^\s\d:|,。]{3,20})[\s|]+(?:发布于\s*)?20\d{2}\s*[-/.年]/;
/** 凡本网注明“来源:X”, 须注明来源“X”: what a site asks others to call it. */
const ASKS_FOR = /(?:注明|标注|标明|署名)(?:为)?[^,。]{0,6}(?:来源|稿源)[:]?\s*["“”]?([^"“”,。;()\s]{3,20})["“”]/;
const OWNS =
  /版权所有\s*(?:[:©]\s*)?((?:(?!icp|京|渝)[\p{Script=Han}a-z·]){3,20}?)(?=京|渝|icp|copyright|[\s,。|©(]|$)/u;

/** Who runs a government site, said at its foot. */
const HOSTS = /主办(?:单位)?\s*:\s*([^\s,。;|:]{3,30})/;

/** 中国·某网 → 某网: the prefix is how portals of China style their names. */
const dropPrefix = (name: string) => name.replace(/^中[国國][·•・]/, '');

/**
 * Who published the page, from what the site says of itself: its name alone before the text, its name before
 * the date, its copyright notice. The paper that a text was taken from is its source, not its publisher.
 * @param head lines before the text; `all` every line of the page; `titleSuffix` what followed `_` in the title
 */
export function guessPublisher(
  head: readonly Line[],
  all: readonly Line[],
  titleSuffix: string | null,
): NameGuess | null {
  const isConfirmed = (name: string) => all.filter((line) => line.folded.includes(foldChars(name))).length >= 2;
  for (const line of head) {
    const isAlone = line.kind !== 'item' && isSiteName(line.folded) && !OFFICE.test(line.folded);
    if (isAlone && (SURE_NAME.test(line.folded) || isConfirmed(line.text)))
      return { value: dropPrefix(line.text), line };
  }
  for (const line of head) {
    const name = matchFolded(BEFORE_DATE, line)?.[1];
    if (name && isSiteName(foldChars(name))) return { value: name, line };
  }
  for (const pattern of [ASKS_FOR, OWNS])
    for (const line of all) {
      const name = matchFolded(pattern, line)?.[1];
      if (name && isSiteName(foldChars(name))) return { value: dropPrefix(name), line };
    }
  const foot = all.slice(Math.floor(all.length * 0.7)).filter((line) => !isProse(line));
  for (const line of foot) {
    const name = matchFolded(HOSTS, line)?.[1];
    if (name && isSiteName(foldChars(name))) return { value: name, line };
  }
  return titleSuffix && (SURE_NAME.test(foldChars(titleSuffix)) || OFFICE.test(foldChars(titleSuffix)))
    ? { value: titleSuffix, line: null, from: 'the end of the title' }
    : null;
}
