import type { Extract } from '../answering/write-extract.ts';
import { insertStatement, overlap } from './insert-statement.ts';

/**
 * The best that the articles say stays in the answer: where sentences were dropped and none that is left rests on it,
 * it stands in front in the articles' own words. What is left could be beside the point otherwise.
 *
 * @param extract the extractive answer, the best first
 */
export function keepLead(written: Extract, extract: Extract): Extract {
  const [lead] = extract.statements;
  if (!lead) return written;
  const quotes = lead.citations.map((number) => extract.citations[number - 1]!);
  const isTold = quotes.some((quote) => written.citations.some((citation) => overlap(citation, quote)));
  return isTold ? written : insertStatement(written, 0, lead, extract);
}
