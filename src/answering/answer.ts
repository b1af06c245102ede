import type { ArticleKind } from '../corpus/article.ts';
import type { Language } from '../language/language.ts';
import type { ResolvedDate } from '../language/resolve-dates.ts';
import type { PassageKey } from '../passages/passage-key.ts';

/** A span `[start, end)` in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A passage that retrieval found, best first. */
export interface Match {
  /** Opens the passage; names it for good. */
  readonly key: PassageKey;
  readonly passageId: string;
  readonly articleId: string;
  readonly title: string;
  readonly paragraph: number;
  readonly heading: string;
  /** 0 to 1 within one list; comparable inside one answer only. */
  readonly score: number;
  readonly text: string;
}

/** A verbatim slice of an article: `article.text.slice(start, end) === quote`, checked right before it is handed out. */
export interface Citation {
  /** 1-based, in the order in which statements use them. */
  readonly number: number;
  readonly articleId: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly published: string | null;
  /** The date that the quote speaks of (`2021`, `2022-06`), from its own words or else from the publication; null when unknown. */
  readonly asOf: string | null;
  readonly kind: ArticleKind;
  readonly url: string | null;
  readonly paragraph: number;
  readonly heading: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** What a term of a Chinese statement means in English; the span is in the statement's `text`. */
export interface Gloss extends Span {
  readonly words: string;
  readonly meaning: string;
}

/**
 * How the figure of a statement stands to others of the same thing in the same answer:
 * `latest` and `earlier` ones, those that `conflict` about one time, a `target` and what was `reached` beside it;
 * `dated` where only its time can be told, `undated` where not even that.
 */
export type Standing = 'latest' | 'earlier' | 'conflict' | 'target' | 'reached' | 'dated' | 'undated';

/**
 * One sentence of an answer, or a numbered list of several, a line each.
 * Without a language model every line is verbatim from a quote it cites.
 */
export interface Statement {
  readonly text: string;
  /** Numbers of citations, at least one. */
  readonly citations: readonly number[];
  /** The parts of `text` that answer the question, in order, not overlapping. */
  readonly marks: readonly Span[];
  readonly dates: readonly ResolvedDate[];
  /** The key terms for a reader who has no Chinese, in order, at most eight; English questions only. */
  readonly glosses?: readonly Gloss[];
  /** Null or absent when the answer has but one figure for what was asked, or none. */
  readonly standing?: Standing | null;
  /** With `standing`: the time of the figure, or the one that a target is for; null when unknown. */
  readonly asOf?: string | null;
  /** A language model wrote it, and the check found that its quotes carry it; otherwise its words are the quotes'. */
  readonly written?: true;
}

export interface Timings {
  readonly understand: number;
  readonly embed: number;
  readonly retrieve: number;
  readonly answer: number;
  readonly total: number;
}

interface AnswerBase {
  /** By which one can ask later how it came about; as `createAnswerId` gives it. */
  readonly id: string;
  readonly question: string;
  /** What a follow-up was taken for, as a question that stands for itself; null or absent when it does so already. */
  readonly understoodAs?: string | null;
  /** The asker's language; labels and notices follow it, quotes stay verbatim. */
  readonly language: Language;
  /** The best 10 passages, cited or not. */
  readonly matches: readonly Match[];
  /** Id of the one snapshot that the whole answer comes from. */
  readonly snapshot: string;
  readonly model: string;
  readonly milliseconds: Timings;
}

/** Why an answer consists of the articles' own sentences although there is a language model. */
export type WritingNotice = 'budget' | 'model-failed';

export interface Answered extends AnswerBase {
  readonly kind: 'answered';
  /** 1 to 4; where a language model wrote, up to 6 and the figures that it left out. */
  readonly statements: readonly Statement[];
  readonly citations: readonly Citation[];
  readonly notice?: WritingNotice;
}

/** Forms of answers by which what is missing can be named. */
export type AnswerForm = 'phone' | 'contact' | 'age' | 'money' | 'percent' | 'area' | 'count' | 'date' | 'duration';

/**
 * What the articles do not say: an answer of a form, or words of the question.
 * `elsewhere` when an article has the words that says nothing of what is mentioned.
 */
export type Lacking =
  | { readonly kind: 'form'; readonly form: AnswerForm }
  | { readonly kind: 'words'; readonly words: string; readonly elsewhere: boolean };

/** All words are a short piece of the question, as the asker wrote it: letters and figures without any mark. */
export interface Missing {
  /** What an article does speak of; null when none speaks of anything that was asked. */
  readonly mentioned: string | null;
  readonly lacking: Lacking;
}

/** The articles do not say. Nothing is cited; `related` is what comes nearest, at most three, and no answer. */
export interface NotFound extends AnswerBase {
  readonly kind: 'not-found';
  /** What in particular is missing; null when it cannot be told for certain. */
  readonly missing: Missing | null;
  readonly related: readonly Match[];
}

/** A fault on our side; `reason` is one of the sentences for people, by key. */
export interface Unavailable extends AnswerBase {
  readonly kind: 'unavailable';
  readonly reason: 'internal';
}

export type Answer = Answered | NotFound | Unavailable;

/** One line of a statement with the citations to mark it with. */
export interface StatementLine {
  readonly text: string;
  readonly citations: readonly number[];
  /** Offsets in the line. */
  readonly marks: readonly Span[];
}

/**
 * A statement as its lines: a numbered list cites an item a line, any other statement all of its citations at its end.
 */
export function listLines({ text, citations, marks }: Statement): readonly StatementLine[] {
  const lines = text.split('\n');
  if (lines.length !== citations.length) return [{ text, citations, marks }];
  let at = 0;
  return lines.map((line, i) => {
    const start = at;
    const end = start + line.length;
    at = end + 1;
    const inside = marks
      .map((mark) => ({ start: Math.max(mark.start, start) - start, end: Math.min(mark.end, end) - start }))
      .filter((mark) => mark.end > mark.start);
    return { text: line, citations: [citations[i]!], marks: inside };
  });
}

/** Statements in plain text, each line with its citation marks. */
export function printStatements(statements: readonly Statement[]): string {
  return statements
    .flatMap(listLines)
    .map(({ text, citations }) => text + citations.map((number) => `[${number}]`).join(''))
    .join('\n');
}
