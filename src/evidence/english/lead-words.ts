import { createAliasTable } from '../../language/alias-table.ts';
import { readEnglishWords } from '../../language/english-words.ts';
import { foldText } from '../../language/fold.ts';
import type { Glossary } from '../../language/glossary.ts';
import { isFrameWord, listEverydayChinese, readExactForm } from './everyday-words.ts';
import type { ChineseSource } from './read-chinese-source.ts';
import type { Statement, Token } from './split-statement.ts';

/** Where a Chinese counterpart of a word stands, `[start, end)`; offsets past the quotes are of the context. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

export interface LedWord {
  readonly token: Token;
  /** In the quotes. */
  readonly places: readonly Place[];
  /** In what stands around the quotes, by layer: before, heading, title. */
  readonly around: readonly (readonly Place[])[];
  /** A word that asserts nothing by itself. */
  readonly frame: boolean;
  /** The dictionary knows the name that the word is part of, and none of its forms stands anywhere. */
  readonly otherName: boolean;
}

/** Words of two characters of which one only counts or points: 一批, 等地, 多园. */
const LIGHT = /^[一二三四五六七八九十百千万亿多各等该本每全再新另首末]|等$/;
const LONGEST = 5;
const LONGEST_CHINESE = 6;
/** Single characters that end the name of a body or place: 科技厅, 开州区. */
const SUFFIXES = new Set('厅局处院所校区县市镇乡村省站线馆长'.split(''));
/** Single characters that mean the same in nearly every word that they are part of: 减轻, 减免, 减产. */
const ROOTS = new Set(
  '减增升降涨跌课票病患医药厂税费价款奖罚租购售签拆迁停禁检训农粮鱼鸟桥船楼房床证童妇残灾雨雪旱震救伤亡疫诊疗护限超晚夜晨春夏秋冬旧客车班企贷债保退返缴付供修赛演唱舞画影戏树草花果菜肉牛羊猪狗猫茶酒烟糖盐油煤钢铁铜金银玉石沙土泥铺租'.split(
    '',
  ),
);
const LONGEST_ROOTED = 3;
const aliases = createAliasTable([]);
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

interface Layer {
  readonly folded: string;
  /** Start of the segment at each offset, and its length. */
  readonly segments: readonly { readonly start: number; readonly length: number }[];
  readonly boundaries: ReadonlySet<number>;
  /** Family of an English word → places of Chinese words that the dictionary explains with it. */
  readonly explained: ReadonlyMap<string, readonly Place[]>;
}

/** Words that bind: the dictionary leads end to 为此, to this end. */
const BINDING = new Set(
  '为此 因此 所以 到了 此外 从而 由此 对此 如此 这样 那样 什么 之一 等等 一下 起来 出来 下来 上来 过来 因而 于是 然后 以及 并且 而且 但是 然而 不过 其中 其次 作为 对于 关于 由于 根据'.split(
    ' ',
  ),
);

/** The glossary leads a word without a translation of its own to what stands beside one of its characters: no word. */
const isWord = (form: string, glossary: Glossary) =>
  glossary.explain(form) !== null || glossary.nameAt(form, 0) === form;

/** Families of the words that explain a Chinese word; none of a phrase (to this end) or a name of several words. */
function listSenses(word: string, glossary: Glossary): readonly string[] {
  const proper = glossary.nameAt(word, 0) === word;
  return (glossary.explain(word) ?? '').split(';').flatMap((sense) => {
    const words = readEnglishWords(sense.trim().replace(/^(?:to|a|an|the)(?: be)? /, ''));
    return words.some(({ stop }) => stop) || (proper && words.length > 1) ? [] : words.map(({ family }) => family);
  });
}

function readLayer(folded: string, glossary: Glossary): Layer {
  const segments: { start: number; length: number }[] = [];
  const boundaries = new Set([folded.length]);
  for (const { segment, index } of segmenter.segment(folded)) {
    boundaries.add(index);
    for (let i = 0; i < segment.length; i += 1) segments.push({ start: index, length: segment.length });
  }
  const explained = new Map<string, Place[]>();
  for (const start of boundaries)
    for (let length = 2; length <= LONGEST_CHINESE; length += 1) {
      if (!boundaries.has(start + length)) continue;
      const word = folded.slice(start, start + length);
      const stems =
        glossary.nameAt(word, 0) === word || BINDING.has(word) || !isWord(word, glossary)
          ? []
          : glossary.sensesOf(word).flatMap((sense) => sense.split(' '));
      const families = [word, ...glossary.synonymsOf(word)].flatMap((one) => listSenses(one, glossary));
      for (const family of [...families, ...stems])
        explained.set(family, [...(explained.get(family) ?? []), { start, end: start + length }]);
    }
  return { folded, segments, boundaries, explained };
}

/** Every place of a Chinese word, where it is a word: 分区 does not stand in 部分区县. */
function findPlaces(form: string, { folded, segments, boundaries }: Layer): readonly Place[] {
  const places: Place[] = [];
  if (form === '') return places;
  for (let at = folded.indexOf(form); at >= 0; at = folded.indexOf(form, at + form.length)) {
    const end = at + form.length;
    const segment = segments[at]!;
    const word = folded.slice(segment.start, segment.start + segment.length);
    const own =
      form.length > 1
        ? boundaries.has(at) || boundaries.has(end)
        : segment.length === 1 ||
          (segment.length === 2 && LIGHT.test(word)) ||
          (SUFFIXES.has(form) && segment.start + segment.length === end) ||
          (ROOTS.has(form) && segment.length <= LONGEST_ROOTED) ||
          (form === '新' && !/[创高革更重最]/.test(folded[at - 1] ?? '') && !/[加华疆闻冠]/.test(folded[end] ?? ''));
    const latin =
      /^[a-z0-9]/.test(form) &&
      (/[a-z0-9]$/.test(folded.slice(0, at).slice(-1)) || /^[a-z0-9]/.test(folded.slice(end)));
    if (own && !latin) places.push({ start: at, end });
  }
  return places;
}

const withAliases = (forms: readonly string[]) => [
  ...new Set(forms.flatMap((form) => [form, ...aliases.othersOf(form).map(foldText)])),
];

/** Names of two or three characters that sound as a surname and what follows it: 曾家 is Zengjia, 单艳 Shan Yan. */
function findBySurname(letters: string, { folded }: Layer, glossary: Glossary): readonly Place[] {
  const places: Place[] = [];
  for (let at = 0; at + 1 < folded.length; at += 1) {
    const surname = glossary.surname(folded[at]!)?.toLowerCase();
    if (surname === undefined || !letters.startsWith(surname)) continue;
    for (const length of [2, 3]) {
      const spelled = glossary.spell(folded.slice(at, at + length));
      if (spelled && surname + spelled.slice(1).join('') === letters) places.push({ start: at, end: at + length });
    }
  }
  return places;
}

const PARTICLES = new Set(['up', 'out', 'off', 'away', 'ago', 'back', 'down']);

/** Belongs to the verb before it: set up, carried out; alone it tells a direction. */
function isParticle(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (!PARTICLES.has(tokens[at]!.lower)) return false;
  if (tokens[at]!.lower === 'ago') return true;
  return before !== undefined && tokens[at]!.joined && !before.stop && !isFrameWord(before.lower);
}

/** Of the second largest only the ordinal has to be told: 第二大. */
const isRanked = (token: Token, facts: Statement['facts']) =>
  /^(?:largest|biggest|highest|longest|most)$/.test(token.lower) &&
  facts.some(({ kind, end }) => kind === 'ordinal' && token.start - end <= 1 && token.start >= end);

const COMPARES = 24;

/** Says nothing but its preposition or verb: in place, take part. */
const isIdle = (tokens: readonly Token[], at: number) =>
  (tokens[at]!.lower === 'place' && /^(?:in|take|takes|took|taken|taking)$/.test(tokens[at - 1]?.lower ?? '')) ||
  (tokens[at]!.lower === 'time' && tokens[at + 1]?.lower === 'being') ||
  (/^(?:runs?|ran|lasts?)$/.test(tokens[at]!.lower) && tokens[at + 1]?.lower === 'from') ||
  (tokens[at]!.lower === 'part' && /^(?:take|takes|took|taken|taking|as)$/.test(tokens[at - 1]?.lower ?? ''));

/** Read with the figure beside it: before July 15; 12,000 fewer. */
const isOfFigure = (token: Token, facts: Statement['facts']) =>
  (/^(?:before|after|until|till|through|since|starting|beginning|effective)$/.test(token.lower) &&
    facts.some(({ start }) => start > token.end && start - token.end <= 'on the '.length)) ||
  (/^(?:fewer|less|lower|higher|greater|more)$/.test(token.lower) &&
    facts.some(({ kind, end }) => kind === 'number' && token.start >= end && token.start - end <= COMPARES));

/** Leads every word of a statement to its Chinese counterparts in the quotes and around them. */
export function leadWords(
  { tokens, text, facts }: Statement,
  source: ChineseSource,
  glossary: Glossary,
): readonly LedWord[] {
  const layers = [source.folded, ...source.context].map((folded) => readLayer(folded, glossary));
  const found: Place[][][] = tokens.map(() => layers.map(() => []));
  const others = tokens.map(() => false);
  const names = tokens.map(() => false);
  const note = (from: number, to: number, forms: readonly string[]) => {
    let any = false;
    for (const [i, layer] of layers.entries())
      for (const form of forms)
        for (const place of findPlaces(form, layer)) {
          any = true;
          for (let at = from; at < to; at += 1) found[at]![i]!.push(place);
        }
    return any;
  };
  for (let length = LONGEST; length > 0; length -= 1)
    for (let from = 0; from + length <= tokens.length; from += 1) {
      const window = tokens.slice(from, from + length);
      if (window[0]!.stop || window.at(-1)!.stop || window.slice(1).some(({ joined }) => !joined)) continue;
      const words = text.slice(window[0]!.start, window.at(-1)!.end);
      if (length === 1 && readExactForm(window[0]!.lower) !== null) continue;
      if (length > 1 && note(from, from + length, listEverydayChinese(words))) names.fill(true, from, from + length);
      const phrases = glossary.translate(`the ${words}`);
      const capital = window.every(({ capital, stop }) => capital || stop);
      if (phrases.length === 1) {
        const forms = withAliases(
          phrases[0]!.chinese.filter((form) => !BINDING.has(form) && (phrases[0]!.name || isWord(form, glossary))),
        );
        const any = note(from, from + length, forms);
        // A name is that name or another one: 北京大学 is not told by 北京 and 大学.
        if (phrases[0]!.name && capital && length > 1 && forms.length > 0)
          for (let at = from; at < from + length; at += 1) {
            if (!any && !names[at]) others[at] = true;
            if (any) names[at] = true;
          }
      } else if (length === 2 && phrases.length === 2) {
        const [first, second] = phrases as [(typeof phrases)[0], (typeof phrases)[0]];
        note(
          from,
          from + 2,
          first.chinese.filter((form) => second.chinese.includes(form)),
        );
      } else if (length === 1 && phrases.length > 1 && phrases.every(({ chinese }) => chinese.length > 0))
        note(
          from,
          from + 1,
          phrases.flatMap(({ chinese }) => chinese),
        );
    }
  for (const [at, token] of tokens.entries()) {
    note(at, at + 1, [token.lower]);
    const exact = readExactForm(token.lower);
    note(at, at + 1, exact ?? listEverydayChinese(token.raw));
    for (const { family, stem } of exact === null ? token.parts : []) {
      for (const [i, layer] of layers.entries())
        found[at]![i]!.push(...(layer.explained.get(family) ?? []), ...(layer.explained.get(stem) ?? []));
    }
    if (token.capital && found[at]!.every((places) => places.length === 0))
      for (const [i, layer] of layers.entries()) {
        found[at]![i]!.push(...findBySurname(token.lower, layer, glossary));
        const next = tokens[at + 1];
        if (next?.capital && next.joined)
          for (const place of findBySurname(token.lower + next.lower, layer, glossary)) {
            found[at]![i]!.push(place);
            found[at + 1]![i]!.push(place);
          }
      }
  }
  return tokens.map((token, at) => ({
    token,
    places: found[at]![0]!,
    around: found[at]!.slice(1),
    frame:
      token.stop ||
      isFrameWord(token.lower) ||
      isParticle(tokens, at) ||
      isRanked(token, facts) ||
      isOfFigure(token, facts) ||
      isIdle(tokens, at),
    otherName: others[at]! && !names[at]!,
  }));
}
