import { carryConcept } from '../evidence/carry-concept.ts';
import { explainQuantities } from '../language/english-quantity.ts';
import { foldWithOffsets } from '../language/fold.ts';
import type { Glossary } from '../language/glossary.ts';
import type { Question } from '../question/question.ts';
import type { Gloss, Span } from './answer.ts';
import { findNames } from './find-names.ts';

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
function quoteAsker(question: Question, words: readonly string[]): string {
  const text = question.text;
  const lower = text.toLowerCase();
  const spans = words.map((word) => ({ start: lower.indexOf(word), length: word.length }));
  // Short forms were written out: they do not stand in the question as they are.
  if (lower.length !== text.length || spans.some(({ start }) => start < 0)) return words.join(' ');
  const start = Math.min(...spans.map((span) => span.start));
  return text.slice(start, Math.max(...spans.map((span) => span.start + span.length)));
}

/** The question's own concepts where the text has them: what the dictionary says they are, or else the asker's words. */
function glossConcepts(question: Question, folded: string, glossary: Glossary): readonly FoldedGloss[] {
  const found = new Map<number, { form: string; words: string[] }>();
  for (const concept of question.concepts) {
    const forms = concept.forms
      .filter((form) => HAN.test(form) && folded.includes(form))
      .toSorted((a, b) => b.length - a.length);
    const form = forms[0];
    if (form === undefined || carryConcept(concept, folded) === 0) continue;
    const at = folded.indexOf(form);
    const same = found.get(at);
    // 金凤实验室 carries both Jinfeng and Laboratory.
    if (same?.form === form) same.words.push(concept.words);
    else if (!same || same.form.length < form.length) found.set(at, { form, words: [concept.words] });
  }
  return [...found].map(([start, { form, words }]) => ({
    start,
    end: start + form.length,
    meaning: glossary.explain(form) ?? quoteAsker(question, words),
  }));
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
      if (meaning === null) continue;
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
    ...names.filter(answering),
    ...glossConcepts(question, folded, glossary),
    ...names,
    ...parts.flatMap((part) => glossWords(folded, part, glossary)),
    ...quantities,
  ];
  const chosen: FoldedGloss[] = [];
  const told = new Set<string>();
  for (const gloss of candidates) {
    const words = folded.slice(gloss.start, gloss.end);
    if (chosen.length === MOST_GLOSSES) break;
    if (told.has(words) || words === gloss.meaning || chosen.some((other) => overlaps(gloss, other))) continue;
    told.add(words);
    chosen.push(gloss);
  }
  return chosen
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, end, meaning }) => {
      const span = { start: toOffset(start), end: toOffset(end) };
      return { ...span, words: text.slice(span.start, span.end), meaning };
    });
}
