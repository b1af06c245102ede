import { readEnglishWords } from '../../language/english-words.ts';
import type { Glossary } from '../../language/glossary.ts';

/** Where a Chinese counterpart of a word stands, `[start, end)`; offsets past the quotes are of the context. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Words of two characters of which one only counts or points: 一批, 等地, 多园. */
const LIGHT = /^[一二三四五六七八九十百千万亿多各等该本每全再新另首末]|等$/;
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
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** The quotes, or what stands around them, ready to be looked up in. */
export interface Layer {
  readonly folded: string;
  /** Start of the segment at each offset, and its length. */
  readonly segments: readonly { readonly start: number; readonly length: number }[];
  readonly boundaries: ReadonlySet<number>;
  /** Family of an English word → places of Chinese words that the dictionary explains with it. */
  readonly explained: ReadonlyMap<string, readonly Place[]>;
}

/** Words that bind: the dictionary leads end to 为此, to this end. */
export const BINDING = new Set(
  '为此 因此 所以 到了 此外 从而 由此 对此 如此 这样 那样 什么 之一 等等 一下 起来 出来 下来 上来 过来 因而 于是 然后 以及 并且 而且 但是 然而 不过 其中 其次 作为 对于 关于 由于 根据'.split(
    ' ',
  ),
);

/** The glossary leads a word without a translation of its own to what stands beside one of its characters: no word. */
export const isWord = (form: string, glossary: Glossary) =>
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
      for (const family of [...families, ...stems]) {
        const known = explained.get(family);
        if (known) known.push({ start, end: start + length });
        else explained.set(family, [{ start, end: start + length }]);
      }
    }
  return { folded, segments, boundaries, explained };
}

/** Every place of a Chinese word, where it is a word: 分区 does not stand in 部分区县. */
export function findPlaces(form: string, { folded, segments, boundaries }: Layer): readonly Place[] {
  const places: Place[] = [];
  if (form === '') return places;
  for (let at = folded.indexOf(form); at >= 0; at = folded.indexOf(form, at + form.length)) {
    const end = at + form.length;
    const segment = segments[at]!;
    const word = folded.slice(segment.start, segment.start + segment.length);
    const own =
      form.length > 1
        ? boundaries.has(at) || boundaries.has(end) || (/[不未]/.test(folded[at - 1] ?? '') && boundaries.has(at - 1))
        : segment.length === 1 ||
          (segment.length === 2 && LIGHT.test(word)) ||
          (SUFFIXES.has(form) && segment.start + segment.length === end) ||
          (ROOTS.has(form) && segment.length <= LONGEST_ROOTED) ||
          (form === '新' && !/[创高革更重最]/.test(folded[at - 1] ?? '') && !/[加华疆闻冠]/.test(folded[end] ?? ''));
    const latin =
      /^[a-z0-9]/.test(form) && (/[a-z0-9]/.test(folded[at - 1] ?? '') || /[a-z0-9]/.test(folded[end] ?? ''));
    if (own && !latin) places.push({ start: at, end });
  }
  return places;
}

/** Quotes and titles that are kept: many choices of quotes share them. */
const MOST_KEPT = 64;
const kept = new WeakMap<Glossary, Map<string, Layer>>();

/** A folded text, read once for all words of a statement and kept for the next choice of quotes. */
export function recallLayer(folded: string, glossary: Glossary): Layer {
  const layers = kept.get(glossary) ?? new Map<string, Layer>();
  kept.set(glossary, layers);
  const known = layers.get(folded);
  if (known) return known;
  const [oldest] = layers.keys();
  if (oldest !== undefined && layers.size >= MOST_KEPT) layers.delete(oldest);
  const layer = readLayer(folded, glossary);
  layers.set(folded, layer);
  return layer;
}
