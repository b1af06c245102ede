import type { AuditRecord } from '../audit/audit-record.ts';
import type { Expected } from './golden-question.ts';

/**
 * What somebody who looked at an answer says of it: `right` as it is; the articles should not have been taken to say
 * anything (`not-found`); or only that this was no answer (`not-this`).
 */
export type Judgement = 'right' | 'not-found' | 'not-this';

/** More figures than a sentence of news has that answers one question. */
const MOST_FIGURES = 6;
const FIGURE = /\d+(?:[.,]\d+)*\s*[%％]?/g;

/** What the first line of the answer cites: it is the answer, and what follows adds to it. */
function listMain({ statements, citations }: AuditRecord): AuditRecord['citations'] {
  const [line = ''] = statements.split('\n');
  const marks = new Set([...line.matchAll(/\[(\d+)\]/g)].map(([, number]) => Number(number)));
  const main = citations.filter(({ number }) => marks.has(number));
  return main.length > 0 ? main : citations.slice(0, 1);
}

/**
 * What is expected from now on of the question that a record is about; null when the record cannot tell: a fault was
 * answered, or nothing was that could be wrong.
 */
export function expectFrom(record: AuditRecord, judgement: Judgement): Expected | null {
  if (judgement === 'not-found') return { kind: 'not-found' };
  if (record.kind === 'unavailable') return null;
  const main = listMain(record);
  const [first] = main;
  if (judgement === 'not-this') {
    const quotes = main.map(({ articleId, quote }) => ({ articleId, quote }));
    return quotes.length === 0 ? null : { kind: 'not-this', quotes };
  }
  if (first === undefined) return { kind: 'not-found' };
  const figures = first.quote.match(FIGURE) ?? [];
  const words = [...new Set(figures.map((figure) => figure.trim()))].slice(0, MOST_FIGURES);
  return { kind: 'cites', articleId: first.articleId, words };
}
