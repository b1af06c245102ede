import type { Article } from '../corpus/article.ts';
import { AppError } from '../errors.ts';
import { checkStatement } from '../checking/check-statement.ts';
import { citeText } from '../checking/cite-text.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { Citation, Statement } from './answer.ts';

function checkQuote({ articleId, number, quote, start, end }: Citation, article: Article | undefined): void {
  if (quote === '' || article?.text.slice(start, end) !== quote)
    throw new AppError('citation', `citation ${number} is not the text of ${articleId}`);
}

/**
 * The promise, checked right before anything is handed out: every quote is the article's own text at its place,
 * every statement cites at least one quote and says nothing but words of its quotes; one that a language model wrote
 * says nothing but what the check finds in them.
 *
 * @throws AppError `citation` on the first breach; the answer must then not be sent
 */
export function checkCitations(
  statements: readonly Statement[],
  citations: readonly Citation[],
  { articleById, glossary, aliases }: Pick<Snapshot, 'articleById' | 'glossary' | 'aliases'>,
): void {
  for (const citation of citations) checkQuote(citation, articleById.get(citation.articleId));
  for (const statement of statements) {
    const cited = statement.citations.map((number) => citations.find((citation) => citation.number === number));
    const quotes = cited.filter((citation) => citation !== undefined);
    if (quotes.length === 0 || quotes.length < cited.length)
      throw new AppError('citation', 'a statement cites no quote of this answer');
    if (statement.written) {
      const texts = quotes.map((quote) => citeText(articleById.get(quote.articleId)!, quote));
      if (checkStatement(statement.text, texts, glossary, aliases).supported) continue;
    }
    // Each line of a statement is one piece of one quote; nothing is put together across quotes.
    else if (statement.text.split('\n').every((line) => quotes.some(({ quote }) => quote.includes(line)))) continue;
    throw new AppError('citation', 'a statement says more than the quote it cites');
  }
}
