/** Last words of the names of institutions, sites and places; the look-aheads keep words that begin alike apart. */
const HEAD = [
  '研究院|研究所|研究中心|实验室|大学|学院|学校|中学|小学|医院|公司|集团|银行|支行',
  '科技园|产业园|工业园|创业园|软件园|物流园|园区|开发区|高新区|经开区|新区|新城|科学城|科技城|大学城|核心区|片区',
  '示范区|自贸区|保税区|孵化器|加速器|中心|基地|街道|委员会|管委会|商会|协会|联盟|平台|工厂|电站|机场|车站',
  '图书馆|博物馆|体育馆|植物园|动物园|公园|大厦|大桥|水库|古城|古镇|社区|校区|院区|港区|矿区|景区|厂区|号线|铁路|公路|隧道',
  '省|市(?![场级民值委政])|(?<![地小城])区(?![域块别间分内县])|县(?![级域])|镇(?!级)|乡(?!村)|村(?!民)|州|湖(?!南|北)|园(?!林)|馆(?!藏)|港(?!口)',
].join('|');
/** A name at the start of a clause: as few characters as end in a head. */
const NAME = new RegExp(String.raw`^(?:[\p{Script=Han}a-z0-9()（）“”·]{0,16}?)(?:${HEAD})`, 'u');
/** A name goes on behind a head (云杉区 + 科技园) with few characters, none of which begins a predicate. */
const GOES_ON = new RegExp(
  String.raw`^[)）”]?(?:(?![的有已将在与和及为是共现引建签入孵累达超也还等,、])[\p{Script=Han}a-z0-9()（）“”·]){0,8}?(?:${HEAD}|[一二三四五六七八九十]期)`,
  'u',
);

/** What may stand before the subject of a clause. */
const LEAD_IN =
  /^(?:[“‘「『"\s]|截至目前|截止目前|目前|如今|现在|当前|此外|同时|另外|其中|据了解|据悉|据介绍|据统计|据|而|但|并且|并|且|随后|近年来|例如|比如|如|以|由|在|从|位于|坐落于|坐落在|作为|通过|按照|根据|截至|今年|去年|前年|到|至|自|于|\d{4}年|\d{1,2}月|\d{1,2}日|年?[底末初]|上半年|下半年|,)+/;
/** Names that name nothing: 我市, 该研究院, 全区, 园区, 各类平台. */
const GENERIC = new RegExp(
  String.raw`^(?:我们?|本|全|该|各|各类|各个|这些?|这个|这家|那些|上述|其|此|所在|整个|当地|每个|新|一个|一批|一座|多个|两|科研|研发|科技|创新|高端|此类|引进的?|落地的?)*(?:${HEAD})$`,
  'u',
);
/** A clause that begins so tells what was done, and no name: 建成孵化器6个. */
const DOING =
  /^(?:已|共|正|将|拟|新|有|还|也|并|建|引进|设立|拥有|培育|打造|孵化|签约|集聚|汇聚|形成|累计|成立|认定|获批|培养|启动|推动|推进|支持|鼓励|吸引|投入|实施|组建)/;
/** Whoever speaks does not own what he counts. */
const SPEAKING = /(?:介绍|表示|透露|指出|认为|强调|坦言|称|说|提出|提到|印发|发布|出台|获悉)$/;
const TITLE = /《[^》]{0,200}》/g;

/** The same text with every title blanked out, so that offsets stay. */
export function blankTitles(folded: string): string {
  return folded.replace(TITLE, (title) => ' '.repeat(title.length));
}

/** What stands between the thing counted and its figure: then the name is that of the thing (孵化器达6个). */
const AMOUNT = /^(?:\s|已|共|总|约|有|达|到|至|为|是|超|过|突破|数|量|增|加|近|逾|:|的)*$/;

/**
 * The name that a clause begins with, folded; null when it begins with none.
 *
 * @param counts whether a figure follows: a name right before it is what it counts, and not whose it is
 */
function readName(clause: string, counts: boolean): string | null {
  const subject = clause.trim().replace(LEAD_IN, '');
  let name = DOING.test(subject) ? undefined : NAME.exec(subject)?.[0];
  if (name === undefined || SPEAKING.test(clause.trim())) return null;
  for (;;) {
    const more: string | undefined = GOES_ON.exec(subject.slice(name.length))?.[0];
    if (more === undefined || more === '') break;
    name += more;
  }
  if (counts && AMOUNT.test(subject.slice(name.length))) return null;
  // 清华大学、北京大学等: examples, or several subjects at once.
  if (subject[name.length] === '、') return null;
  return name.replaceAll(/[()（）“”]/g, '');
}

export const isGeneric = (name: string): boolean => GENERIC.test(name);

/**
 * Whose figure it is: the last named institution, site or place that a clause before `at` (or its own) begins with.
 * Null when none is named, or only by a word like 该园区: then the text around it tells.
 *
 * @param clauses spans of the clauses of `folded`, in order
 */
export function readOwner(
  folded: string,
  clauses: readonly { readonly start: number; readonly end: number }[],
  at: number,
): string | null {
  for (const { start, end } of clauses.toReversed()) {
    if (start > at) continue;
    const name = readName(folded.slice(start, Math.min(end, at)), at <= end);
    if (name !== null && !isGeneric(name)) return name;
  }
  return null;
}

/** The owner that a folded question names; null when it names none. */
export function readAskedOwner(question: string): string | null {
  return readOwner(question, [{ start: 0, end: question.length }], question.length + 1);
}

/** Whether two names may be of one owner: the same, or one with its place before it (长宁市云杉科技园 and 云杉科技园). */
export function isSameOwner(a: string, b: string): boolean {
  return a === b || a.endsWith(b) || b.endsWith(a);
}
