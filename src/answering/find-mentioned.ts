import { carryConcept } from '../reading/carry-concept.ts';
import { readArticle } from '../reading/read-sentences.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { Concept } from '../question/question.ts';
import { isName, isNumbering, maybePerson, NAME_END, standsAsPerson } from './name-words.ts';
import { type PlacedConcept, type PlacedQuestion, widenCapitals } from './place-concepts.ts';

/** What the articles speak of, of a question: a span of its folded text and the names that the articles may have for it. */
export interface Mentioned {
  readonly start: number;
  readonly end: number;
  readonly forms: readonly string[];
}

/** Characters that a name may have between two of its words (大 in 重庆大数据研究院 is no word by itself). */
const GAP = 2;
/** Words of the longest name. */
const MOST_WORDS = 6;
/** Ways of writing one name that are looked for. */
const MOST_FORMS = 40;
const HAN_RUN = /^\p{Script=Han}*$/u;

/** The names that the articles may have for one concept by itself; empty when it is no name. */
function listNames({ concept }: PlacedConcept, english: boolean, snapshot: Snapshot): readonly string[] {
  const { words, forms, exact } = concept;
  if (isNumbering(words)) return [];
  if (!english) return exact || maybePerson(words, snapshot) || NAME_END.test(words) ? forms : [];
  // One English word may be led to a Chinese one by its sound or one of its meanings alone.
  const several = words.includes(' ');
  return forms.filter((form) =>
    exact ? isName(form, snapshot) || (several && maybePerson(form, snapshot)) : several && NAME_END.test(form),
  );
}

/** The ways in which neighbours make one name: every form of the one with every form of the next. */
function joinForms(forms: readonly (readonly string[])[], between: readonly string[]): readonly string[] {
  return forms.reduce<readonly string[]>(
    (joined, next, i) => joined.flatMap((start) => next.map((form) => start + between[i]! + form)).slice(0, MOST_FORMS),
    [''],
  );
}

/** All that several neighbours may be called together; empty when they are no name. */
function listJoined(
  run: readonly PlacedConcept[],
  { folded }: PlacedQuestion,
  english: boolean,
  snapshot: Snapshot,
): readonly string[] {
  const between = run.map(({ start }, i) => (i === 0 ? '' : folded.slice(run[i - 1]!.end, start)));
  if (english) {
    const isNamed = run.some(({ concept }) => concept.exact);
    if (!between.every((gap) => gap.trim() === '')) return [];
    const [first, ...rest] = run.map(({ concept }) => concept.forms);
    // 金凤实验室 is a form of both of its words.
    const shared = first!.filter((form) => rest.every((forms) => forms.includes(form)));
    const joined = joinForms(
      run.map(({ concept }) => concept.forms),
      run.map(() => ''),
    );
    // Two words may be joined to one that means something else.
    return [...shared, ...joined].filter(
      (form) => form.length >= 3 && (isNamed || NAME_END.test(form) || isName(form, snapshot)),
    );
  }
  if (!between.every((gap) => gap.length <= GAP && HAN_RUN.test(gap))) return [];
  return joinForms(
    run.map(({ concept }) => [...new Set([concept.words, ...(concept.exact ? concept.forms : [])])]),
    between,
  );
}

/**
 * Whether a run of Chinese words begins and ends where a name may: not amid words that the articles hold as well.
 *
 * @param isHeld whether the articles hold a concept
 */
function standsApart(
  { concepts, folded }: PlacedQuestion,
  from: number,
  to: number,
  isHeld: (concept: Concept) => boolean,
  snapshot: Snapshot,
): boolean {
  const [first, last] = [concepts[from]!, concepts[to]!];
  const [before, after] = [concepts[from - 1], concepts[to + 1]];
  const begins = first.concept.exact || !before || before.end < first.start || !isHeld(before.concept);
  const ends = last.concept.exact || !after || after.start > last.end || !isHeld(after.concept);
  const isWholeName = from === to && maybePerson(first.concept.words, snapshot);
  return isWholeName || (begins && (ends || NAME_END.test(folded.slice(first.start, last.end))));
}

/** Whether a Chinese run is a name, or has one in it. */
function hasName(run: readonly PlacedConcept[], { folded }: PlacedQuestion, snapshot: Snapshot): boolean {
  const words = folded.slice(run[0]!.start, run.at(-1)!.end);
  return (
    run.some(({ concept }) => concept.exact && !isNumbering(concept.words)) ||
    NAME_END.test(words) ||
    maybePerson(words, snapshot)
  );
}

/**
 * The weightiest name of the question that one of the articles holds in one piece, under this or another of its names.
 *
 * @param passages the articles of these are looked through, the best first
 */
export function findMentioned(
  question: PlacedQuestion,
  english: boolean,
  passages: readonly number[],
  snapshot: Snapshot,
): Mentioned | null {
  const { concepts } = question;
  const articles = [...new Map(passages.map((passage) => [snapshot.articleOf[passage], passage])).values()];
  const isHeld = (concept: Concept) =>
    articles.some((passage) => carryConcept(concept, readArticle(snapshot, passage)) === 1);
  let best: { readonly mentioned: Mentioned; readonly weight: number } | null = null;
  for (let from = 0; from < concepts.length; from += 1)
    for (let to = from; to < Math.min(concepts.length, from + MOST_WORDS); to += 1) {
      const run = concepts.slice(from, to + 1);
      const [start, end] = [run[0]!.start, run.at(-1)!.end];
      const weight = run.reduce((sum, { concept }) => sum + concept.weight, 0);
      if ((best && weight <= best.weight) || run.some(({ concept }) => isNumbering(concept.words))) continue;
      if (question.words(start, end) === null || question.isCut(start, end)) continue;
      // Public Health of Public Health England is another one.
      if (english && widenCapitals(start, end, question).join() !== [start, end].join()) continue;
      if (!english && (!hasName(run, question, snapshot) || !standsApart(question, from, to, isHeld, snapshot)))
        continue;
      const forms =
        run.length === 1 ? listNames(run[0]!, english, snapshot) : listJoined(run, question, english, snapshot);
      const held = forms.filter((form) => articles.some((passage) => holds(form, passage, snapshot)));
      if (held.length > 0) best = { mentioned: { start, end, forms: held }, weight };
    }
  return best?.mentioned ?? null;
}

/** Whether the article of a passage holds a name in one piece. */
export function holds(name: string, passage: number, snapshot: Snapshot): boolean {
  const article = readArticle(snapshot, passage);
  if (maybePerson(name, snapshot)) return standsAsPerson(name, article);
  return carryConcept({ words: name, forms: [name], weight: 0, exact: true }, article) === 1;
}
