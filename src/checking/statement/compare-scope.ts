import type { Problem } from '../claims/problem.ts';
import type { Placed } from './choose-places.ts';
import type { SourceSentence } from './source-sentence.ts';
import type { StatementClause } from './split-statement.ts';

/** Words of a clause that make it one that is used. */
const FEW = 2;
const RANK =
  /(世界|全球|全国|国内|我国|中国|亚洲|西部|全市|全省|省内|市内|业内|行业|区域|当地|本地)(?:范围内?)?的?(首[个家座批次款条例位届]|最[\p{Script=Han}]|唯一|第一)/gu;
const PART = /(?:少数|部分|个别|多数|大多数|大部分|绝大多数|一些|半数)$/;
const CONDITION = /^(?:如果|若(?!干)|如遇|如需|倘若|一旦|除非|只有|未经)/;

/** What narrows a thing down and is left out: 国内首个 told as 首个, 少数国家 as 国家, a rule without its condition. */
export function compareScope(
  clause: StatementClause,
  statement: string,
  placed: readonly Placed[],
  source: SourceSentence,
): readonly Problem[] {
  const problem: Problem = { kind: 'bound', words: clause.text };
  const isUsed = (start: number, end: number) => placed.some(({ at }) => at.start < end && at.end > start);
  for (const { 0: words, 1: scope, index } of source.text.matchAll(RANK)) {
    const begin = index + scope!.length;
    const end = index + words.length;
    if (isUsed(begin, end) && !clause.text.includes(scope!) && !isUsed(index, begin)) return [problem];
  }
  for (const { at } of placed) {
    const part = PART.exec(source.text.slice(0, at.start))?.[0];
    if (part !== undefined && !clause.text.includes(part) && !isUsed(at.start - part.length, at.start))
      return [problem];
  }
  for (const index of new Set(placed.map((one) => one.clause))) {
    const condition = source.clauses[index - 1];
    if (!condition || !CONDITION.test(source.text.slice(condition.start, condition.end))) continue;
    const isTold = source.words.some(
      ({ text, start, end }) =>
        text.length > 1 && start >= condition.start && end <= condition.end && statement.includes(text),
    );
    if (!isTold && placed.filter((one) => one.clause === index).length >= FEW) return [problem];
  }
  return [];
}
