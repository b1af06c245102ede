import type { ExampleKind } from './example.ts';

/** A question that a clause answers, in parts, so that it can be put in another language as well. */
export interface ClauseQuestion {
  readonly kind: ExampleKind;
  /** Whom or what it is about, as the clause calls it. */
  readonly subject: string;
  /** What the subject does or has: 引进, 总投资, 揭牌. */
  readonly relation: string;
  /** What is counted; empty unless the kind is `count`. */
  readonly thing: string;
  /** In Simplified Chinese. */
  readonly question: string;
}

const SUBJECT = String.raw`(?<subject>[\p{Script=Han}\p{Script=Latin}\d()（）“”·]{2,20}?)`;
const NUMBER = String.raw`(?:\d[\d,.]*|[一二两三四五六七八九十百千]+)[余多]?[十百千万亿]*[余多]?`;
const ABOUT = '(?:预计|共计|共|合计|约为|约|为|达到|达|已超过|超过|超|逾|近|是|有)*';
const DATE = String.raw`(?:(?:\d{4}年|[今去前]年)(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月\d{1,2}日)`;
const MEASURE = '[家个名位项所座条种类批处间支台辆册株只艘]';
const NOUN = String.raw`[\p{Script=Han}\p{Script=Latin}“”]{2,12}?`;

const HAVING = '拥有|共有|现有|已有|建有|设有|有';
const DOING =
  '引进|引育|集聚|聚集|汇聚|入驻|培育|吸引|签约|布局|孵化|建成|建设|新建|修建|转化|开设|开通|栽种|种植|收藏|展出|接待|覆盖|容纳';
const AMOUNTS =
  '总投资额?|投资额?|占地(?:面积)?|总建筑面积|建筑面积|总面积|面积|全长|总长度?|长度|高度|注册资本|年产值|产值';
const AMOUNT_UNITS = '元|美元|亩|平方米|平方公里|公顷|公里|千米|米|吨|%';
const EVENTS =
  '揭牌投用|揭牌成立|揭牌|挂牌|成立|投用|启用|开工建设|开工|竣工|建成通车|建成|通车|开馆|开园|开业|开放|落成|投产|创办|设立|开通|启动|印发|首播|上映|获批';
const HOLDING = '包括|包含|涵盖|下辖|分为';
const MAKING = '建设|打造|运营|管理|主办|承办|出资|设计|修建|共建|组建|编写|出版|举办';

const clause = (pattern: string) => new RegExp(`^${pattern}`, 'u');

type Groups = Readonly<Record<string, string | undefined>>;
interface Rule {
  readonly kind: ExampleKind;
  readonly pattern: RegExp;
  readonly relation: (groups: Groups) => string;
  readonly ask: (subject: string, groups: Groups) => string;
}

const LISTED = String.raw`[^，。；、]{2,20}(?:、[^，。；、]{2,20})+(?:[和与及][^，。；]{2,20})?`;

/** What each form of clause answers. The first that fits is taken. */
const RULES: readonly Rule[] = [
  {
    kind: 'amount',
    pattern: clause(`${SUBJECT}的?(?<amount>${AMOUNTS})${ABOUT}${NUMBER}(?:${AMOUNT_UNITS})`),
    relation: ({ amount = '' }) => amount,
    ask: (subject, { amount = '' }) => `${subject}的${amount === '占地' ? '占地面积' : amount}是多少？`,
  },
  {
    kind: 'count',
    pattern: clause(
      `${SUBJECT}(?:已|现|共|累计|目前)*(?<doing>${HAVING}|${DOING})了?${ABOUT}${NUMBER}(?<measure>${MEASURE})(?<thing>${NOUN})$`,
    ),
    relation: ({ doing = '' }) => doing,
    ask: (subject, { doing = '', measure = '', thing = '' }) =>
      doing.endsWith('有') ? `${subject}有多少${measure}${thing}？` : `${subject}${doing}了多少${measure}${thing}？`,
  },
  {
    kind: 'count',
    pattern: clause(
      `${SUBJECT}的(?<thing>${NOUN})(?:已|共|现|累计)*(?:有|约|为|达到?|超过?|逾|近)+${NUMBER}(?<measure>${MEASURE})$`,
    ),
    relation: () => '有',
    ask: (subject, { measure = '', thing = '' }) => `${subject}的${thing}有多少${measure}？`,
  },
  {
    kind: 'date',
    pattern: clause(`${SUBJECT}(?:已|正式)*[于在]${DATE}(?:正式)?(?<event>${EVENTS})(?![的后前仪式])`),
    relation: ({ event = '' }) => event,
    ask: (subject, { event = '' }) => `${subject}是什么时候${event}的？`,
  },
  {
    kind: 'date',
    pattern: clause(`${DATE}，?${SUBJECT}(?:正式)?(?<event>${EVENTS})(?:$|[，。；])`),
    relation: ({ event = '' }) => event,
    ask: (subject, { event = '' }) => `${subject}是什么时候${event}的？`,
  },
  {
    kind: 'place',
    pattern: clause(String.raw`${SUBJECT}(?<at>坐落在|坐落于|位于|(?<!大)地处(?!处))[\p{Script=Han}()（）]{2,}`),
    relation: ({ at = '' }) => at,
    ask: (subject) => `${subject}在哪里？`,
  },
  {
    kind: 'list',
    pattern: clause(`${SUBJECT}(?:主要)?(?<holding>${HOLDING})${LISTED}`),
    relation: ({ holding = '' }) => holding,
    ask: (subject, { holding = '' }) => `${subject}${holding}哪些？`,
  },
  {
    kind: 'list',
    pattern: clause(`${SUBJECT}(?:分别)?(?:是|有(?!限))${LISTED}$`),
    relation: () => '有',
    ask: (subject) => `${subject}有哪些？`,
  },
  {
    kind: 'organisation',
    pattern: clause(
      String.raw`${SUBJECT}(?:将|是)?由(?<maker>[\p{Script=Han}()（）、]{3,24}?)(?:共同|联合|牵头|负责)*(?<making>${MAKING})(?:$|的|[，。；])`,
    ),
    relation: ({ making = '' }) => making,
    ask: (subject, { making = '', maker = '' }) =>
      `${subject}由${/[与和、]/.test(maker) ? '哪些单位' : '哪家单位'}${making}？`,
  },
  {
    kind: 'definition',
    pattern: clause(String.raw`${SUBJECT}是(?![否不在由为从以因对通指]|哪|什么)(?<what>[^，。；]{6,60})$`),
    relation: () => '是',
    ask: (subject) => `${subject}是什么？`,
  },
];

/** What may stand before a subject and is none of it: times, and words that join sentences. */
const OPENING = new RegExp(
  String.raw`^(?:目前|如今|现在|此外|另外|同时|其中|据了解|据悉|近年来|日前|近日|截[至止](?:目前|${DATE}底?))[，,]?`,
  'u',
);

/** Does not name anything by itself, or goes on with what stands before. */
const NO_SUBJECT_START =
  /^(?:[这那该此其它他她我你您本各每某全并且而但还也又将已在对从向为是以由与和及把被让使随按据一二三四五六七八九十两第共约上述前后双方两地两者当地这里所有部分许多不少一些大家人们位于坐落依托围绕通过根据经过作为力争第]|记者|负责人|截至|到\d|目标|计划)/u;
const NO_SUBJECT_INSIDE =
  /[了着吗呢吧]|[将已把被让使正并且也都还不没就而但]|、|以及|和|与|及(?!格)|可以|能够|应当|通过|进行|表示|介绍|指出|认为|相关|目前|[于在对从向由以](?!线)/u;

/** A noun that names of places, institutions, works, plans and products end with, or that is told apart by a name before it. */
const NAME_END =
  /(?:中心|实验室|[城园院所馆校镇乡村县区市省州国岛湖河江山桥路街港站线场厂矿库坝渠寺塔楼圈带节奖展局厅处委会社团队报书剧片船号星站]|基地|平台|计划|工程|项目|大学|公司|集团|银行|协会|联盟|高铁|铁路|高速|装置|系统|方案|办法|条例|政策|行动|协议|基金|大赛|比赛|论坛|走廊|集群|产业|模式|技术|俱乐部|品种|机制|制度|指数)[)）”]?$/u;
const NO_NAME_START = new RegExp(
  `^(?:${DOING}|持续|形成|获得|开展|累计|坚持|加快|推动|推进|实施|实现|打造|提升|完善|加强|支持|鼓励)`,
  'u',
);

/**
 * Whether words at the beginning of a clause name something that a reader of the question alone can make out.
 *
 * @param subject in Simplified Chinese
 */
export function isSubject(subject: string): boolean {
  if (subject.length < 3 || !NAME_END.test(subject) || NO_NAME_START.test(subject)) return false;
  if (NO_SUBJECT_START.test(subject) || NO_SUBJECT_INSIDE.test(subject)) return false;
  if (
    !/^[\p{Script=Han}\p{Script=Latin}“(（]/u.test(subject) ||
    !/[\p{Script=Han}\p{Script=Latin}\d）)”]$/u.test(subject)
  )
    return false;
  if ((subject.match(/[(（“]/g) ?? []).length !== (subject.match(/[)）”]/g) ?? []).length) return false;
  return !/的$|^的|的.*的/u.test(subject);
}

/** The clauses of a sentence; what stands in brackets divides none. */
function listClauses(sentence: string): readonly string[] {
  return sentence
    .replaceAll(/\([^()]*[，。；,;][^()]*\)|（[^（）]*[，。；,;][^（）]*）/g, '')
    .split(/(?<=[，。；：！？])/u)
    .map((part) => part.replace(/[，。；：！？\s]+$/u, '').trim())
    .filter((part) => part !== '');
}

/**
 * The questions that a sentence answers, as far as its form tells.
 *
 * @param sentence in Simplified Chinese
 */
export function askSentence(sentence: string): readonly ClauseQuestion[] {
  const clauses = listClauses(sentence);
  const joined = clauses.map((part, i) =>
    new RegExp(`^${DATE}$`, 'u').test(part) ? `${part}，${clauses[i + 1] ?? ''}` : part,
  );
  return joined.flatMap((part) => {
    const words = part.replace(OPENING, '');
    for (const { kind, pattern, relation, ask } of RULES) {
      const groups = pattern.exec(words)?.groups;
      const subject = groups?.['subject'];
      if (groups === undefined || subject === undefined || !isSubject(subject)) continue;
      const thing = groups['thing'] ?? '';
      return [{ kind, subject, relation: relation(groups), thing, question: ask(subject, groups) }];
    }
    return [];
  });
}
