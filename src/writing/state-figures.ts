import type { Citation, Statement } from '../answering/answer.ts';
import type { Extract } from '../answering/write-extract.ts';
import { readFacts } from '../evidence/claims/read-facts.ts';
import { readEnglishFacts } from '../evidence/english/read-english-facts.ts';
import { detectLanguage } from '../language/detect-language.ts';
import { foldText } from '../language/fold.ts';

function readValues(text: string): readonly number[] {
  const facts = detectLanguage(text) === 'en' ? readEnglishFacts(text) : readFacts(foldText(text));
  return facts.flatMap((fact) => (fact.kind === 'number' ? [fact.value] : []));
}

/** The values of the figure that a statement of the extractive answer marks. */
function readMarked({ text, marks }: Statement): readonly number[] {
  return marks.flatMap(({ start, end }) => readValues(text.slice(start, end)));
}

const overlap = (one: Citation, other: Citation) =>
  one.articleId === other.articleId && one.start < other.end && other.start < one.end;

/**
 * Sees to it that an answer tells every figure of which is known how it stands to others (latest, earlier, target, in
 * conflict): a written statement that tells one says so, and one that none tells is told in the article's own words, in
 * its place among them.
 *
 * @param extract the extractive answer, whose figures are compared
 */
export function stateFigures(written: Extract, extract: Extract): Extract {
  const statements = [...written.statements];
  const citations = [...written.citations];
  // Where the next one belongs that is missing: behind the figure before it, else in front.
  let place = 0;
  for (const figure of extract.statements) {
    const quote = extract.citations.find(({ number }) => number === figure.citations[0]);
    if (!figure.standing || !quote) continue;
    const values = readMarked(figure);
    const at = statements.findIndex((statement) => {
      if (!statement.written) return false;
      const isOfQuote = statement.citations.some((number) => overlap(citations[number - 1]!, quote));
      return isOfQuote && readValues(statement.text).some((value) => values.includes(value));
    });
    const told = statements[at];
    if (told) {
      // A sentence that tells two of them says for itself which is which.
      const standing = told.standing === undefined ? figure.standing : null;
      statements[at] = { ...told, standing, asOf: standing === null ? null : (figure.asOf ?? null) };
      place = at + 1;
      continue;
    }
    const same = citations.find((citation) => citation.quote === quote.quote && overlap(citation, quote));
    if (!same) citations.push({ ...quote, number: citations.length + 1 });
    statements.splice(place, 0, { ...figure, citations: [same?.number ?? citations.length] });
    place += 1;
  }
  return renumber(statements, citations);
}

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
