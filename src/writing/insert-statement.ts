import type { Citation, Statement } from '../answering/answer.ts';
import type { Extract } from '../answering/write-extract.ts';

/** Whether two quotes share words of one article. */
export const overlap = (one: Citation, other: Citation): boolean =>
  one.articleId === other.articleId && one.start < other.end && other.start < one.end;

/** Numbers citations anew in the order in which statements use them. */
function renumber(statements: readonly Statement[], citations: readonly Citation[]): Extract {
  const order = [...new Set(statements.flatMap((statement) => statement.citations))];
  const numbers = new Map(order.map((number, i) => [number, i + 1]));
  return {
    statements: statements.map((statement) =>
      Object.assign({}, statement, { citations: statement.citations.map((number) => numbers.get(number)!) }),
    ),
    citations: order.map((number, i) => Object.assign({}, citations[number - 1]!, { number: i + 1 })),
  };
}

/**
 * Puts a statement of another answer into this one, with its quotes; a quote that is there already is not shown twice.
 *
 * @param source the answer that the statement is of
 */
export function insertStatement(into: Extract, place: number, statement: Statement, source: Extract): Extract {
  const citations = [...into.citations];
  const numbers = statement.citations.map((number) => {
    const quote = source.citations[number - 1]!;
    const same = citations.find((citation) => citation.quote === quote.quote && overlap(citation, quote));
    if (same) return same.number;
    citations.push({ ...quote, number: citations.length + 1 });
    return citations.length;
  });
  const statements = into.statements.toSpliced(place, 0, { ...statement, citations: numbers });
  return renumber(statements, citations);
}
