import type { Quantity } from '../language/read-quantity.ts';
import type { FoundDate } from '../language/resolve-dates.ts';

/** The words around a figure that say what it counts, folded. */
export interface FigureLabel {
  /** Before and after it in its clause, without dates and other figures. */
  readonly text: string;
  /** Its meaningful words. */
  readonly words: readonly string[];
  /** The things counted, one an item: 高校, 科研院所, 企业. */
  readonly things: readonly string[];
  /** Whether the things stand behind the figure: then the last may go on behind its noun (企业前来合作). */
  readonly behind: boolean;
}

/** Words that only join an amount to what it counts. */
const AMOUNT_WORDS =
  /(?:\s|的|从|由|总量|数量|数|面积|总额|金额|同比|环比|[比较](?:上年|去年|上月)(?:同期)?|已经?|现|共|总|约|均|就|可|将|要|累计|合计|共计|总计|有|达|到|至|为|是|超过?|超出|突破|增加|增长|增|升|提升|扩大|扩|提高|上升|近|逾|高|[:：(（“”]){1,60}$/;
/** What may follow a figure without being what it counts. */
const NO_THING =
  /^(?:以上|以下|以内|左右|上下|之多|多|其中|等|来自|入驻|落户|落地|签约|投产|开工|同比|比上年|比去年|增长|占|增加|减少|的?(?:水平|规模)|[)）,、])/;
const JOINTS = /[、和及与并]/;
const ENUMERATION = /[、]|以及|和|及/;

/** Words that add nothing to what is counted: place and time words, amounts, verbs as light as 有. */
const LIGHT = new Set(
  (
    '截至 目前 现在 如今 已经 达到 超过 突破 以上 左右 分别 总共 一共 共有 合计 共计 总计 累计 现有 拥有 已有 约为 包括 以及 今年 去年 ' +
    '前年 上述 这些 那些 各类 各种 各个 全部 所有 本地 当地 我市 全市 本市 全区 我区 全县 园区 实现 完成 获得 取得 形成 集聚 聚集 汇聚 ' +
    '吸引 开展 进行 前来 来到 来渝 国内外 知名 其中 同时 此外 数量 总数 总量 规模 总额 增加 增长 增至 升至 提升 扩大 增加到 增长到 提升到 扩大到 提高到 上升到 发展 成为 不断 ' +
    '持续 近年来 年底 年末 年初 期间 统计 显示 数据 据 以来 各级 先后 成功 入驻 共 有 等 累计达 市里 现已'
  ).split(' '),
);
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const WORD = /^[\p{Script=Han}a-z]+$/u;
/** Characters that bind, point or measure; another lone one may tell two things apart (女教师, 民营). */
const LIGHT_CHARACTERS = new Set(
  '的了和与及或等在于是为有共达到至约超近逾从由将已现总个家名位项所各该这其之年月日可要以被把获让使又也还均都型性化类级',
);

/** The meaningful words of a folded text, each once; lone characters side by side are one word. */
export function listContentWords(folded: string): readonly string[] {
  const words = new Set<string>();
  let lone = '';
  const flush = () => {
    if (lone !== '') words.add(lone);
    lone = '';
  };
  for (const { segment } of segmenter.segment(folded)) {
    if (segment.length === 1 && WORD.test(segment) && !LIGHT_CHARACTERS.has(segment)) lone += segment;
    else {
      flush();
      if (segment.length > 1 && WORD.test(segment) && !LIGHT.has(segment)) words.add(segment);
    }
  }
  flush();
  return [...words];
}

const ORDINAL =
  /(?<!\d)\d+号|第[一二三四五六七八九十\d]+|(?<![一二三四五六七八九十])[一二三四五六七八九十]+(?=期|号|批|标段|院区|校区|中学|小学)/g;

/** Numbers that tell one thing from its sibling: 4号线, 二期, 第三批. */
export function listOrdinals(folded: string): readonly string[] {
  return folded.match(ORDINAL) ?? [];
}

/** The text between two figures of a clause, as what belongs to the one before and to the one behind. */
function divide(between: string): readonly [after: string, before: string] {
  const joint = between.search(JOINTS);
  if (joint === 0) return ['', between.slice(1)];
  if (joint > 0) return [between.slice(0, joint), between.slice(joint + 1)];
  return [between, between];
}

/** What stands before these words has or does something with what is counted: 高校和院所建有科研平台70个. */
const PREDICATE =
  /的|建有|设有|拥有|建成|建立|设立|形成|集聚|聚集|汇聚|实现|获得|取得|完成|开展|包括|培育|培养|开发|发布/;

/** 引进中国科学院、北京大学等: the names before 等 are examples of what is counted. */
const EXAMPLES = /、[^,]{0,400}等\s*$/;

/** Reads the label of the figure `quantities[i]` in its clause. */
export function readLabel(
  text: string,
  clause: { readonly start: number; readonly end: number },
  dates: readonly FoundDate[],
  quantities: readonly Quantity[],
  i: number,
): FigureLabel {
  let plain = text;
  for (const { start, end } of dates) plain = plain.slice(0, start) + ' '.repeat(end - start) + plain.slice(end);
  const { start, end } = quantities[i]!;
  const previous = quantities[i - 1];
  const next = quantities[i + 1];
  const before =
    previous && previous.end > clause.start
      ? divide(plain.slice(previous.end, start))[1]
      : plain.slice(clause.start, start);
  const after =
    next && next.start < clause.end
      ? divide(plain.slice(end, next.start))[0]
      : plain.slice(end, Math.max(end, clause.end));
  return makeLabel(dropMarks(before.replace(EXAMPLES, '')), dropMarks(after));
}

/** 西部(重庆)科学城 is one name; a bracket behind a figure begins something else. */
const dropMarks = (text: string) => text.replaceAll(/(?<=\S)[()（）](?=\p{Script=Han})|[“”‘’「」『』]/gu, '');

function makeLabel(before: string, after: string): FigureLabel {
  const following = after.replace(/^\s*的?/, '');
  const behind = /^\p{Script=Han}/u.test(following) && !NO_THING.test(following);
  const stripped = before.replace(AMOUNT_WORDS, '');
  const thing = behind
    ? following
    : // 本地研发机构孵化的企业: what stands before 的 tells more of it.
      stripped.split(PREDICATE).at(-1)!;
  const text = `${before} ${after}`;
  return {
    text,
    words: listContentWords(`${stripped} ${after}`),
    things: thing
      .split(ENUMERATION)
      .map((item) => item.replaceAll(/\s/g, ''))
      .filter((item) => item !== ''),
    behind,
  };
}
