import type { Article, Paragraph } from '../corpus/article.ts';
import { isListItem, listParagraphs } from '../corpus/paragraphs.ts';
import { markPairs, splitSentences } from '../language/split-sentences.ts';
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

/** A cut between these two would part a figure: 5,000 · 5.4% · 三千万元. */
const IN_FIGURE = /[\d０-９.,．〇零一二三四五六七八九十百千万亿]/;
const FIGURE_GOES_ON = /[\d０-９.,．〇零一二三四五六七八九十百千万亿%％‰元]/;
const CLAUSE_END = /[；;，,、\s]/;

/** Where to end a piece that begins at `start`: behind a clause mark if there is one, in any case at no figure, quotation or half character. */
function findCut(body: string, start: number, pairs: Uint32Array): number {
  const last = start + UNBROKEN_MAX;
  let anywhere = 0;
  for (let end = last; end > start + PASSAGE_MIN; end -= 1) {
    const [before, after] = [body[end - 1]!, body[end]!];
    const parts = (IN_FIGURE.test(before) && FIGURE_GOES_ON.test(after)) || /[\uDC00-\uDFFF]/.test(after);
    if (parts || pairs[end - 1]! > end) continue;
    if (CLAUSE_END.test(before)) return end;
    anywhere ||= end;
  }
  return anywhere || (/[\uDC00-\uDFFF]/.test(body[last]!) ? last - 1 : last);
}

/** Cuts an overlong piece. */
function cutUnbroken(text: string, piece: Piece): readonly Piece[] {
  if (piece.end - piece.start <= UNBROKEN_MAX) return [piece];
  const body = text.slice(piece.start, piece.end);
  const pairs = markPairs(body);
  const cuts = [0];
  while (body.length - cuts.at(-1)! > UNBROKEN_MAX) cuts.push(findCut(body, cuts.at(-1)!, pairs));
  return cuts
    .map((cut, i): Piece => {
      const end = piece.start + (cuts[i + 1] ?? body.length);
      return { start: piece.start + cut, end, paragraph: piece.paragraph };
    })
    .filter(({ start, end }) => text.slice(start, end).trim() !== '');
}

/** One paragraph as passages of sentences, about equally long; a list item stays whole unless it is overlong. */
function splitParagraph(text: string, paragraph: Paragraph): readonly Piece[] {
  const { start, end } = paragraph;
  const whole: Piece = { start, end, paragraph };
  if (end - start <= PASSAGE_MAX) return [whole];
  const body = text.slice(start, end);
  if (isListItem(body) && body.length <= UNBROKEN_MAX) return [whole];
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
  return joinShort(text, pieces).flatMap((piece) => cutUnbroken(text, piece));
}

/** Joins neighbours under the same heading while one of them is short and both fit in one passage. */
function joinShort(text: string, pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const short = last && Math.min(last.end - last.start, piece.end - piece.start) < PASSAGE_MIN;
    // Two sections may have the same heading; then it stands between them.
    const adjoins = last && text.slice(last.end, piece.start).trim() === '';
    if (
      last &&
      short &&
      adjoins &&
      last.paragraph.heading === piece.paragraph.heading &&
      piece.end - last.start <= PASSAGE_MAX
    )
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
  return joinShort(text, pieces).map(({ start, end, paragraph }, index) => ({
    id: `${article.id}#${index + 1}`,
    articleId: article.id,
    paragraph: paragraph.number,
    heading: paragraph.heading,
    start,
    end,
    text: text.slice(start, end),
  }));
}
