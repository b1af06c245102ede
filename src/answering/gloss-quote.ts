import { explainQuantities } from '../language/english-quantity.ts';
import { readEnglishWords } from '../language/english-words.ts';
import { foldWithOffsets } from '../language/fold.ts';
import type { Glossary } from '../language/glossary.ts';
import type { Question } from '../question/question.ts';
import type { Gloss, Span } from './answer.ts';
import { findNames, listBoundaries } from './find-names.ts';

/** More would be a vocabulary list and no help. */
const MOST_GLOSSES = 8;
const HAN = /^\p{Script=Han}{2,}$/u;
/** Words of the dictionary that a run of segments may make up together. */
const MOST_SEGMENTS = 4;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** A gloss in offsets of the folded text. */
export interface FoldedGloss extends Span {
  readonly meaning: string;
}

const overlaps = (a: Span, b: Span) => a.start < b.end && b.start < a.end;

/** What the asker called one or several neighbouring concepts, in the asker's own letters. */
function quoteAsker({ text, concepts }: Question, words: readonly string[]): string {
  const lower = text.toLowerCase();
  const spans = words.map((word) => ({ start: lower.indexOf(word), length: word.length }));
  if (lower.length === text.length && spans.every(({ start }) => start >= 0)) {
    const start = Math.min(...spans.map((span) => span.start));
    return text.slice(start, Math.max(...spans.map((span) => span.start + span.length)));
  }
  // Short forms (lab) were written out, and do not stand in the question as they are.
  const isName = (word: string) => concepts.some((concept) => concept.exact && concept.words === word);
  return words.map((word) => (isName(word) ? capitalize(word) : word)).join(' ');
}

const capitalize = (words: string) => words.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase());

/** Whether two English phrases have a word of the same family. */
function shareWord(a: string, b: string): boolean {
  const families = new Set(readEnglishWords(a).flatMap(({ stop, family }) => (stop ? [] : [family])));
  return readEnglishWords(b).some(({ family }) => families.has(family));
}

/** Where a word of the dictionary stands in the text as a word, not across two (部分|区县 has no 分区); or −1. */
function findWord(word: string, folded: string, boundaries: ReadonlySet<number>): number {
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1))
    if (boundaries.has(at) && boundaries.has(at + word.length)) return at;
  return -1;
}

/** The part of a joined form that neither concept has by itself would be a guess when it is one character. */
const LEAST_PART = 2;

/** What two neighbouring concepts make together (金凤 + 实验室), where the text has it in one piece. */
function glossCompounds(question: Question, folded: string, glossary: Glossary): readonly FoldedGloss[] {
  return question.concepts.slice(1).flatMap((second, i) => {
    const first = question.concepts[i]!;
    return first.forms
      .filter((form) => HAN.test(form) && second.forms.includes(form) && folded.includes(form))
      .flatMap((form) => {
        const parts = [first, second].map((concept) =>
          concept.forms.find(
            (part) => part !== form && (concept === first ? form.startsWith(part) : form.endsWith(part)),
          ),
        );
        const joined = parts.every((part) => part !== undefined && part.length >= LEAST_PART);
        const meaning = glossary.explain(form) ?? (joined ? quoteAsker(question, [first.words, second.words]) : null);
        const start = folded.indexOf(form);
        return meaning === null ? [] : [{ start, end: start + form.length, meaning }];
      });
  });
}

/** Words that bind or that a reader can do without; verbs say little without their sentence. */
const TELLS_LITTLE =
  /^(?:to|as|therefore|thus|early|at|in|on|of|this|that|these|and|or|but|also|not|only|already|very|all|each|both|bilateral|the|by|from|after|before|one|other|with|now|when|if|so|then|how|what|which|for|is|be|he|it|they|we)\b/i;

/**
 * The question's own concepts where the text has them: as the dictionary explains them, or a name that sounds as the
 * asker wrote it.
 */
function glossConcepts(question: Question, folded: string, glossary: Glossary): readonly FoldedGloss[] {
  const boundaries = listBoundaries(folded);
  return question.concepts.flatMap(({ words, forms }) =>
    forms
      .filter((form) => HAN.test(form) && folded.includes(form))
      .toSorted((a, b) => b.length - a.length)
      .flatMap((form) => {
        const sounds = glossary.spell(form)?.join('') === words.replaceAll(/[^a-z]/g, '');
        const start = sounds ? folded.indexOf(form) : findWord(form, folded, boundaries);
        const meaning = sounds ? quoteAsker(question, [words]) : glossary.explain(form);
        // 分别 is asked for as `differently`, and explained as `to part`: the sense is not sure.
        const sure = meaning !== null && (sounds || !TELLS_LITTLE.test(meaning) || shareWord(words, meaning));
        return start >= 0 && sure ? [{ start, end: start + form.length, meaning }] : [];
      })
      .slice(0, 1),
  );
}

/** Words of the dictionary in a part of the text, the longest ones first: they tell most. */
function glossWords(folded: string, { start, end }: Span, glossary: Glossary): readonly FoldedGloss[] {
  const segments = [...segmenter.segment(folded.slice(start, end))];
  const found: FoldedGloss[] = [];
  for (let i = 0; i < segments.length;) {
    let taken = 1;
    for (let count = Math.min(MOST_SEGMENTS, segments.length - i); count > 0; count -= 1) {
      const word = segments
        .slice(i, i + count)
        .map(({ segment }) => segment)
        .join('');
      const meaning = HAN.test(word) ? glossary.explain(word) : null;
      if (meaning === null || TELLS_LITTLE.test(meaning)) continue;
      const at = start + segments[i]!.index;
      found.push({ start: at, end: at + word.length, meaning });
      taken = count;
      break;
    }
    i += taken;
  }
  return found.toSorted((a, b) => b.end - b.start - (a.end - a.start));
}

/**
 * The key terms of a Chinese statement for somebody who reads English only: figures and dates, what was asked about,
 * names, and words of the part that answers. Each comes from the figure's own arithmetic, the dictionary, the sound of
 * a name or the asker's words; nothing is translated as a sentence. In order, not overlapping; at most eight.
 *
 * @param marks the parts of the text that answer; none means all of it
 */
export function glossQuote(
  question: Question,
  text: string,
  marks: readonly Span[],
  glossary: Glossary,
): readonly Gloss[] {
  const { folded, offsets } = foldWithOffsets(text);
  const toOffset = (at: number) => offsets[at]!;
  const answering = (span: Span) =>
    marks.length === 0 ||
    marks.some((mark) => overlaps({ start: toOffset(span.start), end: toOffset(span.end) }, mark));
  const quantities = explainQuantities(folded);
  const names = findNames(folded, glossary);
  const parts =
    marks.length === 0
      ? [{ start: 0, end: folded.length }]
      : marks.map((mark) => ({
          start: offsets.findIndex((offset) => offset >= mark.start),
          end: offsets.findIndex((offset) => offset >= mark.end),
        }));
  const candidates = [
    ...quantities.filter(answering),
    ...glossCompounds(question, folded, glossary),
    ...names.filter(answering),
    ...glossConcepts(question, folded, glossary),
    ...names,
    ...parts.flatMap((part) => glossWords(folded, part, glossary)),
    ...quantities,
  ];
  const chosen: FoldedGloss[] = [];
  const told: string[] = [];
  for (const gloss of candidates) {
    const words = folded.slice(gloss.start, gloss.end);
    if (chosen.length === MOST_GLOSSES) break;
    // 重庆 needs no line of its own beside 重庆市.
    if (
      told.some((other) => other.includes(words) || words.includes(other)) ||
      words === gloss.meaning ||
      chosen.some((other) => overlaps(gloss, other))
    )
      continue;
    told.push(words);
    chosen.push(gloss);
  }
  return chosen
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, end, meaning }) => {
      const [from, to] = [toOffset(start), toOffset(end)];
      return { start: from, end: to, words: text.slice(from, to), meaning };
    });
}
