const words = (text: string) => new Set(text.split(' '));

/** Grammar and ties: they join what is said and assert nothing by themselves. A verb of change or a judgement is none. */
const FRAME = words(
  '的 了 着 地 得 之 所 者 是 为 有 在 于 和 与 及 以及 跟 同 或 或者 并 并且 而 而且 且 也 亦 还 又 则 即 就 都 均 便 再 却 但 但是 不过 然而 ' +
    '由 被 把 将 使 使得 让 令 给 对 对于 关于 就是 以 从 自 到 至 向 往 朝 按 按照 依照 依据 根据 据 通过 经 经过 ' +
    '随着 随 作为 当 当中 其 其中 此 该 这 那 这个 那个 这些 那些 这一 这项 这份 这位 这家 这座 这次 它 它们 他 她 他们 她们 各 各个 各自 ' +
    '来 去 上 下 中 里 内 外 间 之间 时 时候 之后 之前 后 前 起 可 可以 期间 能 能够 会 要 需 需要 应 应当 已 已经 正 正在 曾 曾经 过 ' +
    '个 位 名 家 所 项 种 类 款 座 条 件 份 次 批 一 一个 一些 一项 一种 一家 一位 一名 一座 一份 一次 等 等等 如 例如 比如 像 诸如 包括 包含 涵盖 ' +
    '属于 称为 称作 叫做 叫 名为 即为 则是 则为 也是 还是 也就是 也就是说 就是说 换言之 是的 对的 ' +
    '此外 另外 同时 与此同时 其次 首先 然后 最后 总之 具体 具体来说 具体而言 具体为 分别 分别是 分别为 方面 目前 现在 当前 截至 截止 截至目前 至今 ' +
    '如下 上述 前述 据悉 据了解 据介绍 据报道 来看 来说 而言 ' +
    '达 达到 共有 共计 总共 一共 合计 总计 计 约为 获得 得到 获 取得 给予 予以 拥有 具有 具备 设有 进行 加以 属 情况 有关 相关 双方 的是 仍 仍然 ' +
    // What is denied is compared by itself.
    '不 没 没有 未 无 无需 无须 尚未 并未 并非 未曾 不用 无法 不能 不得 不会 不再 不是',
);
/** Who tells it, and how: they may open a statement. */
const TELLING = words(
  // Folding makes 数据 of 资料.
  '文章 文中 报道 报导 资料 数据 材料 信息 消息 内容 原文 本文 新闻 通知 通告 公告 段落 显示 提到 提及 介绍 表示 称 指出 说 说明 透露 写明 记载 列出 给出 提供 告诉 ' +
    '谈到 讲到 据悉 了解 得知 可知 看出 可见 总的来说 总体 相关 记者 问题 关于',
);
const SPEAKS = words('介绍 表示 称 指出 说 透露 告诉 谈到 提到 显示');
/** Nouns that only name what a figure is one of, with the units that they go with. */
const MEASURED: readonly (readonly [ReadonlySet<string>, RegExp])[] = [
  [words('数量 总数 总量 个数 数目 数字 数'), /^[^元%‰亩米年月日]?$/],
  [words('金额 总额 额度 标准 数额 资金'), /^(?:.?元|元|欧元|英镑)$/],
  [words('人数'), /^[人名位]/],
  [words('面积 占地面积'), /亩|平方|公顷/],
  [words('比例 占比 比重'), /[%‰]/],
  [words('规模'), /元|[人名位]|亩|平方|公顷/],
  [words('成绩'), /时|分|秒/],
  [words('时间 日期'), /^(?:date|.*[年月日天周时分钟])$/],
];

/** Two frame words that the dictionary may join. */
const JOINED =
  /^[也还都均共就即则又并中的将已再可能会其仍](?:[是有为在会可能将被由须需不到至从向]|可以|能够|需要|应当)$/;

/** What stands beside a word of a statement. */
export interface WordPlace {
  /** Whether only frame words stand before it. */
  readonly opens: boolean;
  /** Whether a clause ends right behind it. */
  readonly closes: boolean;
  /** The unit of the figure that follows it with nothing but frame words between; `date` for a date; null without one. */
  readonly unit: string | null;
  /** Whether an amount follows in its clause. */
  readonly counts: boolean;
  /** Whether it says that what follows is planned; plans are compared by themselves. */
  readonly plans: boolean;
}

/** Words that a statement may use without its quotes having them. */
export function isFrameWord(word: string): boolean {
  if (FRAME.has(word)) return true;
  // 中有 and 将会: two that the dictionary joins.
  return JOINED.test(word);
}

/** The same of words that are none everywhere: 数量 before 70个, 显示 in 资料显示. */
export function isFrameHere(word: string, { opens, closes, unit, plans, counts }: WordPlace): boolean {
  if (plans || (counts && word === '共')) return true;
  if (opens && TELLING.has(word)) return true;
  if (closes && SPEAKS.has(word)) return true;
  return unit !== null && MEASURED.some(([nouns, units]) => nouns.has(word) && units.test(unit));
}
