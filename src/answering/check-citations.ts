import type { Article } from '../corpus/article.ts';
import { AppError } from '../errors.ts';
import type { Citation, Statement } from './answer.ts';

/**
 * The promise, checked right before anything is handed out: every quote is the article's own text at its place,
 * every statement cites at least one quote and says nothing but words of its quotes.
 *
 * @throws AppError `citation` on the first breach; the answer must then not be sent
 */
export function checkCitations(
  statements: readonly Statement[],
  citations: readonly Citation[],
  articles: ReadonlyMap<string, Article>,
): void {
  const quotes = new Map<number, string>();
  for (const citation of citations) {
    const text = articles.get(citation.articleId)?.text;
    if (citation.quote === '' || text?.slice(citation.start, citation.end) !== citation.quote)
      throw new AppError('citation', `citation ${citation.number} is not the text of ${citation.articleId}`);
    quotes.set(citation.number, citation.quote);
  }
  for (const statement of statements) {
    const cited = statement.citations.map((number) => quotes.get(number));
    if (cited.length === 0 || cited.includes(undefined))
      throw new AppError('citation', 'a statement cites no quote of this answer');
    // Each line of a statement is one piece of one quote; nothing is put together across quotes.
    if (!statement.text.split('\n').every((line) => cited.some((quote) => quote?.includes(line))))
      throw new AppError('citation', 'a statement says more than the quote it cites');
  }
}
