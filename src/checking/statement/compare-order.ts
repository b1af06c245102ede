import type { Problem } from '../claims/problem.ts';
import type { Item, Placed } from './choose-places.ts';
import { isFrameWord } from './frame-words.ts';
import { type NameFinder, nameAtStart } from './name-at-start.ts';
import type { Word } from './read-words.ts';
import type { SourceSentence } from './source-sentence.ts';
import type { StatementClause } from './split-statement.ts';

/** Words of a source clause beside one that is taken from it; a clause of fewer says nothing else. */
const FEW = 2;
const LEAST_ITEMS = 3;
/** A clause that only adds where or when. */
const PLACE = /^(?:地点|地址|时间|日期|位于|坐落)/;
/** Verbs that join two things and say nothing else. */
const LINK = /^(?:分别|则|即|就|也|均|都)?(?:是|为|有|叫|指|即|属|由|归|至|在|于)$/;
/** Between a name and its verb stand a few light characters at most. */
const LONGEST_LINK = 3;
const TURNED = /由|被|受|的|对|向|为|给|把|将/;
/** 建设西部科学城 is 西部科学城建设. */
const NOMINAL = /建设|发展|研究|合作|管理|改革|服务|创新|改造|升级|治理|保护|培训|教育|试点|转化|使用|运营/;

const textOf = ({ at }: Placed, source: SourceSentence) => source.text.slice(at.start, at.end);

const isFactAt = ({ facts }: StatementClause, { start }: Placed) => facts.some(({ from }) => from === start);

/** What is said once for several figures. */
const SHARED = /^(?:平均|分别|累计|合计|总计)$/;

/** 最高5000万元的补助 out of 实行专项补助，最高5000万元: the noun ends the clause before the figure. */
function isOwnNoun(clause: StatementClause, one: Placed, placed: readonly Placed[], source: SourceSentence): boolean {
  const fact = placed.findLast((other) => other.end <= one.start);
  if (!fact || !isFactAt(clause, fact) || fact.clause !== one.clause + 1) return false;
  const link = clause.text.slice(fact.end - clause.start, one.start - clause.start);
  return /^的?$/.test(link) && source.clauses[one.clause]!.end - one.at.end <= 1;
}

/** A word that is all that is taken from its clause of the source: a thing of one clause put into another. */
function findIsolated(clause: StatementClause, placed: readonly Placed[], source: SourceSentence): Placed | null {
  if (placed.length < LEAST_ITEMS) return null;
  const counts = new Map<number, number>();
  for (const one of placed) counts.set(one.clause, (counts.get(one.clause) ?? 0) + 1);
  const subject = placed.find(({ start }) => !clause.facts.some(({ from }) => from === start));
  for (const one of placed) {
    if (isOwnNoun(clause, one, placed, source)) continue;
    if (counts.get(one.clause) !== 1 || SHARED.test(textOf(one, source))) continue;
    const span = source.clauses[one.clause]!;
    const within = source.words.filter(
      ({ start, end, text }) => start >= span.start && end <= span.end && !isFrameWord(text),
    );
    const isFact = isFactAt(clause, one);
    const first = within[0];
    // A subject or topic is told once for several clauses.
    const later = placed.filter((other) => other.start > one.start && !isFactAt(clause, other));
    const leads =
      later.every(({ at }) => at.start > one.at.start) &&
      (one === subject ||
        (one.at.start === first?.start &&
          placed.every((other) => other.start >= one.start || other.at.start < one.at.start)));
    const isPlace = PLACE.test(source.text.slice(span.start, span.end));
    if (!leads && !isFact && !isPlace && within.length > FEW) return one;
  }
  return null;
}

/** 载体为易智网 where the source has 载体为重科智谷: behind the same words stands another one. */
function findExchanged(statement: string, placed: readonly Placed[], source: SourceSentence): Placed | null {
  for (const [i, one] of placed.entries()) {
    const next = placed[i + 1];
    if (!next || next.at.start === one.at.end) continue;
    const link = statement.slice(one.end, next.start);
    if (!LINK.test(link)) continue;
    const between = source.text.slice(one.at.end, next.at.start);
    // X的对手是Y is not X是Y.
    if (
      next.clause === one.clause &&
      between.startsWith('的') &&
      between.endsWith(link) &&
      between.length > link.length + 2
    )
      return one;
    const there = one.at.end + link.length;
    if (source.text.slice(one.at.end, there) !== link || next.at.start === there) continue;
    const other = source.words.find(({ start }) => start >= there);
    const isUsed = other && placed.some(({ at }) => at.start < other.end && at.end > other.start);
    // …, 由北向南方向正常通行 goes on without its subject.
    const goesOn =
      source.clauses[next.clause]!.start === next.at.start - link.length &&
      source.text.startsWith(link, next.at.start - link.length);
    if (other && other.start === there && !isUsed && next.clause !== one.clause && !goesOn) return next;
  }
  return null;
}

/** 全县 and 本市 say of whom they speak. */
const WHOSE = /^[全本该我各此两]/;

/** 区县信息委 told what the source tells of 市信息委: the clause of the rest begins with another one of its kind. */
function findOtherHead(clause: StatementClause, placed: readonly Placed[], source: SourceSentence): Placed | null {
  const told = placed.filter((one) => !isFactAt(clause, one));
  const [subject] = told;
  if (!subject) return null;
  let size = 1;
  while (told[size] && told[size]!.start === told[size - 1]!.end && told[size]!.clause === subject.clause) size += 1;
  const next = told[size];
  if (!next || next.clause === subject.clause) return null;
  const { start } = source.clauses[next.clause]!;
  const isUsed = (word: Word) => placed.some(({ at }) => at.start < word.end && at.end > word.start);
  const head = source.words.filter((word) => word.start >= start && word.end <= next.at.start);
  const kinds = new Set(told.slice(0, size).map((one) => textOf(one, source)));
  const isOther = head.some(({ text }, i) => {
    const ahead = head[i - 1];
    return kinds.has(text) && ahead && !isUsed(ahead) && !isFrameWord(ahead.text) && !WHOSE.test(ahead.text);
  });
  return isOther ? subject : null;
}

/** 在线报名 told what the source tells of 现场报名: the same word, with another one right before it. */
function findOtherKind(
  clause: StatementClause,
  placed: readonly Placed[],
  items: readonly Item[],
  source: SourceSentence,
): Placed | null {
  const subject = placed.find((one) => !isFactAt(clause, one));
  for (const [i, one] of placed.entries()) {
    if (one !== subject) continue;
    const [word, told] = [placed[i + 1], placed[i + 2]];
    if (!word || !told || one.end !== word.start) continue;
    const ahead = source.words.find(({ end }) => end === word.at.start);
    const isOther =
      ahead &&
      !isFrameWord(ahead.text) &&
      !WHOSE.test(ahead.text) &&
      !placed.some(({ at }) => at.start < ahead.end && at.end > ahead.start);
    if (isOther && word.clause !== one.clause && word.clause === told.clause) return one;
    if (word.clause === told.clause) continue;
    const places = items.find(({ start }) => start === word.start)?.places ?? [];
    const span = source.clauses[told.clause]!;
    const elsewhere = places.find(({ start, end }) => start >= span.start && end <= told.at.start);
    const before = elsewhere && source.words.find(({ end }) => end === elsewhere.start);
    if (!before || isFrameWord(before.text)) continue;
    const isUsed = placed.some(({ at }) => at.start < before.end && at.end > before.start);
    if (!isUsed) return one;
  }
  return null;
}

/** A clause of the source has a subject of its own that the statement leaves out for another one. */
function findOtherSubject(
  clause: StatementClause,
  placed: readonly Placed[],
  source: SourceSentence,
  inherited: string | null,
  names: NameFinder,
): Placed | null {
  const counts = new Map<number, number>();
  for (const one of placed) counts.set(one.clause, (counts.get(one.clause) ?? 0) + 1);
  const own = nameAtStart(clause.text, names);
  for (const [index, count] of counts) {
    if (count < FEW) continue;
    const { start, end } = source.clauses[index]!;
    const name = nameAtStart(source.text.slice(start, end), names);
    if (name === null) continue;
    const at = source.text.indexOf(name, start);
    const isUsed = placed.some((one) => one.at.start < at + name.length && one.at.end > at);
    if (isUsed || clause.text.includes(name) || inherited?.includes(name) || name.includes(inherited ?? '\n')) continue;
    const leads = placed[0]!;
    if (own !== null ? leads.clause !== index : inherited !== null) return leads;
  }
  return null;
}

/** Who does it and to whom it is done have changed places. */
function findTurned(
  clause: StatementClause,
  statement: string,
  placed: readonly Placed[],
  source: SourceSentence,
  names: NameFinder,
): Placed | null {
  const own = nameAtStart(clause.text, names);
  if (own === null || TURNED.test(clause.text.slice(0, clause.text.indexOf(own)))) return null;
  const begin = clause.start + clause.text.indexOf(own);
  const head = placed.filter((one) => one.start >= begin && one.end <= begin + own.length);
  const verb = placed.find((one) => one.start >= begin + own.length);
  const object = verb && placed.find((one) => one.start >= verb.end);
  if (head.length === 0 || !verb || !object) return null;
  const link = statement.slice(begin + own.length, verb.start);
  const first = head[0]!;
  // In the source the verb stands right before the name: 支持上海交通大学 is not 上海交通大学支持.
  const isObject = verb.at.end === first.at.start;
  return isObject && !TURNED.test(link) && link.length <= LONGEST_LINK && !NOMINAL.test(textOf(verb, source))
    ? first
    : null;
}

/** X逆转Y out of Y逆转X. */
function findReversed(clause: StatementClause, statement: string, placed: readonly Placed[]): Placed | null {
  const told = placed.filter((one) => !isFactAt(clause, one));
  const subject = told[0];
  if (!subject) return null;
  const same = told.filter((one) => one.clause === subject.clause && one !== subject);
  const turned = same.some(
    (verb) =>
      verb.end - verb.start > 1 &&
      verb.at.end <= subject.at.start &&
      same.some(
        (object) =>
          object.start >= verb.end &&
          object.at.end <= verb.at.start &&
          !/由|被|受|是|为|的/.test(statement.slice(subject.end, object.start)),
      ),
  );
  return turned ? subject : null;
}

/** The same name twice where the source has it once: A支持A out of A支持B. */
function findRepeated(statement: string, placed: readonly Placed[], source: SourceSentence): Placed | null {
  const isTooOften = (one: Placed) => {
    const words = textOf(one, source);
    // …补助, 补助金额 goes on with what it has named.
    const isNear = (other: Placed) =>
      !/[,;:\d]/.test(statement.slice(Math.min(one.end, other.end), Math.max(one.start, other.start)));
    const same = placed.filter((other) => textOf(other, source) === words && isNear(other));
    const { start, end } = source.clauses[one.clause]!;
    // 共建建设 out of 完成建设: two words of a statement are one of the source.
    const isStretched = same.some((other) => other.end - other.start !== words.length);
    const text = isStretched ? source.text.slice(start, end) : source.text;
    const uses = isStretched ? same.filter((other) => other.clause === one.clause) : same;
    return words.length > 1 && uses.length > 1 && uses.length > text.split(words).length - 1;
  };
  return placed.find(isTooOften) ?? null;
}

const SPEAKS = /表示|介绍|指出|认为|强调|透露|坦言|解释|告诉|说|称|提出|获悉|谈到/;
/** X相关负责人则表示: between a speaker and the verb. */
const LONGEST_TITLE = 24;

/** A speaker who does not speak in the source. */
function findOtherSpeaker(
  clause: StatementClause,
  statement: string,
  placed: readonly Placed[],
  source: SourceSentence,
): Placed | null {
  const speech = /^[^,:]*?(?:表示|介绍|指出|认为|强调|透露|坦言|解释|说|称)(?=[,:])/.exec(clause.text)?.[0];
  if (speech === undefined) return null;
  const speaker = placed.filter(
    (one) => one.end <= clause.start + speech.length && !SPEAKS.test(statement.slice(one.start, one.end)),
  );
  const last = speaker.at(-1);
  if (!last) return null;
  const behind = source.text.slice(last.at.end, last.at.end + LONGEST_TITLE).split(/[,;:]/)[0]!;
  return SPEAKS.test(behind) && speaker.every((one) => one.clause === last.clause) ? null : last;
}

/** Things of a source sentence that a clause of a statement joins otherwise than the sentence does. */
export function compareOrder(
  clause: StatementClause,
  statement: string,
  placed: readonly Placed[],
  items: readonly Item[],
  source: SourceSentence,
  inherited: string | null,
  names: NameFinder,
): readonly Problem[] {
  const found =
    findOtherSpeaker(clause, statement, placed, source) ??
    findIsolated(clause, placed, source) ??
    findExchanged(statement, placed, source) ??
    findOtherKind(clause, placed, items, source) ??
    findOtherHead(clause, placed, source) ??
    findOtherSubject(clause, placed, source, inherited, names) ??
    findTurned(clause, statement, placed, source, names) ??
    findReversed(clause, statement, placed) ??
    findRepeated(statement, placed, source);
  return found ? [{ kind: 'name', words: statement.slice(found.start, found.end) }] : [];
}

/** 招收初一新生480名, 分9个班: what is told next is told of another one, whom the statement passes over. */
export function compareSequence(
  clause: StatementClause,
  before: readonly Placed[],
  placed: readonly Placed[],
  source: SourceSentence,
): readonly Problem[] {
  const last = Math.max(-1, ...before.map((one) => one.clause));
  const first = Math.min(...placed.map((one) => one.clause));
  if (placed.length === 0 || first <= last) return [];
  // The first clause behind a semicolon says of whom the rest speaks.
  let head = first;
  while (head > 0 && !/[;。]\s*$/.test(source.text.slice(0, source.clauses[head]!.start))) head -= 1;
  if (head > last && head < first) return [{ kind: 'name', words: clause.text }];
  return [];
}
