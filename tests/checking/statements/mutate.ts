import { Converter } from 'opencc-js';
import { splitSentences } from '../../../src/language/split-sentences.ts';
import type { Snapshot } from '../../../src/index/snapshot.ts';
import { readSentences } from '../../../src/reading/read-sentences.ts';

/** A true statement with the sentence that says it and the passages it would name. */
export interface Base {
  readonly text: string;
  readonly gold: string;
  readonly passages: readonly number[];
}

export interface Mutant {
  readonly kind: string;
  readonly base: string;
  readonly text: string;
  readonly passages: readonly number[];
}

type Random = () => number;
type Mutate = (base: Base, random: Random, snapshot: Snapshot) => Omit<Mutant, 'kind' | 'base'> | null;

const pick = <Item>(items: readonly Item[], random: Random): Item | undefined =>
  items[Math.floor(random() * items.length)];
const passageText = (passages: readonly number[], snapshot: Snapshot) =>
  passages.map((passage) => snapshot.passages[passage]!.text).join('\n');
const toHant = Converter({ from: 'cn', to: 'tw' });

const FIGURE = /(?<![a-zA-Z\d.,])\d[\d,.]*\d|(?<![a-zA-Z\d.,])\d/g;
const figuresOf = (text: string) => [...text.matchAll(FIGURE)];
const replaceAt = (text: string, at: number, length: number, by: string) =>
  text.slice(0, at) + by + text.slice(at + length);

/** One digit changed, into a figure that the passages do not hold. */
const changeDigit: Mutate = ({ text, passages }, random, snapshot) => {
  const figure = pick(figuresOf(text), random);
  if (!figure) return null;
  const places = [...figure[0].matchAll(/\d/g)].map(({ index }) => index);
  const place = pick(places, random)!;
  const digit = String((Number(figure[0][place]) + 1 + Math.floor(random() * 8)) % 10);
  if (place === 0 && digit === '0') return null;
  const changed = replaceAt(figure[0], place, 1, digit);
  const known = new RegExp(String.raw`(?<![\d.])${changed.replaceAll('.', String.raw`\.`)}(?![\d.])`);
  if (known.test(passageText(passages, snapshot)) || Number(changed) === Number(figure[0])) return null;
  return { text: replaceAt(text, figure.index, figure[0].length, changed), passages };
};

const UNITS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/(?<=\d)万元/, ['亿元', '元', '万美元']],
  [/(?<=\d)亿元/, ['万元', '亿美元']],
  [/(?<=\d余?名?)家/, ['人', '项', '亩']],
  [/(?<=\d)所/, ['人', '项', '亩']],
  [/(?<=\d余?)项/, ['家', '人', '亿元']],
  [/(?<=\d余?)名/, ['家', '项', '亩']],
  [/(?<=\d)亩/, ['公顷', '平方米', '平方公里']],
  [/(?<=\d)%/, ['‰', '个百分点', '倍']],
  [/(?<=\d)个月/, ['年', '天', '周']],
  [/(?<=\d)个(?!月)/, ['人', '亩', '万个']],
  [/(?<=\d万)平方米/, ['亩', '公顷', '平方公里']],
  [/(?<=\d)英寸/, ['厘米', '毫米']],
];

const changeUnit: Mutate = ({ text, passages }, random, snapshot) => {
  const found = UNITS.flatMap(([unit, others]) => {
    const match = unit.exec(text);
    return match ? others.map((other) => replaceAt(text, match.index, match[0].length, other)) : [];
  });
  const changed = pick(found, random);
  if (changed === undefined) return null;
  const before = figuresOf(changed).map(({ 0: figure, index }) => changed.slice(index, index + figure.length + 2));
  const source = passageText(passages, snapshot);
  return before.every((figure) => source.includes(figure)) ? null : { text: changed, passages };
};

const VERBS =
  '引进 建设 签署 签订 开展 孵化 转化 采取 采用 支持 研发 开发 打破 填补 搭建 揭牌 集聚 汇聚 拥有 占地 拍摄 推进 推动 实施 设立 培育 落实 探索 争取 举办 举行 共建 聚焦 获得 实行 达到 完成 形成 成立 来到 领衔 涉及 打造 提升 选派'.split(
    ' ',
  );

const addNegation: Mutate = ({ text, passages, gold }, random) => {
  const places = VERBS.flatMap((verb) => [...text.matchAll(new RegExp(verb, 'g'))].map(({ index }) => index)).filter(
    (at) => !/[的不未没无“”》]$/.test(text.slice(0, at)) && !/^..(?:的|模式|部门|计划|行动|技术)/.test(text.slice(at)),
  );
  const at = pick(places, random);
  if (at === undefined || /[不未没无]/.test(gold)) return null;
  return { text: replaceAt(text, at, 0, pick(['没有', '未', '不', '并未', '尚未', '无法'], random)!), passages };
};

/** A denial of the source left out. */
const dropNegation: Mutate = ({ text, passages, gold }, random) => {
  const found = [...text.matchAll(/(?<!力)(?:尚未|没有|不(?=迁|转)|未(?=能|曾))/g)];
  const denial = pick(found, random);
  return denial && gold.includes(denial[0])
    ? { text: replaceAt(text, denial.index, denial[0].length, ''), passages }
    : null;
};

const clausesOf = (text: string) =>
  text.split(/[，。；：、？！“”‘’《》()（）\n]/).filter((clause) => clause.length >= 6);

const SPEAKERS = ['文章指出：', '报道称，', '文章写道：', '据报道，'];

/** Two pieces of one passage as one quotation. */
const stitchQuotation: Mutate = ({ passages }, random, snapshot) => {
  const source = passageText(passages, snapshot);
  const clauses = clausesOf(source);
  const [one, other] = [pick(clauses, random), pick(clauses, random)];
  if (!one || !other || one === other) return null;
  const link = pick(['，', '', '；', '……'], random)!;
  const stitched = one + link + other;
  return source.includes(stitched) ? null : { text: `${pick(SPEAKERS, random)}“${stitched}”。`, passages };
};

/** A direct quotation in the other script. */
const convertQuotation: Mutate = ({ passages, gold }, random, snapshot) => {
  const clause = pick(clausesOf(gold), random);
  if (clause === undefined) return null;
  const converted = toHant(clause);
  const [open, close] = pick(['“”', '「」', '『』'], random)!;
  return passageText(passages, snapshot).includes(converted)
    ? null
    : { text: `${toHant(pick(SPEAKERS, random)!)}${open}${converted}${close}。`, passages };
};

/** A true statement that names passages of another article. */
const pointElsewhere: Mutate = ({ text, passages }, random, snapshot) => {
  const article = snapshot.articleOf[passages[0]!];
  const others = snapshot.passages.flatMap((_, i) => (snapshot.articleOf[i] === article ? [] : [i]));
  const chosen = [pick(others, random)!, pick(others, random)!];
  const source = passageText(chosen, snapshot);
  const missing = figuresOf(text).some(({ 0: figure }) => !source.includes(figure));
  const words = clausesOf(text).flatMap((clause) => [clause.slice(0, 4), clause.slice(-4)]);
  return missing || words.filter((word) => !source.includes(word)).length > words.length / 2
    ? { text, passages: chosen }
    : null;
};

/** A day, month or year moved. */
const shiftDate: Mutate = ({ text, passages, gold }, random) => {
  const dates = [...text.matchAll(/\d{4}(?=年)|\d{1,2}(?=[月日])|去年|今年/g)];
  const date = pick(dates, random);
  if (!date) return null;
  const step = 1 + Math.floor(random() * 4);
  const by =
    date[0] === '去年'
      ? '前年'
      : date[0] === '今年'
        ? '去年'
        : String((Number(date[0]) + (random() < 0.5 ? step : -step) + 12) % 2100);
  if (Number(by) < 1 || (date[0].length <= 2 && /\d/.test(date[0]) && Number(by) > 12) || gold.includes(by))
    return null;
  return { text: replaceAt(text, date.index, date[0].length, by), passages };
};

const ENTITIES =
  '清华大学 上海交通大学 北京大学 华东师范大学重庆研究院 联合微电子中心 北京理工大学重庆创新中心 重庆高新技术产业研究院 重庆市科学技术研究院 金凤实验室 深圳湾实验室 中国科学院重庆科学中心 璧山区 重庆高新区 周艳 李政刚 邓敏军 陈志强 冯纲 卞修武 四川省科技厅 重庆市科技局 紫光集团有限公司 山东大学 华为集团 两江新区 西部(重庆)科学城 中国科学院金属研究所 上海交通大学重庆研究院 北京大学重庆大数据研究院 市科协 康佳模式 比亚迪模式 易智网 重科智谷 健康出行管家App 凤栖湖 莲花湖 知见生命 华银康 知名高校 重庆市政府 中科院计算所西部高等技术研究院'.split(
    ' ',
  );
const UNKNOWN =
  '西安电子科技大学 杭州未来实验室 浙江大学 武汉光谷 王建国 成都天府新区 中国移动研究院 哈尔滨工业大学 张晓明 苏州生物岛 腾讯公司 星河实验室'.split(
    ' ',
  );

const bigrams = (text: string) =>
  new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)));

/** Whether a sentence of the passages may say the changed statement, by its words. */
function maySay(entity: string, rest: string, passages: readonly number[], snapshot: Snapshot): boolean {
  const parts = [...bigrams(rest)];
  return passages
    .flatMap((passage) => readSentences(snapshot, passage).sentences)
    .some(
      ({ text }) => text.includes(entity) && parts.filter((part) => text.includes(part)).length > parts.length * 0.5,
    );
}

const swapEntity =
  (from: 'passage' | 'corpus' | 'unknown'): Mutate =>
  ({ text, passages, gold }, random, snapshot) => {
    const source = passageText(passages, snapshot);
    const own = pick(
      ENTITIES.filter(
        (entity) =>
          text.includes(entity) &&
          !ENTITIES.some((more) => more !== entity && more.includes(entity) && text.includes(more)),
      ),
      random,
    );
    if (own === undefined) return null;
    const others =
      from === 'unknown' ? UNKNOWN : ENTITIES.filter((entity) => source.includes(entity) === (from === 'passage'));
    const other = pick(others, random);
    if (other === undefined || own.includes(other) || other.includes(own) || gold.includes(other)) return null;
    const rest = text.replaceAll(own, '');
    if (maySay(other, rest, passages, snapshot)) return null;
    return { text: text.replaceAll(own, other), passages };
  };

const BOUNDS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/最高可?达?/, ['至少', '超过', '约']],
  [/超过|超(?=\d)/, ['不超过', '不足', '约', '近']],
  [/(?<!达)达(?=\d+(?![\d余多]))/, ['超过', '不足', '至少']],
  [/约为?(?=\d)/, ['超过', '不足', '']],
  [/(?<=\d+[名家项])以上/, ['以内', '以下', '']],
  [/(?<=\d+个)左右/, ['以上', '以下']],
  [/(?<=\d)余(?=[名项件])/, ['']],
  [/(?<=\d)多(?=所)/, ['']],
  [
    /(?<![最约超近达\d.年月第全—-])(?<=[有设引进备占亩地发育化聚业])(?=\d+(?:所|家|项|名|个(?!月)|亩|万元)(?!以|左))/,
    ['超过', '不足', '最高', '近'],
  ],
];

const changeBound: Mutate = ({ text, passages }, random) => {
  const found = BOUNDS.flatMap(([bound, others]) => {
    const match = bound.exec(text);
    return match ? others.map((other) => replaceAt(text, match.index, match[0].length, other)) : [];
  });
  const changed = pick(found, random);
  return changed === undefined || changed === text ? null : { text: changed, passages };
};

const MEASURED = /(?<![\d.年])(\d[\d,.]*)(余|多)?(万元|亿元|所|家|项|名|个(?!月)|亩|%|人|件|万平方米)/g;

/** Two figures of a statement in each other's place. */
const exchangeFigures: Mutate = ({ text, passages, gold }, random) => {
  const figures = [...text.matchAll(MEASURED)];
  const [one, other] = [pick(figures, random), pick(figures, random)];
  if (!one || !other || one.index >= other.index || one[1] === other[1]) return null;
  const [a, b] = [one[1]!, other[1]!];
  const changed = replaceAt(replaceAt(text, other.index, b.length, a), one.index, a.length, b);
  return gold.includes(changed) ? null : { text: changed, passages };
};

const NOUNS =
  '平台 机构 企业 高校 团队 人才 项目 协议 论坛 软件 机器人 基金 专利 订单 成果 产业 政策 协同 医院 园区 院士 教师 学者 芯片 卫星 数据 资源 课程 论文 标准 仪器 户口 资金 工程 基地 记者 照片 干部 学生 公司 方案 联盟 技术 领域 医疗 金融 农业 生物 汽车 能源'.split(
    ' ',
  );
const SIMILAR: Readonly<Record<string, string>> = { 企业: '公司', 公司: '企业', 资金: '基金', 基金: '资金' };

const exchangeNoun: Mutate = ({ text, passages, gold }, random) => {
  const own = pick(
    NOUNS.filter((noun) => text.includes(noun)),
    random,
  );
  const other = pick(NOUNS, random)!;
  if (own === undefined || gold.includes(other) || SIMILAR[own] === other) return null;
  if (/[“”《》]/.test(text.slice(Math.max(0, text.indexOf(own) - 8), text.indexOf(own) + 8))) return null;
  return { text: text.replace(own, other), passages };
};

const exchangeVerb: Mutate = ({ text, passages, gold }, random) => {
  const near = [
    '签署 签订',
    '建设 共建 打造',
    '采取 采用',
    '研发 开发',
    '推进 推动 支持',
    '举办 举行',
    '集聚 汇聚',
    '实施 实行',
    '设立 成立',
  ];
  const own = pick(
    VERBS.filter((verb) => text.includes(verb)),
    random,
  );
  const light = new Set(['获得', '达到', '拥有', '涉及', '采用', '采取']);
  const other = pick(
    VERBS.filter((verb) => !light.has(verb)),
    random,
  )!;
  if (
    own === undefined ||
    own === other ||
    gold.includes(other) ||
    near.some((group) => group.includes(own) && group.includes(other))
  )
    return null;
  return { text: text.replace(own, other), passages };
};

const turnPlan: Mutate = ({ text, passages, gold }, random) => {
  const plan = /将(?!会|近|军)|力争|争取/.exec(text);
  if (plan)
    return { text: replaceAt(text, plan.index, plan[0].length, pick(['已', '已经', '正在'], random)!), passages };
  const done = /已经?(?=[^知])/.exec(text);
  if (done)
    return { text: replaceAt(text, done.index, done[0].length, pick(['将', '计划', '力争'], random)!), passages };
  const told = /(?<=[\p{Script=Han})）])(?:引进|签署|签订|揭牌|孵化|转化|开展|开发出|拥有|获得|集聚)(?!的)/u.exec(text);
  if (!told || /将|计划|力争|拟|要|争取/.test(gold)) return null;
  return { text: replaceAt(text, told.index, 0, pick(['将', '计划', '拟'], random)!), passages };
};

/** How many of each kind; 500 together. */
export const KINDS: readonly (readonly [kind: string, count: number, mutate: Mutate])[] = [
  ['digit', 60, changeDigit],
  ['unit', 35, changeUnit],
  ['negation added', 45, addNegation],
  ['negation dropped', 5, dropNegation],
  ['stitched quotation', 25, stitchQuotation],
  ['converted quotation', 25, convertQuotation],
  ['other passages', 40, pointElsewhere],
  ['date', 35, shiftDate],
  ['entity of the passage', 35, swapEntity('passage')],
  ['entity of the corpus', 25, swapEntity('corpus')],
  ['unknown entity', 15, swapEntity('unknown')],
  ['bound', 35, changeBound],
  ['figures exchanged', 35, exchangeFigures],
  ['noun', 35, exchangeNoun],
  ['verb', 15, exchangeVerb],
  ['plan', 35, turnPlan],
];

/** Different mutants of each kind, the same for the same random numbers. */
export function mutateStatements(bases: readonly Base[], random: Random, snapshot: Snapshot): readonly Mutant[] {
  const all: Mutant[] = [];
  for (const [kind, count, mutate] of KINDS) {
    const mutants = new Map<string, Mutant>();
    for (let tries = 0; mutants.size < count && tries < count * 400; tries += 1) {
      const base = pick(bases, random)!;
      const mutant = mutate(base, random, snapshot);
      if (mutant && mutant.text !== base.text)
        mutants.set(mutant.text + mutant.passages.join(), { kind, base: base.text, ...mutant });
      else if (mutant && kind === 'other passages')
        mutants.set(mutant.text + mutant.passages.join(), { kind, base: base.text, ...mutant });
    }
    all.push(...mutants.values());
  }
  return all;
}

/** The passages of an article that hold every string, and the sentence that does. */
export function findGold(
  article: string,
  must: readonly string[],
  snapshot: Snapshot,
): { readonly gold: string; readonly passages: readonly number[] } | null {
  for (const [i, passage] of snapshot.passages.entries()) {
    if (passage.articleId !== article) continue;
    const sentence = splitSentences(passage.text)
      .map(({ start, end }) => passage.text.slice(start, end))
      .find((text) => must.every((words) => text.includes(words)));
    if (sentence === undefined) continue;
    const next = snapshot.articleOf[i + 1] === snapshot.articleOf[i] ? [i + 1] : [];
    return { gold: sentence, passages: [i, ...next] };
  }
  return null;
}
