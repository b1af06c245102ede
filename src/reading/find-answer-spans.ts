import { MEASURES } from '../question/read-asked.ts';
import type { Asked, AskedKind } from '../question/question.ts';

/** A span of a folded sentence that could be the answer, with how well it fits what was asked, 0 to 1. */
export interface AnswerSpan {
  readonly start: number;
  readonly end: number;
  readonly fit: number;
}

const NUMBER = String.raw`(?:\d[\d,]{0,30}(?:\.\d{1,30})?|[〇零一二两三四五六七八九十百千]{1,30})(?:余|多|几)?[十百千万亿]{0,8}(?:余|多)?\s?`;
const ABOUT = '(?:约|近|超过|超|逾|达到|达|不少于|至少|最高达?)?';
const MONTH_DAY = String.raw`\d{1,2}\s?月(?:\s?\d{1,2}\s?日|底|初|中旬|上旬|下旬)?`;
const YEAR = String.raw`(?:\d{4}-\d{1,2}-\d{1,2}|\d{4}\s?年(?:度|底|初)?|去年|今年|明年|前年)底?`;
const PERIOD = String.raw`\d{1,2}\s?世纪(?:\s?\d{2}\s?年代)?|(?<!\d)(?:1\d|20)\d{2}(?![\d元家个])`;

const OFFICE =
  '(?:局长|处长|主任|院长|校长|书记|市长|区长|秘书长|主席|会长|部长|厅长|所长|院士|教授|博士|董事长|总经理|负责人|首席科学家)';
const SPEAKS = '表示|介绍|说|称|透露|指出|认为|强调';
/** An office, with the name behind it. */
const OFFICE_HOLDER = new RegExp(
  String.raw`${OFFICE}(?:[\p{Script=Han}]{2,3}?(?=${SPEAKS}|等|的|团队|[^\p{Script=Han}]|$))?`,
  'gu',
);
/** Somebody who speaks or leads: a name, but not what that person is. */
const SPEAKER = new RegExp(String.raw`[\p{Script=Han}]{2,3}(?=${SPEAKS}|等院士|当选|出任|担任)`, 'gu');
const SPEAKER_FIT = 0.8;
/** A name of another language in Chinese letters: 凯尔·内斯. */
const FOREIGN_NAME =
  /(?:(?![由与和及是被的为、])\p{Script=Han}){1,6}(?:[·・•](?:(?!主演|执导|饰演|出演|担任|出任|表示|[说的等在和与及是为曾获])\p{Script=Han}){1,8})+/gu;
/** The commonest surnames, without those that begin everyday words (高校, 金融, 方面), and a given name. */
const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱林何郭罗梁宋郑谢韩唐冯董萧曹袁邓许傅沈曾彭吕苏卢蒋蔡贾魏薛叶阎余潘杜戴夏钟汪田任姜范姚谭廖邹熊陆郝孔崔邱秦江史顾侯邵孟龙万段雷钱汤尹黎易武乔贺赖龚庞樊殷施翟倪严牛温芦季俞章鲁葛';
/** Words that begin like a surname. */
const NO_NAMES =
  '周[年期边末围转]|万[元人亩吨家户亿辆名州盛]|黄[金河山色]|江[北南苏西河津]|任[务何命职期意]|季[度节军]|严[格重禁厉]|温[度室泉暖]|施[工行]|许[多可]|' +
  '何[时种地]|曾[经在]|余[人家名万亿项]|林[业区地场]|龙[头湖]|田[园间地]|牛[奶羊]|武[汉器装]|陆[续地路]|韩国|苏[州联]|郑州|沈阳|秦岭|罗马|唐[代朝]|' +
  '宋[代朝]|夏[季天]|顾[客问]|雷达|易于|段落|史[料上]|钱款|杜绝|梁平';
const NAME = new RegExp(
  String.raw`(?!${NO_NAMES})[${SURNAMES}][\p{Script=Han}]{1,2}(?=[^\p{Script=Han}]|[等和与及任为在曾说是的主执领饰担出当获夺创])`,
  'gu',
);
const NAME_FIT = 0.6;

const VAGUE_DAY = '日前|近日|前不久|昨日|今日|当天';
const VAGUE = new RegExp(VAGUE_DAY);

const PATTERNS: Partial<Record<AskedKind, RegExp>> = {
  money: new RegExp(`${ABOUT}(?:${NUMBER}(?:美元|美金|欧元|英镑|日元|港元|元|块)|[¥$]\\s?\\d[\\d,.]*(?:万|亿)?)`, 'g'),
  percent: new RegExp(
    String.raw`${ABOUT}(?:\d{1,30}(?:\.\d+)?[%‰]|百分之[一二三四五六七八九十百\d点.]{1,30}|${NUMBER}(?:成|个百分点))`,
    'g',
  ),
  area: new RegExp(`${ABOUT}${NUMBER}(?:亩|平方米|平方千米|平方公里|公顷|k?m2)`, 'g'),
  date: new RegExp(`${YEAR}${MONTH_DAY}|${MONTH_DAY}|${YEAR}|${PERIOD}|${VAGUE_DAY}|\\d{1,2}日`, 'g'),
  duration: new RegExp(`每?${NUMBER}(?:年|个月|天|个?小时|周|分钟|个?星期|个?工作日)`, 'g'),
  contact:
    /(?<!\d)1[3-9]\d{9}(?!\d)|400-?\d{3}-?\d{4}|(?:\d{3,4}-)?\d{7,8}|(?<=(?:热线|电话|拨打)[^\d,。]{0,8})\d{3,6}(?!\d)|\d{5}(?=[\p{Script=Han}]{0,4}热线)|[\w.+-]{1,64}@[\w-]{1,63}\.[\w.]+|https?:\/\/\S+|www\.\S+|qq[::]?\s?\d{5,}/gu,
  person: OFFICE_HOLDER,
  identity: OFFICE_HOLDER,
  organisation:
    /[\p{Script=Han}a-z0-9()]{2,20}(?:大学|学院|研究院|研究所|实验室|公司|集团|中心|科学院|局|委员会|厅|部)/gu,
  place: /[\p{Script=Han}]{1,10}(?:区|县|市|镇|街道|园区|新区|片区|湖|湖畔|路|城|省)/gu,
  reason: /因为|由于|因此|所以|原因|为了|以便|旨在|导致|使得|从而|目的|源于|出于|缘于|鉴于|因(?=[\p{Script=Han}])/gu,
  definition:
    /(?:是(?:指|由|一|我国|中国|全国|世界)|指的?是|是指|即|也?称(?:为|作)?|简称|全称|俗称|又名|意为|意思是|属于|定义为)|是(?=[\p{Script=Han}]{2})/gu,
  list: /[^,。;:、]{2,24}(?:、[^,。;:、]{2,24}){2,}(?:等|和|以及)?/g,
};
const COUNT = new RegExp(`(?<!第)${ABOUT}(?<!第)(${NUMBER})([${MEASURES}])(?!月|小时|星期)`, 'g');
/** 个 counts anything: 多少个项目 is answered by 536项. */
export const GENERIC_MEASURE_FIT = 0.9;
const TIMES = new Set('年月天期');
/** Measure words that count the same things. */
const SAME_MEASURES = ['人名位', '家所', '项件'] as const;

function findCounts(folded: string, measure: string | null): readonly AnswerSpan[] {
  return [...folded.matchAll(COUNT)].flatMap((match) => {
    const unit = match[2]!;
    const same =
      measure === null ||
      unit === measure ||
      SAME_MEASURES.some((group) => group.includes(unit) && group.includes(measure));
    // 一个, 一批: the article speaks of a thing rather than counting it.
    if (/^[一两]\s?$/.test(match[1]!) || (TIMES.has(unit) && unit !== measure)) return [];
    return [
      {
        start: match.index,
        end: match.index + match[0].length,
        fit: same ? 1 : measure === '个' ? GENERIC_MEASURE_FIT : 0.5,
      },
    ];
  });
}

/** What is measured, not counted by a measure word of public texts: 339米, 650分, 3枚金牌. */
const UNITS = new RegExp(
  `${ABOUT}\\d[\\d,.]{0,30}[余多]?[十百千万亿]{0,8}(?:[千厘毫]?米(?!2)|[千毫]?克|英里|海里|[摄华]氏度|度|分(?![之钟])|升|票|[枚块张首场部门册颗])`,
  'g',
);

const ANY_AMOUNT = ['money', 'percent', 'area'] as const;
/** Amounts in round numbers often go without their unit: 票房8.31亿, 报名人数457万. */
const ROUND_NUMBER = /\d[\d,.]{0,30}[万亿]+/g;
/** Not what has a unit of its own: 26万平方米, 900万度. */
const ROUND_MONEY = new RegExp(`\\d[\\d,.]{0,30}[万亿]+(?![万亿${MEASURES}平米亩公千吨度册字斤升])`, 'g');
const ROUND_FIT = 0.9;
const BARE_NUMBER = /(?<![\d.年月-])\d[\d,]{0,30}(?:\.\d+)?(?![\d.年月日时点:-])/g;
const BARE_FIT = 0.4;

function findPattern(folded: string, kind: AskedKind): readonly AnswerSpan[] {
  const pattern = PATTERNS[kind];
  return pattern
    ? [...folded.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length, fit: 1 }))
    : [];
}

function findWithFit(folded: string, pattern: RegExp, fit: number): readonly AnswerSpan[] {
  return [...folded.matchAll(pattern)].map(({ 0: span, index }) => ({ start: index, end: index + span.length, fit }));
}

/** Titles carry years that say nothing of the sentence. */
const TITLE = /《[^》]{0,200}》/g;

/** 今年 tells a year only beside the date of publication. */
const RELATIVE_YEAR_FIT = 0.75;

/** Dates, the vaguer the worse: 6月8日, then 去年, then 日前. */
function findDates(folded: string): readonly AnswerSpan[] {
  const plain = folded.replace(TITLE, (title) => '《'.repeat(title.length));
  return findPattern(plain, 'date').map(({ start, end }) => {
    const words = plain.slice(start, end);
    const fit = /^\D+$/.test(words) ? (VAGUE.test(words) ? 0.5 : RELATIVE_YEAR_FIT) : 1;
    return { start, end, fit };
  });
}

/**
 * The parts of a folded sentence that are of the kind asked for.
 * Empty also for kinds that have no form of their own (`other`, `yes-no`): see `asksForForm`.
 */
export function findAnswerSpans(folded: string, asked: Asked): readonly AnswerSpan[] {
  if (asked.kind === 'date') return findDates(folded);
  if (asked.kind === 'count')
    return [
      ...findCounts(folded, asked.measure),
      // 上限是多少 may be answered in any unit.
      ...(asked.measure === null && asked.anyUnit ? ANY_AMOUNT.flatMap((kind) => findPattern(folded, kind)) : []),
      ...findWithFit(folded, ROUND_NUMBER, ROUND_FIT),
      ...(asked.measure === null
        ? [...findWithFit(folded, UNITS, 1), ...findWithFit(folded, BARE_NUMBER, BARE_FIT)]
        : []),
    ];
  if (asked.kind === 'money') return [...findPattern(folded, 'money'), ...findWithFit(folded, ROUND_MONEY, ROUND_FIT)];
  const spans = [
    ...findPattern(folded, asked.kind),
    ...(asked.kind === 'person'
      ? [
          ...findWithFit(folded, SPEAKER, SPEAKER_FIT),
          ...findWithFit(folded, FOREIGN_NAME, SPEAKER_FIT),
          ...findWithFit(folded, NAME, NAME_FIT),
        ]
      : []),
  ];
  // 研发投入占比多少, 科技型企业有多少家: the second half asks for a count besides.
  return asked.measure ? [...spans, ...findCounts(folded, asked.measure)] : spans;
}

/** Whether an answer of this kind can be told by its form. */
export function asksForForm(asked: Asked): boolean {
  return asked.kind === 'count' || PATTERNS[asked.kind] !== undefined;
}
