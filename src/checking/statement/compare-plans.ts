import { splitPlain } from './split-plain.ts';
import type { Problem } from '../claims/problem.ts';
import type { Placed } from './choose-places.ts';
import type { SourceSentence } from './source-sentence.ts';
import type { StatementClause } from './split-statement.ts';

/** What is meant to come about. */
const PLAN =
  /(?<![即将])将(?!近|军|领|士)|即将|力争|争取|力求|预计|预期|定于|有望|打算|拟(?!定|合|态|南)|(?<!行动|发展|英才|研发|科学|专项)计划(?=[到至在于用将投引建新从让把以年今明再\d])|计划(?:再|招|引|建|投|新|开|推|培|实|举|完|设|打|启|安|招|增|扩|改)|(?<![重主需必首只紧概摘简纲想])要(?![求素么闻点道是不件])|目标(?:是|为|到)|今后|未来|下一步|接下来|准备(?!金|好)|会(?=在|把|将|对|以|继续|有|同|与|进一步|组织|开展|推|探|因|更|加|给|让|再|被|按|根据|逐步|陆续|尽)|规划(?:到|建设|引进|布局)|或将|可能|尽快/g;
/** What is wished, demanded or furthered, and not said to be done. */
const WISH = /支持|鼓励|推动|推进|促进|探索|旨在|意在|为了|以便|希望|建议|要求|倡导|允许|申请|提出|引导|帮助/g;
/** What has come about. */
const DONE =
  /已(?!知)|曾(?!家|厝)|(?<![为除罢])了(?!解|结|却|然|如)|完成|建成(?![后区])|成功|正在|(?<!国家|实)现(?:有|已)|累计|业已|达成|圆满/g;
/** What a clause without any of these may show to be so. */
const IS_SO = /目前|截至|现有|拥有|共有|达|超|揭牌|签署|签订|签约|成立|获得|打破|填补|创下|\d/;

/** What a clause so begun tells of a plan is no part of it. */
const TELLS_MORE =
  /^(?:涉及|包括|其中|即|分别|是|指|尚未|.{0,6}(?:全长|长度|面积|总投资|投资额|租金|票价|价格|工期|有效期|不高于|不低于)|(?:共)?设(?!立|想|计))/;
/** 将关门时间延长至, 将股权转让给了: it takes an object and tells no future. */
const TAKES = /将(?=[^,;。]{2,16}(?:给了|为了|成了|至了|到了))/g;
/** 二期开通后 only says when the rest holds. */
const WHEN = /^[^,;。]{2,20}(?:后|时|前|期间)[,;。]?$/;

type Mode = 'plan' | 'wish' | 'done' | null;

const last = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].at(-1)?.index ?? -1;

/** What a title says of what is to come is its own. */
const blankTitles = (text: string, titles: readonly string[]) =>
  titles.reduce((left, title) => left.replaceAll(title, '　'.repeat(title.length)), text);

/** How a clause `[start, end)` of a text tells what it tells; a plan goes on until something is said to be done. */
function readMode(told: string, start: number, end: number, titles: readonly string[]): Mode {
  const text = blankTitles(told.replaceAll(TAKES, '把'), titles);
  const clause = text.slice(start, end);
  const [plan, done, wish] = [last(clause, PLAN), last(clause, DONE), last(clause, WISH)];
  if (plan >= 0 && (done < 0 || plan > done)) return 'plan';
  if (done >= 0) return plan >= 0 ? 'plan' : 'done';
  const before = text.slice(Math.max(0, ...Array.from(';。', (mark) => text.lastIndexOf(mark, start - 1) + 1)), start);
  if (!TELLS_MORE.test(clause) && last(before, PLAN) > last(before, DONE)) return 'plan';
  return wish >= 0 ? 'wish' : null;
}

/** Whether a plan is told as a result, or a result as a plan. */
export function comparePlans(
  clause: StatementClause,
  statement: string,
  placed: readonly Placed[],
  source: SourceSentence,
): readonly Problem[] {
  return splitPlain(statement)
    .filter(({ start, end }) => start >= clause.start && end <= clause.end)
    .flatMap(({ start, end }) => {
      const within = placed.filter((one) => one.start >= start && one.start < end);
      return compareMode({ start, end, text: statement.slice(start, end) }, statement, within, source);
    });
}

/** 后10个工作日内 and 须: a rule. */
const RULE = /[后前](?:的)?\d+个?(?:工作)?[日天月小]+内?|须|(?<!供|所|急)需(?!求)|应(?!急|用|对)|凡|每[天日周月年]/;
const DUTY = /必须|须|(?<!供|所|急)需(?!求)|应当|应(?!急|用|对)|不得/;

/** 要提供 out of 需提供 is no plan. */
const unduty = (statement: string, theirs: string) =>
  DUTY.test(theirs)
    ? statement.replaceAll(/(?<![重主需必首只紧概摘简纲想将])要(?![求素么闻点道是不件])/g, '须')
    : statement;

/** 将黄色预警升级为 is no future where the statement has 把黄色预警. */
const unplan = (text: string, statement: string) =>
  text.replaceAll(/将(?=(\p{Script=Han}{2}))/gu, (word: string, next: string) =>
    statement.includes(`把${next}`) ? '把' : word,
  );

function compareMode(
  clause: Pick<StatementClause, 'start' | 'end' | 'text'>,
  statement: string,
  placed: readonly Placed[],
  source: SourceSentence,
): readonly Problem[] {
  if (WHEN.test(clause.text) || placed.every(({ start }) => /\d/.test(statement[start] ?? ''))) return [];
  const problem: Problem = { kind: 'plan', words: clause.text };
  const counts = new Map<number, number>();
  for (const one of placed) counts.set(one.clause, (counts.get(one.clause) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  // A clause of which only the subject was taken tells nothing of the time.
  const taken = [...counts].filter(([, count]) => count === most || count >= 2);
  // 将开通 says nothing of a line of which only the name is taken.
  const behind = taken.filter(([index]) => !isOnlySubject(source, index, placed));
  const used = (behind.length > 0 ? behind : taken).map(([index]) => source.clauses[index]!);
  if (used.length === 0) return [];
  const told = used.map(({ start, end }) => source.text.slice(start, end));
  const own = readMode(unduty(statement, told.join(',')), clause.start, clause.end, source.titles);
  const theirs = used.map(({ start, end }) => readMode(unplan(source.text, statement), start, end, source.titles));
  // 已经争取: the one does not undo the other.
  if (theirs.includes('plan') && last(clause.text, DONE) >= 0 && told.every((text) => last(text, DONE) < 0))
    return [problem];
  if (own === 'plan') {
    if (theirs.includes('plan')) return [];
    const around = [...source.before.slice(-2), source.heading].some((text) => last(text, PLAN) >= 0);
    // 7月10日起公布 and 如遇降雪 speak of what is to come.
    const ahead = /起(?![来源点])|^(?:如|若)|,(?:如遇|若)/.test(source.text);
    const open = theirs.every(
      (mode, i) => mode !== 'done' && !IS_SO.test(source.text.slice(used[i]!.start, used[i]!.end)),
    );
    if (ahead && !theirs.includes('done')) return [];
    if (told.some((text) => /[后前](?:的)?\d+个?(?:工作)?[日天月小]/.test(text))) return [];
    // A rule holds for all that is to come.
    if (theirs.every((mode) => mode === null) && told.some((text) => RULE.test(text))) return [];
    // A plan may be told for several things in a row.
    if (last(source.text.slice(0, used[0]!.start), PLAN) >= 0 && !theirs.includes('done')) return [];
    return open && (around || theirs.includes('wish')) ? [] : [problem];
  }
  // What a word means is no result.
  if (/是指|指的是/.test(clause.text)) return [];
  const describes = used.some(
    ({ start, end }, i) => theirs[i] !== 'plan' && TELLS_MORE.test(source.text.slice(start, end)),
  );
  if (theirs.includes('plan') && describes) return [];
  if (theirs.includes('plan')) return own === 'wish' && theirs.some((mode) => mode !== 'plan') ? [] : [problem];
  if (own === 'done' && theirs.includes('wish') && !theirs.includes('done')) return [problem];
  return dropsWish(clause, placed, source) && own !== 'wish' ? [problem] : [];
}

/** Whether all that is taken from a clause stands before its plan. */
function isOnlySubject(source: SourceSentence, index: number, placed: readonly Placed[]): boolean {
  const { start, end } = source.clauses[index]!;
  const at = source.text.slice(start, end).search(PLAN);
  return at > 0 && placed.every((one) => one.clause !== index || one.at.end <= start + at);
}

const WISHED = /支持|鼓励|推动|推进|促进|探索|旨在|意在|为了|希望|建议|要求|倡导|允许|申请/;
const GOVERNS = /(?:支持|鼓励|推动|推进|促进|探索|旨在|意在|希望|建议|要求|倡导|允许|申请)$/;

/** Whether a word of the statement stands in the source right behind a wish that the statement leaves out. */
function dropsWish(clause: Pick<StatementClause, 'text'>, placed: readonly Placed[], source: SourceSentence): boolean {
  return placed.some(({ at }) => {
    const wish = GOVERNS.exec(source.text.slice(0, at.start))?.[0];
    return (
      wish !== undefined &&
      !placed.some((one) => one.at.end > at.start - wish.length && one.at.start < at.start) &&
      !WISHED.test(clause.text)
    );
  });
}

const MUST = /必须|应当|须|不得|务必/;
const MAY = /可以|可(?!达|获|见|知|能|靠|信|视|持|燃|再)|允许|能够/;

/** Whether leave is told as a duty, or a duty as leave. */
export function compareModality(
  clause: StatementClause,
  placed: readonly Placed[],
  source: SourceSentence,
): readonly Problem[] {
  const used = [...new Set(placed.map((one) => one.clause))].map((index) => {
    const { start, end } = source.clauses[index]!;
    return source.text.slice(start, end);
  });
  const theirs = used.join(',');
  const turned =
    (MUST.test(clause.text) && !/必须|应|须|不得|务必|需|要|禁止|严禁|不准/.test(theirs)) ||
    (MAY.test(clause.text) && MUST.test(theirs) && !MAY.test(theirs));
  return turned ? [{ kind: 'bound', words: clause.text }] : [];
}
