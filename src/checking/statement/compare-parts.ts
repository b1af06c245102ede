import type { Problem } from '../claims/problem.ts';
import type { Placed } from './choose-places.ts';
import { isFrameWord } from './frame-words.ts';
import { partNamedAt, tellsOwnWords } from './name-parts.ts';
import type { Clause, SourceSentence } from './source-sentence.ts';
import type { StatementClause } from './split-statement.ts';

const LEAST_ITEMS = 3;
const HAN = /^\p{Script=Han}{2,}$/u;

const isUsed = (placed: readonly Placed[], { start, end }: Clause) =>
  placed.some(({ at }) => at.start < end && at.end > start);

/** A figure of one part told of what another part is about: the label named last before it is not its own. */
function findOtherPart(
  clause: StatementClause,
  statement: string,
  placed: readonly Placed[],
  source: SourceSentence,
): Placed | null {
  for (const one of placed) {
    const fact = clause.facts.find(({ from }) => from === one.start);
    const denied = /(?:不|没有?|未|无)\p{Script=Han}?$/u.test(statement.slice(clause.start, one.start));
    if ((!fact && !denied) || (fact?.kind === 'number' && fact.unit === '强')) continue;
    const part = partNamedAt(statement, one.start, source);
    const words = source.text.slice(one.at.start, one.at.end);
    if (!part || source.text.slice(part.start, part.end).includes(words)) continue;
    // What the first part is about holds for those behind it, as long as their own words are told.
    if (part.start > one.at.start || !tellsOwnWords(clause.text, one.at.start, source)) return one;
  }
  return null;
}

/** 在校学生可免费乘车 out of 老年人免费乘车，在校学生享受五折: a subject told what an earlier clause tells of another. */
function findLaterSubject(clause: StatementClause, placed: readonly Placed[], source: SourceSentence): Placed | null {
  if (placed.length < LEAST_ITEMS) return null;
  const [subject] = placed;
  const index = subject!.clause;
  const size = placed.findIndex((one) => one.clause !== index);
  if (size < 1 || placed.slice(size).some((one) => one.clause >= index)) return null;
  if (clause.facts.some(({ from }) => from === subject!.start)) return null;
  const { start, end } = source.clauses[index]!;
  const [head, ...rest] = source.words.filter(
    (word) => word.start >= start && word.end <= end && !isFrameWord(word.text),
  );
  const opens = head !== undefined && isUsed(placed.slice(0, size), head);
  const left = rest.filter((word) => !isUsed(placed, word));
  return opens && left.length >= 2 ? subject! : null;
}

const isIn = (at: number, { start, end }: Clause) => at >= start && at < end;

/** A share of 财政资金 told of 银行贷款: the words right before a figure in its clause are another thing's. */
function findOtherLabel(
  clause: StatementClause,
  statement: string,
  placed: readonly Placed[],
  source: SourceSentence,
): Placed | null {
  for (const [i, one] of placed.entries()) {
    const fact = clause.facts.find(({ from }) => from === one.start);
    const label = placed.slice(0, i).findLast((other) => HAN.test(statement.slice(other.start, other.end)));
    if (fact?.kind !== 'number' || !label || label.clause === one.clause) continue;
    const { start } = source.clauses[one.clause]!;
    // 机收面积18.5万亩: a word right before a figure that comes from a later clause with a figure of its own.
    let edge = one.start;
    for (const other of placed.slice(0, i).toReversed()) {
      if (
        !/^(?:面积|数量|金额|总额|规模|比例|共|[为有达的约])*$/.test(statement.slice(other.end, edge)) ||
        clause.facts.some(({ from }) => from === other.start)
      )
        break;
      const span = source.clauses[other.clause]!;
      if (other.clause > one.clause && source.facts.some(({ kind, from }) => kind === 'number' && isIn(from, span)))
        return one;
      edge = other.start;
    }
    if (!source.text.startsWith('其中', start)) continue;
    const own = source.words.filter(
      (word) => word.start >= start && word.end <= one.at.start && HAN.test(word.text) && !isFrameWord(word.text),
    );
    if (own.some((word) => !isUsed(placed, word) && !clause.text.includes(word.text))) return one;
  }
  return null;
}

/** 引进高校100所 out of 高校、科研院所和企业要达到100所: a figure counts all of its list. */
const LIST =
  /(?<list>(?:[^,;。:、和及与\d]{2,14}、){1,30}[^,;。:、和及与\d]{2,10}(?:和|及|以及|与)(?<last>[^,;。:、\d]{2,8}?))(?:一?共|总|已|要|将|约|超过?|达到?|有|为|合计)+$/;

function findPartOfList(clause: StatementClause, placed: readonly Placed[], source: SourceSentence): Placed | null {
  for (const fact of clause.facts) {
    const one = fact.kind === 'number' ? placed.find(({ start }) => start === fact.from) : undefined;
    const found =
      one && LIST.exec(source.text.slice(source.clauses[one.clause]!.start, one.at.end - fact.words.length));
    const list = found?.groups?.['list'];
    if (list === undefined) continue;
    const items = list.split(/、|以及|[和及与]/);
    const isTold = (item: string) => clause.text.includes(item.slice(-2));
    if (items.some(isTold) && !items.every(isTold)) return one!;
  }
  return null;
}

const DAY = /周[一二三四五六日天末]|工作日|节假日/g;

/** 周一9:00开放 out of 周二至周日9:00开放: a clock time has days of its own. */
function findOtherDay(clause: StatementClause, placed: readonly Placed[], source: SourceSentence): Placed | null {
  const own = clause.text.match(DAY);
  if (!own) return null;
  const isOther = ({ start, end, clause: index }: Placed) => {
    if (!/\d:\d|\d[时点]/.test(clause.text.slice(start - clause.start, end - clause.start))) return false;
    const span = source.clauses[index]!;
    const days = source.text.slice(span.start, span.end).match(DAY);
    return days !== null && !days.some((day) => own.includes(day));
  };
  return placed.find(isOther) ?? null;
}

/** Things of one part of a sentence that a clause of a statement gives to another part. */
export function compareParts(
  clause: StatementClause,
  statement: string,
  placed: readonly Placed[],
  source: SourceSentence,
): readonly Problem[] {
  const found =
    findOtherPart(clause, statement, placed, source) ??
    findLaterSubject(clause, placed, source) ??
    findOtherLabel(clause, statement, placed, source) ??
    findPartOfList(clause, placed, source) ??
    findOtherDay(clause, placed, source);
  return found ? [{ kind: 'name', words: statement.slice(found.start, found.end) }] : [];
}
