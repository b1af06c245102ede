import { foldWithOffsets } from '../language/fold.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { listJointNames, listOtherNames } from '../language/place-short-forms.ts';
import { ASKS, HEADS, VERBS } from './words.ts';

/**
 * What a question may be about: a body or undertaking (`body`), a place, a person, words in quotation marks, a year,
 * an ordinal (二期).
 */
export type EntitySort = 'body' | 'place' | 'person' | 'quoted' | 'year' | 'ordinal';

export interface Entity {
  /** UTF-16 offsets in the text as written. */
  readonly start: number;
  readonly end: number;
  readonly words: string;
  /** Folded. */
  readonly folded: string;
  readonly sort: EntitySort;
  /** The noun that it ends with, folded; empty when it has none. */
  readonly head: string;
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const YEAR =
  /(?<!\d)(?:1[89]|20)\d{2}(?!\d)(?:年(?:度|底|初)?)?(?:\d{1,2}月(?:\d{1,2}日)?)?|(?:去|今|明|前)年(?:度|底|初)?/g;
const ORDINAL =
  /第[一二三四五六七八九十百\d]+(?:期|批|届|号|阶段|条|次|年|轮|季度)|[一二三四五六七八九十](?:期|号|批|届|轮)/g;
/** With the noun behind it: “重科英才”计划. */
const QUOTED = new RegExp(`[“「『《"][^”」』》"]{2,30}[”」』》"](?:${HEADS.join('|')})?`, 'g');
const HEAD = new RegExp(`(?:${HEADS.join('|')})$`);
const BREAKS =
  /^(?:[和与跟同及在的是有了为到由从对向将把被让给等也都还就才又很最更会能要想该应已曾于以或且而但个所座家位名项件条种类次款届批处间支这那哪几多每各其它他她本此该我你您来去用]|[这那哪][些个家种]|[^\p{L}\p{N}()（）·.&-]+)$/u;
const NOUN = new RegExp(`^(?:机构|团队|资源|${HEADS.join('|')})$`);
/** Bodies whose names are made of subjects. */
const SCHOOL = /^(?:学院|研究院|研究所|研究中心|中心|实验室|委员会|局|厅)$/;
const VERB = new RegExp(`^(?:${VERBS})$`);
/** What people are, as an alternation. */
export const OFFICE =
  '局长|处长|主任|院长|校长|书记|市长|区长|县长|秘书长|主席|会长|部长|厅长|所长|院士|教授|董事长|总经理|负责人|记者|先生|女士';
const PLACE = /(?<=\p{Script=Han}{2})(?:省|市|区|县|镇|乡|村|州)$/u;

interface Token {
  readonly start: number;
  readonly end: number;
  readonly name: boolean;
}

/** The text as known names and, between them, words of the dictionary. */
function listTokens(folded: string, { aliases, glossary }: Snapshot): readonly Token[] {
  const bounds = new Set<number>([folded.length]);
  const words = [...segmenter.segment(folded)].map(({ index, segment }) => ({
    start: index,
    end: index + segment.length,
  }));
  for (const { start } of words) bounds.add(start);
  const tokens: Token[] = [];
  for (let at = 0; at < folded.length;) {
    const known = [aliases.nameAt(folded, at), bounds.has(at) ? glossary.nameAt(folded, at) : null];
    const name = known.reduce((best, one) => ((one?.length ?? 0) > (best?.length ?? 0) ? one : best), null);
    const isWhole =
      name !== null && (bounds.has(at) || name.length > 2) && (bounds.has(at + name.length) || name.length > 2);
    if (name !== null && isWhole) tokens.push({ start: at, end: at + name.length, name: true });
    else {
      const word = words.find(({ start, end }) => start <= at && at < end)!;
      tokens.push({ start: at, end: word.end, name: false });
    }
    at = tokens.at(-1)!.end;
  }
  return tokens;
}

function isPlace(folded: string): boolean {
  return PLACE.test(folded) || listOtherNames(folded).length > 0 || listJointNames(folded).length > 0;
}

type Found = readonly [start: number, end: number, sort: EntitySort, head: string];

/** “一带一路”科技交流大会 is one name. */
function joinQuoted(found: readonly Found[]): readonly Found[] {
  return found.flatMap((one, i): readonly Found[] => {
    const [before, next] = [found[i - 1], found[i + 1]];
    if (one[2] === 'quoted' && next?.[2] === 'body' && next[0] === one[1]) return [[one[0], next[1], 'body', next[3]]];
    return one[2] === 'body' && before?.[2] === 'quoted' && before[1] === one[0] ? [] : [one];
  });
}

/** 大学社会与人口学院: behind a name, a word that names nothing by itself is bound to a noun that ends a name. */
function isInsideName(folded: string, before: readonly Token[], after: readonly Token[]): boolean {
  const words = after.slice(0, 4).map(({ start, end, name }) => (name ? '' : folded.slice(start, end)));
  const head = words.findIndex((word) => SCHOOL.test(word));
  const isFree = head > 0 && words.slice(0, head).every((word) => word.length > 1 && !BREAKS.test(word));
  return isFree && before.length > 1 && before.some(({ name }) => name) && !before.at(-1)!.name;
}

function findBodies(folded: string, snapshot: Snapshot): readonly Found[] {
  const found: Found[] = [];
  let run: Token[] = [];
  const close = () => {
    // The last word with the head of a name ends it: 金凤实验室占地 is no name, 金凤实验室 is.
    for (let last = run.length - 1; last >= 0; last -= 1) {
      const text = folded.slice(run[0]!.start, run[last]!.end);
      const head = HEAD.exec(text)?.[0] ?? '';
      const isNamed = run[last]!.name && run.length === 1;
      if (head === '' && !isNamed) continue;
      if (text === head) continue;
      found.push([run[0]!.start, run[last]!.end, isPlace(text) && run.length === 1 ? 'place' : 'body', head]);
      run = run.slice(last + 1);
      last = run.length;
      if (last === 0) return;
    }
    for (const { start, end, name } of run)
      if (name) found.push([start, end, isPlace(folded.slice(start, end)) ? 'place' : 'body', '']);
  };
  const tokens = listTokens(folded, snapshot);
  for (const [i, token] of tokens.entries()) {
    const word = folded.slice(token.start, token.end);
    const next = tokens[i + 1];
    // 研发 is a verb, and a part of 研发中心.
    const isVerb = VERB.test(word) && !(next && NOUN.test(folded.slice(next.start, next.end)));
    if (/^[与和及]$/.test(word) && isInsideName(folded, run, tokens.slice(i + 1))) run.push(token);
    else if (!token.name && (BREAKS.test(word) || ASKS.test(word) || isVerb)) {
      close();
      run = [];
    } else run.push(token);
  }
  close();
  return found;
}

const PERSON = new RegExp(
  `(?<=${OFFICE})\\p{Script=Han}{2,3}?(?=表示|介绍|说|称|透露|指出|等|的|团队|[^\\p{Script=Han}]|$)|(?<=^|[^\\p{Script=Han}])\\p{Script=Han}{2,3}(?=表示|介绍|说|是谁|是什么[职身]|担任|当选|出任|院士|教授|博士|先生|女士|毕业|的(?:手机|电话|年薪|职|身份|团队))`,
  'gu',
);

/** What a Chinese text may be about, in order; a name inside another one is not listed apart. */
export function findEntities(text: string, snapshot: Snapshot): readonly Entity[] {
  const { folded, offsets } = foldWithOffsets(text);
  const matches = (pattern: RegExp, sort: EntitySort) =>
    [...folded.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length, sort, ''] as const);
  const persons = matches(PERSON, 'person').filter(
    ([start, end]) =>
      snapshot.glossary.surname(folded[start]!) !== null &&
      snapshot.glossary.explain(folded.slice(start, end)) === null,
  );
  const all = [
    ...matches(QUOTED, 'quoted'),
    ...matches(YEAR, 'year'),
    ...persons,
    ...findBodies(
      folded.replace(YEAR, (year) => ' '.repeat(year.length)),
      snapshot,
    ),
    ...matches(ORDINAL, 'ordinal'),
  ];
  const taken: Found[] = [];
  for (const one of all) if (!taken.some(([start, end]) => one[0] < end && start < one[1])) taken.push(one);
  return joinQuoted(taken.toSorted((a, b) => a[0] - b[0])).map(([from, to, sort, head]) => {
    const [start, end] = [offsets[from]!, offsets[to]!];
    return { start, end, words: text.slice(start, end), folded: folded.slice(from, to), sort, head };
  });
}
