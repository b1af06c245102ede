import { isFrameWord } from './frame-words.ts';
import type { Clause, SourceSentence } from './source-sentence.ts';

/** Words at the beginning of a part that tell it from the others. */
const LABEL_WORDS = 2;
const HAN = /^\p{Script=Han}{2,}$/u;

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
      .filter((word) =>
        parts.every((other, i) => i === part || !text.slice(other.start, other.end).includes(word.text)),
      )
      .map((word) => ({ part, words: word.text })),
  );
}

const known = new WeakMap<SourceSentence, { readonly parts: readonly Clause[]; readonly labels: readonly Label[] }>();

function readParts(source: SourceSentence) {
  const made = known.get(source);
  if (made) return made;
  const parts = listParts(source);
  const read = { parts, labels: parts.length < 2 ? [] : listLabels(parts, source) };
  known.set(source, read);
  return read;
}

/** The part between semicolons that a statement has named last before an offset; null when it names none. */
export function partNamedAt(statement: string, at: number, source: SourceSentence): Clause | null {
  const { parts, labels } = readParts(source);
  const before = statement.slice(0, at);
  let last: { readonly part: number; readonly found: number } | null = null;
  for (const { part, words } of labels) {
    const found = before.lastIndexOf(words);
    if (found > (last?.found ?? -1)) last = { part, found };
  }
  return last ? parts[last.part]! : null;
}

/** Whether a statement has words that stand before a place in its part and in no other part. */
export function tellsOwnWords(told: string, at: number, source: SourceSentence): boolean {
  const { parts } = readParts(source);
  const own = parts.findLast(({ start }) => start <= at);
  return source.words.some(
    ({ text, start, end }) =>
      start >= (own?.start ?? 0) &&
      end <= at &&
      HAN.test(text) &&
      told.includes(text) &&
      parts.every((part) => part === own || !source.text.slice(part.start, part.end).includes(text)),
  );
}
