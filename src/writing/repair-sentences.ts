import type { Problem } from '../checking/claims/problem.ts';
import type { ChatModel } from '../models/chat-model.ts';
import type { Prompt } from '../prompts/load-prompts.ts';
import type { CheckedSentence, SentenceChecker } from './check-sentence.ts';
import { createStatementReader, type WrittenSentence } from './statement-reader.ts';

export interface RepairParts {
  readonly model: ChatModel;
  readonly prompt: Prompt;
  readonly checker: SentenceChecker;
  /** Of the first request: language, key, passages, question. */
  readonly values: Readonly<Record<string, string>>;
  readonly shown: readonly number[];
  readonly signal: AbortSignal;
}

/** What is wrong, for a model to mend it. */
const REASONS: Readonly<Record<Problem['kind'], (words: string) => string>> = {
  number: (words) => `the number "${words}" is not what the passage says of this`,
  unit: (words) => `"${words}" has another unit in the passage`,
  date: (words) => `the date "${words}" is not what the passage says of this`,
  ordinal: (words) => `"${words}" is not what the passage says`,
  name: (words) => `"${words}" does not stand where the passage says this`,
  negation: (words) => `the passage says the opposite of "${words}", or does not deny it`,
  bound: (words) => `"${words}" has another limit in the passage (at most, at least, about)`,
  uncovered: (words) => `the passage does not say "${words}"`,
  quotation: (words) => `"${words}" stands in quotation marks and is not word for word in the passage`,
  direction: (words) => `"${words}" goes the other way in the passage`,
  plan: (words) => `"${words}" mixes up what is planned and what is done`,
  link: (words) => `"${words}" must not be written`,
  language: () => 'it is in another language than asked for',
  pointer: () => 'it names no passage, or one that there is not',
  repeated: () => 'it says again what was said',
};

function describeProblems(problems: readonly Problem[]): string {
  return [...new Set(problems.map(({ kind, words }) => REASONS[kind](words)))].slice(0, 4).join('; ');
}

const LETTERS = 'ABCDEFGH';
const LETTERED = /^\W{0,3}([A-H])\s*[.．、:：)）]\s*(\S.*)$/u;

function readRepaired(reply: string): ReadonlyMap<number, WrittenSentence> {
  const repaired = new Map<number, WrittenSentence>();
  for (const line of reply.split('\n')) {
    const [, letter, text] = LETTERED.exec(line.trim()) ?? [];
    if (letter === undefined || text === undefined) continue;
    const index = LETTERS.indexOf(letter);
    const reader = createStatementReader((sentence) => {
      // The first sentence of a line is the one that was asked for.
      if (!repaired.has(index)) repaired.set(index, sentence);
    });
    reader.push(text);
    reader.end();
  }
  return repaired;
}

/**
 * Asks once more for sentences that failed their check, telling what is wrong with each.
 *
 * @param failed at most eight are asked for
 * @returns for each of `failed` its new wording if that passes the check, else null
 * @throws AppError `chat` when no endpoint answers
 */
export async function repairSentences(
  failed: readonly CheckedSentence[],
  { model, prompt, checker, values, shown, signal }: RepairParts,
): Promise<readonly (CheckedSentence | null)[]> {
  const numbersOf = ({ passages }: CheckedSentence) => passages.map((passage) => shown.indexOf(passage) + 1);
  const sentences = failed.slice(0, LETTERS.length).map((sentence, i) => {
    const marks = numbersOf(sentence)
      .map((number) => `[${number}]`)
      .join('');
    return `${LETTERS[i]}. ${sentence.text} ${marks}\n   wrong: ${describeProblems(sentence.problems)}`;
  });
  const messages = await prompt.format({ ...values, sentences: sentences.join('\n') });
  const { text } = await model.ask(messages, { signal });
  const wordings = readRepaired(text);
  return failed.map((sentence, i) => {
    const wording = wordings.get(i);
    if (!wording) return null;
    const numbers = wording.numbers.length > 0 ? wording.numbers : numbersOf(sentence);
    const checked = checker.check({ ...wording, numbers });
    return checked.problems.length === 0 ? checked : null;
  });
}
