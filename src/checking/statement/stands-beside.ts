import type { CarriedWord } from './carry-words.ts';
import { isFrameWord } from './frame-words.ts';
import { isPointing, leadOf, leavesSubjectOut, type NameFinder, nameAtStart } from './name-at-start.ts';
import type { StrictFact } from './read-strict-facts.ts';
import type { Clause, SourceSentence } from './source-sentence.ts';

/** The texts beside a sentence that may say of whom it speaks. */
export function listContexts(source: SourceSentence, names: NameFinder): readonly string[] {
  const contexts: string[] = [];
  if (leavesSubjectOut(source.text, names))
    for (const before of source.before.toReversed()) {
      contexts.push(leadOf(before));
      if (!leavesSubjectOut(before, names)) break;
    }
  if (nameAtStart(source.text, names) === null) {
    const title = nameAtStart(source.title, names);
    if (title !== null) contexts.push(title);
    contexts.push(...source.heading.split('›').flatMap((part) => nameAtStart(part, names) ?? []));
  }
  return contexts;
}

/** Whether a clause begins with a word that only says what kind of thing is meant. */
export const startsClause = (words: string, source: SourceSentence, names: NameFinder): boolean =>
  source.clauses.some(({ start, end }) => {
    const name = nameAtStart(source.text.slice(start, end), names);
    return source.text.startsWith(words, start) && (name === null || name === words);
  });

const CITY = /^(?:市|省|区|县|州|镇)$/;

/** 市 of 临江市, where the sentence has 临江 and the article calls it 临江市. */
function completesName(
  statement: string,
  { word }: CarriedWord,
  carried: readonly CarriedWord[],
  titles: string,
): boolean {
  if (!CITY.test(word.text)) return false;
  const ahead = carried.findLast(({ places, word: { end } }) => end <= word.start && places.length > 0);
  return ahead?.word.end === word.start && titles.includes(statement.slice(ahead.word.start, word.end));
}

const POINTED = /本[条项]|该[项条]?|此项?|上述|这[一项些]/;

/** 安家补贴 where the source has 本条 and has just spoken of 安家补贴. */
function isPointedAt(statement: string, missing: readonly CarriedWord[], source: SourceSentence): boolean {
  const run = statement.slice(missing[0]!.word.start, missing.at(-1)!.word.end);
  return (
    run.length <= LONGEST && POINTED.test(source.text) && source.before.slice(-2).some((text) => text.includes(run))
  );
}

const PRONOUN = /^[他她](?:还|也|同时|进一步)?(?:表示|介绍|指出|认为|强调|透露|坦言|解释|说|称)/;

/** 据馆长陆文清介绍 where the sentence begins with 她指出 and the one before it names her. */
function isSpeakerBefore(statement: string, missing: readonly CarriedWord[], source: SourceSentence): boolean {
  const before = source.before.at(-1);
  const [first, last] = [missing[0]!.word, missing.at(-1)!.word];
  const run = statement.slice(first.start, last.end);
  if (before === undefined || run.length < SHORTEST || !PRONOUN.test(source.text)) return false;
  const speech = /^(?:据|根据)?(?<who>[^,:]{2,16}?)(?:表示|介绍|指出|认为|强调|透露|坦言|解释|说|称)[,:]/.exec(
    statement,
  );
  return speech?.groups?.['who']?.includes(run) === true && leadOf(before).includes(run);
}

/** Whether the words that a sentence lacks are its subject, which stands beside it; they lead the clause. */
export function standsBeside(
  statement: string,
  carried: readonly CarriedWord[],
  source: SourceSentence,
  names: NameFinder,
): boolean {
  const titles = [source.title, source.heading, ...source.before].join('\n');
  const missing = carried.filter((one) => one.places.length === 0 && !completesName(statement, one, carried, titles));
  if (missing.length === 0) return true;
  if (isPointedAt(statement, missing, source) || isSpeakerBefore(statement, missing, source)) return true;
  const [first, last] = [missing[0]!.word, missing.at(-1)!.word];
  // Before it may stand what the sentence has, as in 北京大学 and 重庆 of 北京大学重庆大数据研究院, but nothing told of it.
  const ahead = carried.filter(({ word }) => word.end <= first.start);
  const run = statement.slice(first.start, last.end);
  const whole = statement.slice(ahead[0]?.word.start ?? first.start, last.end);
  // What follows it must not be told of somebody else.
  const next = carried.find(({ word, places }) => word.start >= last.end && places.length > 0);
  // 大桥 at the start of a clause, where the article has spoken of 沙洲大桥.
  if (next && next.word.start === last.end && ahead.length === 0 && startsClause(next.word.text, source, names)) {
    const named = statement.slice(first.start, next.word.end);
    if ([source.title, source.heading, ...source.before].some((text) => text.includes(named))) return true;
  }
  const isTaken = next?.places.every(({ start }) => {
    const around = source.clauses.findLast((clause) => clause.start <= start);
    return around !== undefined && nameAtStart(source.text.slice(around.start, around.end), names) !== null;
  });
  if (isTaken) return false;
  const contexts = listContexts(source, names);
  const holds = contexts.some((context) => context.includes(ahead.length === 0 ? run : whole));
  return holds || isCity(run, missing, source, names) || isTitled(statement, carried, run, source, names);
}

/** 我市 and 市科技局 leave out whose city it is. */
const isCity = (run: string, missing: readonly CarriedWord[], source: SourceSentence, names: NameFinder) =>
  /(?:我|全|本)(?:市|省|区|县|校|院)|(?<!\p{Script=Han})市(?=\p{Script=Han})/u.test(source.text) &&
  (missing.length === 1 || CITY.test(missing.at(-1)!.word.text)) &&
  [source.title, source.heading, ...source.before].some((text) => text.includes(run.replace(/[市省区县]$/, ''))) &&
  (names.nameAt(run, 0) !== null || source.title.startsWith(run));

const NAMED_NUMBER = /^号?(?:线|路|楼|机组|航站楼|院区|期)/;

/** 9号线 of a sentence that leaves out whom its article is about, and names no other. */
export function titledNumber(statement: string, fact: StrictFact, source: SourceSentence): Clause | null {
  const kind = NAMED_NUMBER.exec(statement.slice(fact.end))?.[0];
  if (fact.kind !== 'number' || kind === undefined || source.text.includes(kind)) return null;
  const isTitled = new RegExp(String.raw`(?<!\d)${fact.words}${kind}`).test(source.title);
  return isTitled ? { start: fact.start, end: fact.end + kind.length } : null;
}

/** Characters of a subject. */
const SHORTEST = 2;
const LONGEST = 12;

/** A name that opens the clause and the title or heading, of a sentence that names nobody: 9号线, 仁和医院. */
function isTitled(
  statement: string,
  carried: readonly CarriedWord[],
  run: string,
  source: SourceSentence,
  names: NameFinder,
): boolean {
  if (run.length < SHORTEST || run.length > LONGEST || isPointing(statement)) return false;
  if (nameAtStart(source.text, names) !== null) return false;
  const at = statement.indexOf(run);
  const ahead = carried.some(
    ({ word, places }) => word.end <= at && places.length > 0 && !/[,;:]/.test(statement.slice(word.end, at)),
  );
  const next = carried.find(({ word }) => word.start >= at + run.length);
  if (ahead || !next) return false;
  const titled = [source.title, ...source.heading.split('›')].some((text) => text.includes(run));
  return titled && next.places.some(({ start }) => opensClause(start, carried, source));
}

/** Whether nothing stands before a place in its clause that the statement leaves out. */
function opensClause(at: number, carried: readonly CarriedWord[], source: SourceSentence): boolean {
  const clause = source.clauses.findLast(({ start }) => start <= at);
  return source.words.every(
    ({ text, start, end }) =>
      start < (clause?.start ?? 0) ||
      end > at ||
      isFrameWord(text) ||
      carried.some(({ places }) => places.some((place) => place.start < end && place.end > start)),
  );
}
