import type { Statement } from '../answering/answer.ts';
import type { Extract } from '../answering/write-extract.ts';
import { readFacts } from '../checking/claims/read-facts.ts';
import { readEnglishFacts } from '../checking/english/read-english-facts.ts';
import { detectLanguage } from '../language/detect-language.ts';
import { foldText } from '../language/fold.ts';
import { insertStatement, overlap } from './insert-statement.ts';

function readValues(text: string): readonly number[] {
  const facts = detectLanguage(text) === 'en' ? readEnglishFacts(text) : readFacts(foldText(text));
  return facts.flatMap((fact) => (fact.kind === 'number' ? [fact.value] : []));
}

/** The values of the figure that a statement of the extractive answer marks. */
function readMarked({ text, marks }: Statement): readonly number[] {
  return marks.flatMap(({ start, end }) => readValues(text.slice(start, end)));
}

/**
 * Sees to it that an answer tells every figure of which is known how it stands to others (latest, earlier, target, in
 * conflict): a written statement that tells one says so, and one that none tells is told in the article's own words, in
 * its place among them.
 *
 * @param extract the extractive answer, whose figures are compared
 */
export function stateFigures(written: Extract, extract: Extract): Extract {
  let stated = written;
  // Where the next one belongs that is missing: behind the figure before it, else in front.
  let place = 0;
  for (const figure of extract.statements) {
    const quote = extract.citations[figure.citations[0]! - 1];
    if (!figure.standing || !quote) continue;
    const values = readMarked(figure);
    const { statements, citations } = stated;
    const at = statements.findIndex((statement) => {
      if (!statement.written) return false;
      const isOfQuote = statement.citations.some((number) => overlap(citations[number - 1]!, quote));
      return isOfQuote && readValues(statement.text).some((value) => values.includes(value));
    });
    const told = statements[at];
    if (!told) {
      stated = insertStatement(stated, place, figure, extract);
      place += 1;
      continue;
    }
    // A sentence that tells two of them says for itself which is which.
    const standing = told.standing === undefined ? figure.standing : null;
    const labelled = { ...told, standing, asOf: standing === null ? null : (figure.asOf ?? null) };
    stated = { statements: statements.with(at, labelled), citations };
    place = at + 1;
  }
  return stated;
}
