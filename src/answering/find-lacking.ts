import type { Snapshot } from '../index/snapshot.ts';
import type { Span } from './answer.ts';
import { isAnother, isInCorpus, isWithout, LEAST_SHARE } from './look-up-words.ts';
import { FORM_WORD, isName, isNumbering, isWhole, NAME_END, ORDINAL, YEAR } from './name-words.ts';
import { type PlacedConcept, type PlacedQuestion, widenCapitals } from './place-concepts.ts';

const LONGEST_WORD = 8;
/** Parts of speech that ask nothing: 你的, 讲个. */
const EVERYDAY =
  /[你您我他她它咱这那哪了吗呢吧啊嘛么些]|[的着过个]$|^[一二两三几]|^(?:今天|昨天|明天|今年|去年|明年|现在|目前|所有|以上|以下|关于|有关|对于|根据|today|now|yesterday|tomorrow|here)$/;
/** Ways of reaching somebody are names too, and nothing that articles are asked about. */
const CONTACT = /^(?:微信|微博|qq|电话|邮箱|邮件|官网|网址)$/;
const WORD = /^(?:\p{Script=Han}{2,8}|[\p{Script=Latin}\d+-]{2,}(?: [\p{Script=Latin}\d+-]{2,})*)$/u;

/** A name or a number of the question, which no other one can stand for. */
function isExact({ concept: { words, exact }, start }: PlacedConcept, question: PlacedQuestion, snapshot: Snapshot) {
  if (YEAR.test(words) || ORDINAL.test(words)) return true;
  if (isNumbering(words)) return false;
  // An English name is known by its capital, but the first word of a sentence has one anyhow.
  if (/^[a-z]/.test(words)) return start > 0 && /^\p{Lu}/u.test(question.words(start, start + words.length) ?? '');
  return (exact && isName(words, snapshot)) || (words.length > 3 && NAME_END.test(words));
}

/** What a Chinese noun that is asked for follows and is followed by: 实验室的门票多少钱, 有多少员工. */
const BEFORE_NOUN = /(?:^|[的有少几些个名位家条座种])$/;
const AFTER_NOUN = /^(?:$|[?,。!是有多几怎如何什哪为在吗呢谁好])/;
const BEFORE_ENGLISH_NOUN = /(?:\b(?:the|an?|of|its|their|any|many|much|no)|'s|s') $/;

/** Whether a word stands where the thing that is asked for does, and not where a verb or the like may. */
function isNoun({ start, end }: PlacedConcept, { folded, concepts }: PlacedQuestion): boolean {
  const [before, after] = [folded.slice(0, start), folded.slice(end)];
  if (/[a-z]$/.test(folded.slice(start, end)) && !/\p{Script=Han}/u.test(folded))
    return BEFORE_ENGLISH_NOUN.test(before) || concepts.some((other) => other.end === start - 1);
  // What is no word of the dictionary is one where the question sets it apart.
  const follows =
    BEFORE_NOUN.test(before) || (isWhole(folded.slice(start, end)) && concepts.some((other) => other.end === start));
  return follows && AFTER_NOUN.test(after);
}

function isWord(placed: PlacedConcept, question: PlacedQuestion, whole: number): boolean {
  const { words, weight } = placed.concept;
  if (
    weight < LEAST_SHARE * whole ||
    !WORD.test(words) ||
    EVERYDAY.test(words) ||
    FORM_WORD.test(words) ||
    /^\d+$/.test(words)
  )
    return false;
  return isNoun(placed, question);
}

/** The span of a name with the words that make it longer: 巫山 + 网, 成都 + 科学 + 城, 2024 + 年. */
function widen(from: number, question: PlacedQuestion): readonly [number, number] {
  const { folded, concepts } = question;
  const { start, end, concept } = concepts[from]!;
  if (YEAR.test(concept.words)) return [start, folded[end] === '年' ? end + 1 : end];
  if (/^[a-z]/.test(concept.words)) return widenCapitals(start, end, question);
  let [widest, last] = [end, end];
  for (const next of concepts.slice(from + 1)) {
    if (next.start !== last || next.end - start > LONGEST_WORD || !/\p{Script=Han}$/u.test(concept.words)) break;
    last = next.end;
    if (NAME_END.test(folded.slice(start, last))) widest = last;
  }
  return [start, widest];
}

/** A part of the question that the articles lack. */
interface LackingPart {
  readonly start: number;
  readonly end: number;
  readonly weight: number;
  readonly exact: boolean;
  /** Whether an article has it that says nothing of what is mentioned. */
  readonly elsewhere: boolean;
}

/** What the articles lack, in the asker's words. */
export type LackingWords = Pick<LackingPart, 'exact' | 'elsewhere'> & { readonly words: string };

/** English names and terms are told whole: Elon + Musk, ticket + price. */
function joinWords(parts: readonly LackingPart[], question: PlacedQuestion): readonly LackingPart[] {
  const joined: LackingPart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    const isNext = last?.exact === part.exact && question.folded.slice(last.end, part.start) === ' ';
    if (last && isNext && question.words(last.start, part.end) !== null)
      joined.splice(-1, 1, { ...part, start: last.start, weight: Math.max(last.weight, part.weight) });
    else joined.push(part);
  }
  return joined;
}

/**
 * The name, the number or else the weightiest word of the question that is in none of the articles, in the asker's words.
 *
 * @param passages of the articles that speak of what was asked, the best first; null for the whole corpus, where only a
 *   name or a number is told
 * @param mentioned what the articles speak of, which they do not lack
 */
export function findLacking(
  question: PlacedQuestion,
  passages: readonly number[] | null,
  mentioned: Span | null,
  snapshot: Snapshot,
): LackingWords | null {
  const whole = question.concepts.reduce((sum, { concept }) => sum + concept.weight, 0);
  const [best] = passages ?? [];
  const parts = question.concepts.flatMap((placed, i): readonly LackingPart[] => {
    const { words, weight } = placed.concept;
    const exact = isExact(placed, question, snapshot);
    if (best === undefined ? !exact || CONTACT.test(words) : !exact && !isWord(placed, question, whole)) return [];
    const [start, end] = exact ? widen(i, question) : [placed.start, placed.end];
    const elsewhere = isInCorpus(placed.concept, snapshot);
    const part = { start, end, exact, weight, elsewhere };
    // What is wanted as one thing is told as one: 成都科学城.
    if (exact && best !== undefined && isAnother(placed, question.folded.slice(start, end), best, snapshot))
      return [{ ...part, elsewhere: false }];
    if (mentioned && start < mentioned.end && mentioned.start < end) return [];
    // Words that other articles have may be said in these in other words; a number has none.
    const isNumber = YEAR.test(words) || ORDINAL.test(words);
    const isAbsent =
      isNumber && passages ? passages.every((passage) => isWithout(placed.concept, passage, snapshot)) : !elsewhere;
    return isAbsent ? [part] : [];
  });
  const told = joinWords(parts, question).flatMap((part) => {
    const { start, end } = part;
    // What follows the name that the articles have is no part of another one: 金凤实验室 + 二期.
    const isCut =
      part.exact &&
      start !== mentioned?.end &&
      !isNumbering(question.folded.slice(start, end)) &&
      question.isCut(start, end);
    const words = isCut ? null : question.words(start, end);
    return words === null ? [] : [{ ...part, words }];
  });
  return told.toSorted((a, b) => Number(b.exact) - Number(a.exact) || b.weight - a.weight)[0] ?? null;
}
