import type { Problem } from '../claims/problem.ts';
import type { Placed } from './choose-places.ts';
import { isFrameWord } from './frame-words.ts';
import type { Clause, SourceSentence } from './source-sentence.ts';
import type { StatementClause } from './split-statement.ts';

/** Words at the beginning of a part that tell it from the others. */
const LABEL_WORDS = 2;
const LEAST_ITEMS = 3;
const HAN = /^\p{Script=Han}{2,}$/u;

const isUsed = (placed: readonly Placed[], { start, end }: Clause) =>
  placed.some(({ at }) => at.start < end && at.end > start);

/** The parts of a sentence between semicolons. */
function listParts({ text }: SourceSentence): readonly Clause[] {
  const ends = [...text.matchAll(/;/g)].map(({ index }) => index);
  return [...ends, text.length].map((end, i) => ({ start: i === 0 ? 0 : ends[i - 1]! + 1, end }));
}

interface Label {
  readonly part: number;
  readonly words: string;
}

/** The words by which each part is told from the others: 硕士 of 博士15万元；硕士6万元. */
function listLabels(parts: readonly Clause[], { text, words }: SourceSentence): readonly Label[] {
  return parts.flatMap(({ start, end }, part) =>
    words
      .filter((word) => word.start >= start && word.end <= end && HAN.test(word.text) && !isFrameWord(word.text))
      .slice(0, LABEL_WORDS)
      .filter((word) => parts.every((other, i) => i === part || !text.slice(other.start, other.end).includes(word.text)))
      .map((word) => ({ part, words: word.text })),
  );
}

/** A figure of one part told of what another part is about: the label named last before it is not its own. */
function findOtherPart(
  clause: StatementClause,
  statement: string,
  placed: readonly Placed[],
  source: SourceSentence,
): Placed | null {
  const parts = listParts(source);
  if (parts.length < 2) return null;
  const labels = listLabels(parts, source);
  for (const one of placed) {
    if (!clause.facts.some(({ from }) => from === one.start) && !/\d|第?[一二三四]$/.test(statement.slice(one.start, one.end))) continue;
    const before = statement.slice(0, one.start);
    const [last] = labels
      .map((label) => ({ ...label, at: before.lastIndexOf(label.words) }))
      .filter(({ at }) => at >= 0)
      .toSorted((a, b) => b.at - a.at);
    const words = source.text.slice(one.at.start, one.at.end);
    const holds = (part: Clause) => source.text.slice(part.start, part.end).includes(words);
    if (last && !holds(parts[last.part]!)) return one;
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

/** A share of 财政资金 told of 银行贷款: the words right before a figure in its clause are another thing's. */
function findOtherLabel(clause: StatementClause, placed: readonly Placed[], source: SourceSentence): Placed | null {
  for (const [i, one] of placed.entries()) {
    const fact = clause.facts.find(({ from }) => from === one.start);
    const label = placed[i - 1];
    if (fact?.kind !== 'number' || !label || label.clause === one.clause || clause.facts.some(({ from }) => from === label.start)) continue;
    const { start } = source.clauses[one.clause]!;
    if (!source.text.startsWith('其中', start)) continue;
    const own = source.words.filter(
      (word) => word.start >= start && word.end <= one.at.start && HAN.test(word.text) && !isFrameWord(word.text),
    );
    if (own.length > 0 && own.some((word) => !isUsed(placed, word) && !clause.text.includes(word.text))) return one;
  }
  return null;
}

/** 引进高校100所 out of 高校、科研院所和企业要达到100所: a figure counts all of its list. */
const LIST = /(?<list>(?:[^,;。:、和及与\d]{2,14}、)+[^,;。:、和及与\d]{2,10}(?:和|及|以及|与)(?<last>[^,;。:、\d]{2,8}?))(?:一?共|总|已|要|将|约|超过?|达到?|有|为|合计)+$/;

function findPartOfList(clause: StatementClause, placed: readonly Placed[], source: SourceSentence): Placed | null {
  for (const fact of clause.facts) {
    const one = fact.kind === 'number' ? placed.find(({ start }) => start === fact.from) : undefined;
    const found = one && LIST.exec(source.text.slice(source.clauses[one.clause]!.start, one.at.end - fact.words.length));
    const list = found?.groups?.['list'];
    if (list === undefined) continue;
    const items = list.split(/、|以及|[和及与]/);
    const told = items.map((item) => clause.text.includes(item.slice(-2)));
    if (told.includes(true) && told.includes(false)) return one!;
  }
  return null;
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
    findOtherLabel(clause, placed, source) ??
    findPartOfList(clause, placed, source);
  return found ? [{ kind: 'name', words: statement.slice(found.start, found.end) }] : [];
}
