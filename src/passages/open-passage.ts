import type { Citation, Span } from '../answering/answer.ts';
import type { Article } from '../corpus/article.ts';
import { listParagraphs } from '../corpus/paragraphs.ts';
import { findPassage, type PassageKey, passageKeyOf, type PassageSource } from './passage-key.ts';

/** A passage for a reader, with the parts of it that were cited; spans are in its text. */
export interface ShownPassage {
  readonly key: PassageKey;
  /** The paragraphs of the article in which it begins and ends. */
  readonly paragraphs: readonly [first: number, last: number];
  readonly heading: string;
  readonly text: string;
  /** What was cited, and the paragraph in which it begins; null when it is not in this passage. */
  readonly mark: (Span & { readonly paragraph: number }) | null;
}

/** A passage with what stands around it in its article, as the articles are now. */
export type OpenedPassage =
  | {
      /** `changed`: the article no longer has the words that were asked for, and the passage of their place is shown. */
      readonly kind: 'found' | 'changed';
      readonly article: Pick<Article, 'title' | 'publisher' | 'published' | 'url' | 'kind'>;
      readonly passage: ShownPassage;
      /** Null at the beginning and at the end of the article. */
      readonly before: ShownPassage | null;
      readonly after: ShownPassage | null;
      /** Its number in the article, from 1, and how many there are. */
      readonly number: number;
      readonly count: number;
    }
  | { readonly kind: 'gone' };

/** Where something was cited from. */
export type CitedPlace = Pick<Citation, 'articleId' | 'paragraph' | 'start' | 'end' | 'quote'>;

/** Where the article has the quoted words now: in their old place or else as near to it as can be; null for nowhere. */
export function locateQuote({ start, quote }: CitedPlace, { text }: Pick<Article, 'text'>): Span | null {
  if (quote === '') return null;
  if (text.startsWith(quote, start)) return { start, end: start + quote.length };
  const [before, after] = [text.lastIndexOf(quote, start), text.indexOf(quote, start)];
  const found = [before, after].filter((at) => at !== -1);
  if (found.length === 0) return null;
  const nearest = found.reduce((a, b) => (Math.abs(b - start) < Math.abs(a - start) ? b : a));
  return { start: nearest, end: nearest + quote.length };
}

/** The places of an article's passages in the snapshot, `[from, to)`; null when there is no such article. */
export function placesOf(articleId: string, source: PassageSource): readonly [from: number, to: number] | null {
  const number = source.articles.findIndex(({ id }) => id === articleId);
  return number === -1 ? null : [source.articleStarts[number]!, source.articleStarts[number + 1]!];
}

/** The place of the passage that was cited, and whether it still has the words; null when the article is gone. */
export function findCited(
  cited: CitedPlace,
  source: PassageSource,
): { readonly kind: 'found' | 'changed'; readonly at: number } | null {
  const places = placesOf(cited.articleId, source);
  if (places === null || places[0] === places[1]) return null;
  const [from, to] = places;
  const own = source.passages.slice(from, to);
  const words = locateQuote(cited, source.articleById.get(cited.articleId)!);
  const at =
    words === null
      ? own.findLastIndex(({ paragraph }) => paragraph <= cited.paragraph)
      : own.findIndex(({ end }) => end > words.start);
  return { kind: words === null ? 'changed' : 'found', at: from + Math.max(0, at) };
}

/** Opens the passage at a place of the snapshot; what was cited is marked wherever it is in sight. */
function openAt(at: number, kind: 'found' | 'changed', source: PassageSource, cited?: CitedPlace): OpenedPassage {
  const number = source.articleOf[at]!;
  const article = source.articles[number]!;
  const [from, to] = [source.articleStarts[number]!, source.articleStarts[number + 1]!];
  const words = cited?.articleId === article.id ? locateQuote(cited, article) : null;
  const paragraphs = listParagraphs(article.text);

  function show(place: number): ShownPassage | null {
    if (place < from || place >= to) return null;
    const passage = source.passages[place]!;
    const { paragraph, heading, text, start, end } = passage;
    const paragraphAt = (offset: number) => paragraphs.findLast((it) => it.start <= offset)?.number ?? paragraph;
    const mark = words && { start: Math.max(words.start, start), end: Math.min(words.end, end) };
    return {
      key: passageKeyOf(passage),
      paragraphs: [paragraph, paragraphAt(end - 1)],
      heading,
      text,
      mark:
        mark === null || mark.end <= mark.start
          ? null
          : { start: mark.start - start, end: mark.end - start, paragraph: paragraphAt(mark.start) },
    };
  }

  const { title, publisher, published, url, kind: articleKind } = article;
  return {
    kind,
    article: { title, publisher, published, url, kind: articleKind },
    passage: show(at)!,
    before: show(at - 1),
    after: show(at + 1),
    number: at - from + 1,
    count: to - from,
  };
}

/** Opens the passage that was cited. */
export function openCited(cited: CitedPlace, source: PassageSource): OpenedPassage {
  const found = findCited(cited, source);
  return found === null ? { kind: 'gone' } : openAt(found.at, found.kind, source, cited);
}

/** Opens the passage of a key; `cited` is marked where it is in sight. */
export function openPassage(key: PassageKey, source: PassageSource, cited?: CitedPlace): OpenedPassage {
  const found = findPassage(key, source);
  return found.kind === 'gone' ? found : openAt(found.at, found.kind, source, cited);
}
