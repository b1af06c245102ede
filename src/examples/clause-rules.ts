import type { ExampleKind } from './example.ts';

const SUBJECT = String.raw`(?<subject>[\p{Script=Han}\p{Script=Latin}\d()（）“”·]{2,20}?)`;
const OTHER = String.raw`(?<other>[\p{Script=Han}\p{Script=Latin}()（）]{3,16}?)`;
const NUMBER = String.raw`(?:\d[\d,.]{0,30}|[一二两三四五六七八九十百千]{1,20})[余多]?[十百千万亿]{0,8}[余多]?`;
/** 约, 约为, 预计达到: of these characters alone, so that there is one way to read them. */
const ABOUT = '[预计共合约为达到已超过逾近是有]{0,6}';
export const DATE = String.raw`(?:(?:\d{4}年|[今去前]年)(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月\d{1,2}日)`;
const MEASURE = '(?<measure>[家个名位人项所座条种类件批处间支台辆册株只艘])';
const NOUN = String.raw`(?<thing>[\p{Script=Han}\p{Script=Latin}“”]{2,12}?)`;
const SO_FAR = '(?:已经?|现|共|累计|目前|还){0,3}';

/** 所有 counts nothing, but a 研究所 may have something. */
const HAVING = '拥有|共有|现有|已有|建有|设有|(?<!(?<!研究|事务|派出|交易|卫生)所|没)有';
const DOING =
  '引进|引育|集聚|聚集|汇聚|入驻|培育|吸引|签约|布局|孵化|建成|建设|新建|修建|转化|获得|开设|开通|栽种|种植|收藏|展出|接待|覆盖|容纳';
const AMOUNTS =
  '总投资额?|投资额?|占地(?:面积)?|总建筑面积|建筑面积|总面积|面积|全长|总长度?|长度|高度|注册资本|年产值|产值|年产量|产量';
const AMOUNT_UNITS = '元|美元|亩|平方米|平方公里|公顷|公里|千米|米|吨|公斤';
const EVENTS =
  '揭牌投用|揭牌成立|揭牌|挂牌|成立|投用|启用|开工建设|开工|竣工|建成通车|建成|通车|开馆|开园|开业|开放|落成|投产|创办|设立|开通|启动|印发|首播|上映|获批';
const HOLDING = '包括|包含|涵盖|下辖|分为';
const MAKING = '建设|打造|运营|管理|主办|承办|出资|设计|修建|共建|组建|编写|出版|举办|牵头';
const CORES = '核心|总体目标|目标|定位|重点|宗旨|特点|职责|主题|第一要务|前身|旧称|全称|简称';
const OFFICES =
  '主任|院长|局长|副局长|处长|秘书长|校长|馆长|镇长|村长|县长|区长|市长|董事长|总经理|书记|会长|所长|园长|站长|主席|首席科学家';
const SAYING = '说|表示|介绍|解释|认为|指出|称|告诉';
const LISTED = String.raw`[^，。；、]{2,20}(?:、[^，。；、]{2,20})+(?:[和与及][^，。；]{2,20})?`;

/** A year before the subject belongs to the question: 2019年，重庆引进…. */
const WHEN = String.raw`(?:(?<when>\d{4}年(?:度|底)?)，?|${DATE}，)?`;
const clause = (pattern: string) => new RegExp(`^${WHEN}${pattern}`, 'u');

/** What the parts of a clause are called; those that a rule does not name are empty. */
export type Parts = Readonly<
  Record<'subject' | 'other' | 'when' | 'thing' | 'measure' | 'relation' | 'maker' | 'date', string>
>;

/** A form of clause with what it answers. */
export interface ClauseRule {
  readonly kind: ExampleKind;
  readonly pattern: RegExp;
  /** What else must hold of the parts. */
  readonly fits?: (parts: Parts) => boolean;
  readonly ask: (parts: Parts) => string;
}

const areaOf = (amount: string) => (amount === '占地' ? '占地面积' : amount);

/** The first that fits is taken. Every question is a plain one that somebody might have typed. */
export const CLAUSE_RULES: readonly ClauseRule[] = [
  {
    kind: 'amount',
    pattern: clause(`${SUBJECT}的?(?<relation>${AMOUNTS})${ABOUT}${NUMBER}(?:${AMOUNT_UNITS})`),
    ask: ({ subject, relation }) => `${subject}的${areaOf(relation)}是多少？`,
  },
  {
    kind: 'amount',
    pattern: clause(`${SUBJECT}${SO_FAR}(?<relation>${DOING})的${NOUN}${SO_FAR}${ABOUT}${NUMBER}(?:元|美元)$`),
    ask: ({ subject, relation, thing, when }) => `${when}${subject}${relation}的${thing}是多少？`,
  },
  {
    kind: 'count',
    pattern: clause(`${SUBJECT}${SO_FAR}(?<relation>${HAVING})${ABOUT}${NUMBER}${MEASURE}${NOUN}$`),
    ask: ({ subject, measure, thing, when }) => `${when}${subject}有多少${measure}${thing}？`,
  },
  {
    kind: 'count',
    pattern: clause(`${SUBJECT}${SO_FAR}(?<relation>${DOING})了?${ABOUT}${NUMBER}${MEASURE}${NOUN}$`),
    ask: ({ subject, relation, measure, thing, when }) => `${when}${subject}${relation}了多少${measure}${thing}？`,
  },
  {
    kind: 'count',
    pattern: clause(`${SUBJECT}${SO_FAR}(?<relation>${DOING})了?${NOUN}${ABOUT}${NUMBER}${MEASURE}$`),
    ask: ({ subject, relation, measure, thing, when }) => `${when}${subject}${relation}了多少${measure}${thing}？`,
  },
  {
    kind: 'count',
    pattern: clause(
      `${SUBJECT}${SO_FAR}(?<relation>${DOING})的${NOUN}${SO_FAR}[有约为达到超过逾近]{1,4}${NUMBER}${MEASURE}$`,
    ),
    ask: ({ subject, relation, measure, thing, when }) => `${when}${subject}${relation}的${thing}有多少${measure}？`,
  },
  {
    kind: 'count',
    pattern: clause(`${SUBJECT}的${NOUN}${SO_FAR}(?<relation>[有约为达到超过逾近]{1,4})${NUMBER}${MEASURE}$`),
    ask: ({ subject, measure, thing, when }) => `${when}${subject}的${thing}有多少${measure}？`,
  },
  {
    kind: 'date',
    pattern: clause(
      `${SUBJECT}(?:已|将|正式|计划|预计)*[于在](?<date>${DATE})(?:正式)?(?<relation>${EVENTS})(?![的后前仪式])`,
    ),
    ask: ({ subject, relation }) => `${subject}什么时候${relation}？`,
  },
  {
    kind: 'date',
    pattern: new RegExp(`^(?<date>${DATE})，?${SUBJECT}(?:正式)?(?<relation>${EVENTS})(?:$|[，。；])`, 'u'),
    ask: ({ subject, relation }) => `${subject}什么时候${relation}？`,
  },
  {
    kind: 'date',
    pattern: clause(`${SUBJECT}[与同和]${OTHER}[于在](?<date>${DATE})(?:正式)?签[署订]了?${NOUN}$`),
    ask: ({ subject, other, thing }) => `${subject}与${other}什么时候签署${thing}？`,
  },
  {
    kind: 'date',
    pattern: new RegExp(`^(?<date>${DATE})，${SUBJECT}[与同和]${OTHER}(?:正式)?签[署订]了?${NOUN}$`, 'u'),
    ask: ({ subject, other, thing }) => `${subject}与${other}什么时候签署${thing}？`,
  },
  {
    kind: 'place',
    pattern: clause(String.raw`${SUBJECT}(?<relation>坐落在|坐落于|位于|(?<!大)地处(?!处))[\p{Script=Han}()（）]{2,}`),
    ask: ({ subject }) => `${subject}在哪里？`,
  },
  {
    kind: 'list',
    pattern: clause(`${SUBJECT}(?:主要)?(?<relation>${HOLDING})${LISTED}`),
    ask: ({ subject, relation }) => `${subject}${relation}哪些？`,
  },
  {
    kind: 'list',
    // 四大产业 are many things: that one thing is a list of others is no answer to what there is of it.
    pattern: clause(`${SUBJECT}(?:分别)?(?<relation>是)${LISTED}$`),
    fits: ({ subject }) => /的|[两二三四五六七八九十\d][大个项类种]/.test(subject),
    ask: ({ subject }) => `${subject}有哪些？`,
  },
  {
    kind: 'organisation',
    pattern: clause(
      String.raw`${SUBJECT}(?:将|是)?由(?<maker>[\p{Script=Han}()（）、]{3,24}?)(?:共同|联合|负责)*(?<relation>${MAKING})(?:$|的|[，。；])`,
    ),
    ask: ({ subject, relation, maker }) =>
      `${subject}由${/[与和、]/.test(maker) ? '哪些单位' : '哪家单位'}${relation}？`,
  },
  {
    kind: 'person',
    pattern: clause(String.raw`${SUBJECT}(?<relation>${OFFICES})[\p{Script=Han}]{2,3}(?:${SAYING})$`),
    ask: ({ subject, relation }) => `${subject}${relation}是谁？`,
  },
  {
    kind: 'definition',
    pattern: clause(`${SUBJECT}(?<relation>指的是|是指|意思是)[^。；]{4,}`),
    ask: ({ subject }) => `${subject}指的是什么？`,
  },
  {
    kind: 'definition',
    pattern: clause(`${SUBJECT}的(?<relation>${CORES})[为是][^。；]{4,}`),
    ask: ({ subject, relation }) => `${subject}的${relation}是什么？`,
  },
  {
    kind: 'definition',
    pattern: clause(String.raw`${SUBJECT}(?<relation>是)(?![否不在由为从以因对通指]|哪|什么)[^，。；]{6,60}$`),
    fits: ({ subject }) => !subject.includes('的'),
    ask: ({ subject }) => `${subject}是什么？`,
  },
  {
    kind: 'definition',
    pattern: clause(`${SUBJECT}(?:将|主要)*(?<relation>采取|采用|实行)[^，。；]{2,20}模式`),
    ask: ({ subject, relation }) => `${subject}${relation}什么模式？`,
  },
];
