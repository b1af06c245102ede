import type { KeywordIndex } from '../index/keyword-index.ts';
import { tokenize } from '../index/tokenize.ts';
import type { Question } from '../question/question.ts';

/** Words that ask; a passage that happens to hold one is no better for it. */
const ASKING =
  /多少|什么|哪些|哪个|哪几个|哪家|哪位|哪里|哪儿|哪一?年|哪|谁|如何|怎么样?|怎样|为什么|为何|是否|[吗呢的了是有几]|请问/g;

/**
 * Alternatives of one part of the question: only the best one counts for a passage.
 * A Chinese bigram has itself alone; an English phrase has the bigrams of each translation.
 */
export type TermGroup = readonly (readonly string[])[];

export function listTermGroups(question: Question): readonly TermGroup[] {
  if (question.language === 'en')
    return question.concepts
      .filter((concept) => concept.forms.length > 0)
      .map((concept) => concept.forms.map(tokenize));
  // A name that has others (北大, 北京大学) is one part of the question, whichever of them a passage holds.
  const named = question.concepts.map(({ words, forms }) => ({ words, forms: forms.filter(isWord) }));
  const several = named.filter(({ forms }) => forms.length > 1);
  const rest = several.reduce((text, { words }) => text.replaceAll(words, ' '), question.folded);
  const tokens = new Set(tokenize(rest.replace(ASKING, ' ')));
  return [...[...tokens].map((token) => [[token]]), ...several.map(({ forms }) => forms.map(tokenize))];
}

/** A form of one character is no token of the index where it stands beside others. */
function isWord(form: string): boolean {
  return form.length > 1;
}

export interface KeywordScores {
  /** One per entry of the index, 0 to 1: BM25 divided by the most that this question could reach. */
  readonly scores: Float32Array;
  /** Entries that scored, unordered. */
  readonly entries: Uint32Array;
}

/** BM25 of every entry for the question's term groups. */
export function scoreKeywords(index: KeywordIndex, groups: readonly TermGroup[]): KeywordScores {
  const total = new Float32Array(index.size);
  const single = groups.filter((group) => group.length === 1);
  let bound = 0;
  const terms = single.flatMap(([tokens]) => tokens!.map((term) => ({ term, weight: 1 })));
  for (const { term } of terms) bound += index.most(term);
  const scored = index.score(terms, total);
  const several = groups.filter((group) => group.length > 1);
  const entries = several.length > 0 ? new Set(scored) : null;
  const scratch = several.length > 0 ? new Float32Array(index.size) : total;
  for (const group of several) {
    // Of several translations the one that a passage holds counts, not how many of them it holds.
    const best = new Map<number, number>();
    let most = 0;
    for (const tokens of group) {
      const found = index.score(
        tokens.map((term) => ({ term, weight: 1 })),
        scratch,
      );
      for (const entry of found) {
        best.set(entry, Math.max(best.get(entry) ?? 0, scratch[entry]!));
        scratch[entry] = 0;
      }
      most = Math.max(
        most,
        tokens.reduce((sum, term) => sum + index.most(term), 0),
      );
    }
    bound += most;
    for (const [entry, score] of best) {
      total[entry]! += score;
      entries!.add(entry);
    }
  }
  const touched = entries ? Uint32Array.from(entries) : scored;
  if (bound > 0) for (const entry of touched) total[entry]! /= bound;
  return { scores: total, entries: touched };
}
