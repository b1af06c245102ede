import type { Article, Paragraph } from '../corpus/article.ts';
import { isListItem, listParagraphs } from '../corpus/paragraphs.ts';
import { splitSentences } from '../language/split-sentences.ts';
import type { Passage } from './passage.ts';

/** Passages aim at this range, in UTF-16 units; a single long sentence, quotation or list item may exceed it. */
export const PASSAGE_MIN = 80;
export const PASSAGE_MAX = 300;
/** Text without any sentence end (tables, lists run together) is cut at this length, at the best place at hand. */
const UNBROKEN_MAX = 900;

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly paragraph: Paragraph;
}

/** Cuts an overlong piece behind a clause mark or white space, never inside a number or a surrogate pair. */
function cutUnbroken(text: string, piece: Piece): readonly Piece[] {
  const pieces: Piece[] = [];
  let { start } = piece;
  while (piece.end - start > UNBROKEN_MAX) {
    const window = text.slice(start, start + UNBROKEN_MAX);
    const clause = Math.max(...['；', ';', '，', '、', ' ', '\n'].map((mark) => window.lastIndexOf(mark)));
    let end = start + (clause > PASSAGE_MIN ? clause + 1 : UNBROKEN_MAX);
    while (
      end > start + PASSAGE_MIN &&
      /[\d.,%\uDC00-\uDFFF]/.test(text[end]!) &&
      /[\d.,\uD800-\uDBFF]/.test(text[end - 1]!)
    )
      end -= 1;
    pieces.push({ ...piece, start, end });
    start = end;
  }
  pieces.push({ ...piece, start });
  return pieces;
}

/** One paragraph as passages of sentences, about equally long; a list item stays whole. */
function splitParagraph(text: string, paragraph: Paragraph): readonly Piece[] {
  const { start, end } = paragraph;
  const whole: Piece = { start, end, paragraph };
  if (end - start <= PASSAGE_MAX) return [whole];
  const body = text.slice(start, end);
  if (isListItem(body)) return cutUnbroken(text, whole);
  const sentences = splitSentences(body);
  const wanted = body.length / Math.ceil(body.length / PASSAGE_MAX);
  const pieces: Piece[] = [];
  let open: Piece | undefined;
  for (const sentence of sentences) {
    const next = { start: start + sentence.start, end: start + sentence.end, paragraph };
    const joined = open && next.end - open.start;
    // Close when the sentence would overfill, or when the piece is nearer to its share without it.
    if (open && (joined! > PASSAGE_MAX || joined! - wanted > wanted - (open.end - open.start))) {
      pieces.push(open);
      open = undefined;
    }
    open = { start: open?.start ?? next.start, end: next.end, paragraph };
  }
  if (open) pieces.push(open);
  return joinShort(pieces).flatMap((piece) => cutUnbroken(text, piece));
}

/** Joins neighbours under the same heading while one of them is short and both fit in one passage. */
function joinShort(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const short = last && Math.min(last.end - last.start, piece.end - piece.start) < PASSAGE_MIN;
    if (last && short && last.paragraph.heading === piece.paragraph.heading && piece.end - last.start <= PASSAGE_MAX)
      joined[joined.length - 1] = { ...last, end: piece.end };
    else joined.push(piece);
  }
  return joined;
}

/**
 * The passages of an article, in order: every sentence in exactly one, headings in none.
 * They end at sentence ends and never split a figure, a quotation or a list item.
 */
export function splitArticle(article: Article): readonly Passage[] {
  const { text } = article;
  const pieces = listParagraphs(text).flatMap((paragraph) => splitParagraph(text, paragraph));
  return joinShort(pieces).map(({ start, end, paragraph }, index) => ({
    id: `${article.id}#${index + 1}`,
    articleId: article.id,
    paragraph: paragraph.number,
    heading: paragraph.heading,
    start,
    end,
    text: text.slice(start, end),
  }));
}
