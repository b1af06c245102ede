import type { AliasTable } from '../../language/alias-table.ts';
import { splitSentences } from '../../language/split-sentences.ts';
import { splitPlain } from './split-plain.ts';
import type { CitedText } from '../statement-check.ts';
import { bareText, plainText } from './plain-text.ts';
import { resolveFacts, type StrictFact } from './read-strict-facts.ts';
import { readWords, type Word } from './read-words.ts';

export interface Clause {
  readonly start: number;
  readonly end: number;
}

/** One sentence of the quotes, ready to be compared with clauses of a statement. Offsets are of `text`. */
export interface SourceSentence {
  readonly text: string;
  /** The same before short names were written out. */
  readonly bare: string;
  readonly clauses: readonly Clause[];
  readonly facts: readonly StrictFact[];
  readonly words: readonly Word[];
  readonly edges: ReadonlySet<number>;
  /** Plain sentences of the same paragraph before it, in order. */
  readonly before: readonly string[];
  readonly title: string;
  /** Plain titles of documents (《…》) in it. */
  readonly titles: readonly string[];
  readonly heading: string;
  readonly published: string | null;
}

/** The words 截至目前 and 现有 put a fact at the publication. */
const NOW = /目前|截至|至今|现有|现在|如今|当前/;
const TITLE = /《[^《》]+》/g;
/** Sentences before a quote that can say whom it speaks of. */
const LOOKED_BACK = 4;

function listSentences(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => splitSentences(line).map(({ start, end }) => line.slice(start, end)));
}

function readSentence(
  text: string,
  bare: string,
  beside: Pick<SourceSentence, 'before' | 'title' | 'titles' | 'heading' | 'published'>,
) {
  const { facts, words, edges } = readWords(text);
  const resolved = resolveFacts(text, beside.published);
  const now: StrictFact[] = [];
  if (beside.published !== null && NOW.test(text)) {
    const [year, month = null, day = null] = beside.published.split('-').map(Number);
    const at = text.search(NOW);
    const span = { start: at, end: at, from: at, to: at, words: '' };
    now.push({ kind: 'date', year: year ?? null, month, day, part: null, ...span });
  }
  return { text, bare, facts: [...facts, ...resolved, ...now], words, edges, clauses: splitPlain(text), ...beside };
}

const read = new WeakMap<CitedText, { readonly aliases: AliasTable; readonly sentences: readonly SourceSentence[] }>();

/** The sentences of the quotes, in order; a quote is read once, however many statements are compared with it. */
export function readSourceSentences(cited: readonly CitedText[], aliases: AliasTable): readonly SourceSentence[] {
  return cited.flatMap((quote) => {
    const known = read.get(quote);
    if (known?.aliases === aliases) return known.sentences;
    const { text, title, heading, published, before } = quote;
    const earlier = listSentences(before).map((sentence) => plainText(sentence, aliases));
    const raw = listSentences(text);
    const sentences = raw.map((sentence) => plainText(sentence, aliases));
    const frame = { title: plainText(title, aliases), heading: plainText(heading, aliases), published };
    const made = sentences.map((sentence, i) =>
      readSentence(sentence, bareText(raw[i]!), {
        ...frame,
        titles: (raw[i]!.match(TITLE) ?? []).map((words) => plainText(words, aliases)),
        before: [...earlier, ...sentences.slice(0, i)].slice(-LOOKED_BACK),
      }),
    );
    read.set(quote, { aliases, sentences: made });
    return made;
  });
}
