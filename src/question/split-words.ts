/** Words that ask, point or bind; they carry no matter of their own. Folded. */
const STOP_WORDS = new Set(
  (
    '您好 你好 谢谢 感谢 麻烦 打扰 不好意思 到底 究竟 请教 帮忙 帮我 帮 的 了 着 过 跟 同 说的 下面 想要 是 在 和 与 及 或 并 且 而 但 对 为 由 从 到 于 以 把 被 让 给 向 往 等 也 都 还 就 才 又 很 最 更 会 能 可以 可 ' +
    '要 想 该 应该 应 将 已 已经 曾 正在 有 没有 没 无 不 其 其中 这 那 这个 那个 这些 那些 它 他 她 它们 他们 我 我们 你 你们 您 ' +
    '咱们 谁 什么 哪 哪个 哪些 哪里 哪儿 哪家 哪位 哪几 哪年 哪天 哪一 哪种 几 几个 多少 多 大 如何 怎么 怎样 怎么样 为什么 为何 何时 ' +
    '何处 是否 能否 可否 吗 呢 吧 啊 呀 请 请问 想问 告诉 知道 一下 一共 总共 共有 共 一个 个 家 名 位 项 件 所 座 条 种 类 次 时候 时间 ' +
    '里面 里头 中间 拿到 得到 做 做了 做出 做到 要做 花 花了 花费 出来 出了 是啥 啥 的是 主要 一块 一块儿 以后 之后 以前 会不会 打算 讲 讲的 讲过 是用 用来 用 搞 搞出来 前后 ' +
    '签了 有关 关于 相关 怎样的 什么样 这样 那样 那些 哪种 到时 的话 话 到底 究竟 一些 有些 各 每 该 本 我们 大概 大约 左右 现任 如今 当前 近日 最近 首先 以及 通过 介绍 一般 比较 非常 特别 真 是不是 有没有 ' +
    '拿 拿了 拿出 领 领到 多久 能不能 要不要 用不用 需不需要 手里 手上 哪天 单位 哪一天 哪一年 分别 包括 具体 目前 现在 截至 叫 叫做 称为 说 来 去 上 下 里 中 内 外 之 所 者 地 得 万 亿 元 钱 年 月 日 号'
  ).split(' '),
);

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const WORD = /^[\p{L}\p{N}]/u;
const ASKING = /多少|什么|多大|哪/;
/** 五个, 两地: how many there are is no matter of its own. */
const NUMERAL = /^[一二两三四五六七八九十百千]+[个项类种条点大家名位所方届次]?$/;
const HAN = /^\p{Script=Han}+$/u;
/** What the asker puts in quotation marks is meant word for word. */
const QUOTED = /(?<=[“「『"《])[^”」』"》]{2,20}(?=[”」』"》])/gu;
/** 院长 of one institution is not its 主任: an answer must speak of the office itself. */
const OFFICE =
  /副?(?:(?:院|校|局|处|部|厅|市|区|县|镇|会|秘书|董事|所|组|馆|台|社|行|站|队)长|主任|书记|主席|总经理|总裁|法人|创始人)/gu;
/** 一期, 第二批, 2.0, 2022: these tell one thing from its sibling. */
const ORDINAL =
  /第[一二三四五六七八九十百\d]+[\p{Script=Han}]?|[一二三四五六七八九十](?:期|号|批|届|轮)|\d+(?:[.]\d+)?/gu;

/** 怎么报名: who asks how something is got needs an article that speaks of getting it. */
const PROCEDURE =
  /(?<=怎么|如何|怎样|哪里|哪儿|什么时候|何时|哪天|几号)(?:才能|能|可以|去|要|会)?(?:报名|申请|申报|申领|领取|领(?![取导事略悟])|拿(?!来|出|下|捏)|办理|预约|报销|投诉|注册|登记|缴费|截止)/g;
/** 怎么去 at the end: the way to a place, and not the way to do something (怎么去除). */
const WAY = /(?:怎么|如何|怎样)(?:去|走|过去|前往|坐车|乘车)(?=[呢啊呀]?[?。!]*$)/g;
/** What is pushed in its place: 怎么去领, 怎么拿 ask for 领取. */
const nameProcedure = (words: string) => words.replace(/^(?:才能|能|可以|去|要|会)/, '').replace(/^[领拿]$/, '领取');

export interface QuestionWord {
  readonly word: string;
  /** A number, an ordinal, an office (院长), a proper noun or a quoted phrase. */
  readonly exact: boolean;
}

/** Characters that stand between two words; the segmenter may take them for the beginning or end of one: 北大和重庆 has no 大和. */
const BINDS = /[和与跟同及在的是有了为到]/;

/** Words that ask, cut out as they stand: as words of the dictionary they would join their neighbours. */
const ASKING_WORDS =
  /哪一?[天年月日个位家所些种]|哪[里儿]|什么时候|几[年月号日]|多少|什么|怎么[说样做]?|为什么|是谁|谁/g;

type NameAt = (text: string, at: number) => string | null;

/** Offsets inside a word of the dictionary, where no name begins or ends: 中大 in 其中大部分, 科技部 in 科技部门. */
function findInnerOffsets(text: string): ReadonlySet<number> {
  const inner = new Set<number>();
  for (const { segment, index } of segmenter.segment(text))
    for (let at = index + 1; at < index + segment.length; at += 1) inner.add(at);
  return inner;
}

/** The text without the names in it; each is handed to `take`, which gives what stands in its place. */
function takeNames(text: string, nameAt: NameAt, take: (name: string) => string): string {
  let rest = '';
  const inner = findInnerOffsets(text);
  for (let at = 0; at < text.length;) {
    const found = inner.has(at) ? null : nameAt(text, at);
    const end = at + (found?.length ?? 0);
    const name = found !== null && inner.has(end) && !BINDS.test(text[end]!) ? null : found;
    rest += name === null ? text[at]! : take(name);
    at += name?.length ?? 1;
  }
  return rest;
}

/**
 * The meaningful words of a folded Chinese question, in order, each once. Lone characters that stand side by side
 * are kept together: what the dictionary of `Intl.Segmenter` does not know is often a name.
 *
 * @param nameAt the name of one place, institution or person that begins at an offset, or null
 * @param isKnown whether the articles have two characters side by side
 */
export function splitWords(
  folded: string,
  nameAt: NameAt,
  isKnown: (bigram: string) => boolean = () => true,
): readonly QuestionWord[] {
  const words: QuestionWord[] = [];
  const take = (word: string, name = word) => {
    words.push({ word: name, exact: true });
    return ' '.repeat(word.length);
  };
  const procedures = folded.replace(WAY, (way) => take(way)).replace(PROCEDURE, (one) => take(one, nameProcedure(one)));
  let rest = procedures.replace(ASKING_WORDS, (asking) => ' '.repeat(asking.length));
  for (const pattern of [QUOTED, ORDINAL, OFFICE]) rest = rest.replace(pattern, (word) => take(word));
  rest = takeNames(rest, nameAt, take);
  let lone = '';
  /** The word of the dictionary right before `lone`. */
  let before: string | null = null;
  const flush = () => {
    // The dictionary has 实验 and leaves 室 to what follows (室盖 in 实验室盖在哪里): the articles tell where it belongs.
    const [first = '', ...others] = lone;
    if (before !== null && others.length > 0 && !isKnown(first + others[0]) && isKnown(before.at(-1)! + first)) {
      words.splice(-1, 1, { word: before + first, exact: false });
      lone = others.join('');
    }
    if (lone !== '') words.push({ word: lone, exact: false });
    lone = '';
    before = null;
  };
  for (const { segment } of segmenter.segment(rest)) {
    if (!WORD.test(segment) || STOP_WORDS.has(segment) || ASKING.test(segment) || NUMERAL.test(segment)) flush();
    else if (segment.length === 1 && HAN.test(segment)) lone += segment;
    else {
      flush();
      words.push({ word: segment, exact: false });
      before = HAN.test(segment) ? segment : null;
    }
  }
  flush();
  return [...new Map(words.toReversed().map((word) => [word.word, word])).values()].toReversed();
}
