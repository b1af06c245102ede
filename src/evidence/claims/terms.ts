import { readEnglishWords } from '../../language/english-words.ts';

/** A Han bigram, or the stem of a Latin word, or a number, with its place in a folded text. */
export interface Term {
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

const RUN = /\p{Script=Han}+|[a-z0-9]+(?:[.,][0-9]+)*/gu;
/** Characters that carry grammar rather than meaning. */
const GRAMMAR = new Set('的了着在是和与及其这那个为对于将以等也就都而被把从到又并或者之所有地得还很更');
/** Words by which sentences are tied to their speakers and to each other: every article has them. */
const FRAME =
  /表示|介绍|指出|认为|强调|透露|告诉|记者|报道|此外|同时|目前|其中|此次|本次|据了|了解|据悉|因此|所以|但是|然而|以及|进行|通过|方面|相关|有关|要求|数据显示|统计|显示|称|说/g;
const GRAMMAR_WEIGHT = 0.4;
const FRAME_WEIGHT = 0.25;

/** Latin words, numbers and Han bigrams of a folded text in their order; a lone Han character by itself. */
export function listTerms(folded: string): readonly Term[] {
  const terms: Term[] = [];
  for (const { 0: run, index } of folded.matchAll(RUN)) {
    if (/^[a-z0-9]/.test(run)) {
      terms.push({ term: readEnglishWords(run)[0]?.stem ?? run, start: index, end: index + run.length });
      continue;
    }
    const chars = Array.from(run);
    let at = index;
    for (const [i, char] of chars.entries()) {
      const next = chars[i + 1];
      if (next !== undefined) terms.push({ term: char + next, start: at, end: at + char.length + next.length });
      else if (chars.length === 1) terms.push({ term: char, start: at, end: at + char.length });
      at += char.length;
    }
  }
  return terms;
}

/** How much meaning each term has by its form, 0 to 1; what is rare in the source counts more besides. */
export function weighTerms(folded: string, terms: readonly Term[]): readonly number[] {
  const frame = new Set<number>();
  for (const { 0: words, index } of folded.matchAll(FRAME))
    for (let i = index; i < index + words.length; i += 1) frame.add(i);
  return terms.map(({ term, start, end }) => {
    if (frame.has(start) && frame.has(end - 1)) return FRAME_WEIGHT;
    if (/^[a-z]/.test(term) && readEnglishWords(folded.slice(start, end))[0]?.stop) return GRAMMAR_WEIGHT;
    const grammar = Array.from(term).filter((char) => GRAMMAR.has(char)).length;
    return grammar === 0 ? 1 : grammar === 1 ? GRAMMAR_WEIGHT : 0;
  });
}
