import { CLAUSE_RULES, DATE, type Parts } from './clause-rules.ts';
import type { ExampleKind } from './example.ts';
import { isSubject } from './is-subject.ts';

/** A question that a clause answers, in parts, so that it can be put in another language as well. */
export interface ClauseQuestion {
  readonly kind: ExampleKind;
  readonly parts: Parts;
  /** In Simplified Chinese. */
  readonly question: string;
}

/** A sentence or clause that is longer, in UTF-16 units, says too much for one question; and reading it takes long. */
const LONGEST_SENTENCE = 400;
const LONGEST_CLAUSE = 120;
/** What a button shows in one or two lines. */
const LONGEST = 30;
const NO_PARTS: Parts = { subject: '', other: '', when: '', thing: '', measure: '', relation: '', maker: '', date: '' };
const ONLY_DATE = new RegExp(`^${DATE}(?:度|底)?$`, 'u');
/** What may stand before a subject and is none of it: times, and words that join sentences. */
const OPENING = new RegExp(
  String.raw`^(?:目前|如今|现在|此外|另外|同时|其中|据了解|据悉|近年来|日前|近日|截[至止](?:目前|${DATE}底?))[，,]?`,
  'u',
);
/** A bracket with a sentence of its own in it. */
const BRACKETS = /\([^()，。；,;]{0,200}[，。；,;][^()]{0,400}\)|（[^（），。；,;]{0,200}[，。；,;][^（）]{0,400}）/gu;

/** Whether words name what is counted, and are not a piece of the clause around it. */
const isThing = (words: string) =>
  !/[的了]|减少|增[加长多]|下降|上升|全部|^(?:还|已|共|约|近|超)|(?:已|有|达|为|超|共|约)$/u.test(words);

/** The clauses of a sentence; a time that stands by itself, and a topic before 是, go with the clause behind them. */
function listClauses(sentence: string): readonly string[] {
  const clauses = sentence
    .replaceAll(BRACKETS, '')
    .split(/(?<=[，。；：！？])/u)
    .map((part) => part.replace(/(?<![，。；：！？\s])[，。；：！？\s]+$/u, '').trim())
    .filter((part) => part !== '');
  const joined: string[] = [];
  for (const part of clauses) {
    const before = joined.at(-1) ?? '';
    if (ONLY_DATE.test(before)) joined[joined.length - 1] = `${before}，${part}`;
    else if (/^(?:是|则是|就是)/u.test(part) && before !== '') joined[joined.length - 1] = before + part;
    else joined.push(part);
  }
  return joined;
}

/**
 * The questions that a sentence answers, as far as its form tells.
 *
 * @param sentence in Simplified Chinese
 * @param isName whether the dictionary or the articles know words as a name
 */
export function askSentence(sentence: string, isName: (words: string) => boolean): readonly ClauseQuestion[] {
  if (sentence.length > LONGEST_SENTENCE) return [];
  return listClauses(sentence).flatMap((part) => {
    const words = part.replace(OPENING, '');
    if (words.length > LONGEST_CLAUSE) return [];
    for (const { kind, pattern, fits, ask } of CLAUSE_RULES) {
      const groups = pattern.exec(words)?.groups;
      if (groups === undefined) continue;
      const parts: Parts = {
        ...NO_PARTS,
        ...Object.fromEntries(Object.entries(groups).map(([name, text]) => [name, text ?? ''])),
      };
      const question = ask(parts);
      if (fits && !fits(parts)) continue;
      if (question.length > LONGEST || !isSubject(parts.subject, isName)) continue;
      if (parts.thing !== '' && !isThing(parts.thing)) continue;
      if (parts.other !== '' && !isSubject(parts.other, isName)) continue;
      return [{ kind, parts, question }];
    }
    return [];
  });
}
