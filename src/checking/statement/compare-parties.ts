import type { Problem } from '../claims/problem.ts';
import type { Placed } from './choose-places.ts';
import { isFrameWord } from './frame-words.ts';
import type { Clause, SourceSentence } from './source-sentence.ts';
import type { StatementClause } from './split-statement.ts';

const isUsed = (placed: readonly Placed[], { start, end }: Clause) =>
  placed.some(({ at }) => at.start < end && at.end > start);

/** Words that mark to whom or by whom something is done. */
const MARKERS = [/[向给]/g, /[由被受]/g, /从/g];
/** Characters of a name behind such a word. */
const REACH = 18;

/** A向B捐赠 out of B向C捐赠: behind the same little word stands another one. */
function findOtherParty(clause: StatementClause, placed: readonly Placed[], source: SourceSentence): Placed | null {
  for (const marker of MARKERS) {
    const [first] = clause.text.matchAll(marker);
    const at = first?.index;
    const one = at === undefined ? undefined : placed.find(({ start }) => start === clause.start + at + 1);
    if (at === undefined || !one) continue;
    const isNamed = (word: string) => clause.text.slice(at, at + REACH).includes(word);
    const theirs = [...new Set(placed.map((other) => other.clause))].flatMap((index) => {
      const { start, end } = source.clauses[index]!;
      return [...source.text.slice(start, end).matchAll(marker)].flatMap((found) =>
        source.words.filter((word) => word.start === start + found.index + 1),
      );
    });
    const own = theirs.some((word) => isNamed(word.text) || isUsed([one], word));
    if (theirs.length > 0 && !own) return one;
  }
  return null;
}

const FROM_TO = /(?:由|从|自)([^,;。]{2,14}?)(?:开往|驶往|前往|飞往|往|至|到|迁至|迁往)([^,;。]{2,14})/;

/** 由B开往A out of 由A开往B. */
function findTurnedWay(clause: StatementClause, placed: readonly Placed[]): Placed | null {
  const way = FROM_TO.exec(clause.text);
  if (!way) return null;
  const begin = clause.start + way.index + 1;
  const from = placed.find(({ start }) => start >= begin && start < begin + way[1]!.length);
  const to = placed.find(({ start }) => start > begin + way[1]!.length);
  return from && to && from.clause === to.clause && from.at.start > to.at.start ? from : null;
}

/** A是B的创始人 where the source has C创始人A: the word right before is another one's. */
function findOtherOwner(
  clause: StatementClause,
  statement: string,
  placed: readonly Placed[],
  source: SourceSentence,
): Placed | null {
  for (const [i, one] of placed.entries()) {
    const next = placed[i + 1];
    if (!next || next.clause === one.clause || statement.slice(one.end, next.start) !== '的') continue;
    if (clause.facts.some(({ from }) => from === one.start || from === next.start)) continue;
    const ahead = source.words.find(({ end }) => end === next.at.start);
    if (ahead && ahead.text.length > 1 && !isFrameWord(ahead.text) && !isUsed(placed, ahead)) return one;
  }
  return null;
}

const HEAD =
  /^[\p{Script=Han}\d]{1,8}?(?:出口|入口|门诊|诊室|病区|大楼|号楼|车间|分院|分馆|分公司|支行|路段|车道|展厅|展区|教学楼|站点|窗口|专线)/u;

/** 南院区 told what the source tells of 南院区眼科门诊. */
function findShortened(
  clause: StatementClause,
  statement: string,
  placed: readonly Placed[],
  source: SourceSentence,
): Placed | null {
  for (const [i, one] of placed.entries()) {
    const next = placed[i + 1];
    const end = next && next.at.start >= one.at.end ? next.at.start : source.clauses[one.clause]!.end;
    if (clause.facts.some(({ from }) => from === one.start)) continue;
    const head = HEAD.exec(source.text.slice(one.at.end, end))?.[0];
    if (head === undefined || /[,;。:、的]/.test(head)) continue;
    const place = { start: one.at.end, end: one.at.end + head.length };
    if (!isUsed(placed, place) && !statement.includes(head.slice(-2))) return one;
  }
  return null;
}

const EXCEPT = /(\p{Script=Han}{2,8})除外|除(\p{Script=Han}{2,10}?)(?:之?外|以外)/gu;
const KEEPS = /除|不|例外|但|无|未/;

/** 法定节假日也闭馆 where the source takes them out. */
function findException(clause: StatementClause, placed: readonly Placed[], source: SourceSentence): Placed | null {
  if (KEEPS.test(clause.text)) return null;
  for (const { index, 0: words } of source.text.matchAll(EXCEPT)) {
    const last = source.words.filter(({ start, end }) => start >= index && end <= index + words.length).at(-2);
    const used = last && placed.find(({ at }) => at.start < last.end && at.end > last.start);
    if (used && last.text.length > 1) return used;
  }
  return null;
}

const SPEECH = /(?:表示|介绍|指出|认为|强调|透露|坦言|解释|说|称)[,:]/g;
const FIRST_SPEECH = new RegExp(SPEECH.source);

/** What one speaker says told of another one of the same sentence. */
function findOtherVoice(clause: StatementClause, placed: readonly Placed[], source: SourceSentence): Placed | null {
  const own = FIRST_SPEECH.exec(clause.text);
  if (!own) return null;
  const end = clause.start + own.index + own[0].length;
  const speaker = placed.find((one) => one.end <= end);
  const rest = placed.find((one) => one.start >= end);
  if (!speaker || !rest || rest.at.start < speaker.at.start) return null;
  const voices = [...source.text.matchAll(SPEECH)].filter(
    ({ index }) => index >= speaker.at.start && index < rest.at.start,
  );
  return voices.length > 1 ? speaker : null;
}

/** Who does something to whom, from where, of whom: told otherwise than in the source. */
export function compareParties(
  clause: StatementClause,
  statement: string,
  placed: readonly Placed[],
  source: SourceSentence,
): readonly Problem[] {
  const found =
    findOtherParty(clause, placed, source) ??
    findTurnedWay(clause, placed) ??
    findOtherOwner(clause, statement, placed, source) ??
    findShortened(clause, statement, placed, source) ??
    findException(clause, placed, source) ??
    findOtherVoice(clause, placed, source);
  return found ? [{ kind: 'name', words: statement.slice(found.start, found.end) }] : [];
}
