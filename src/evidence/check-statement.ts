import { detectLanguage } from '../language/detect-language.ts';
import type { Glossary } from '../language/glossary.ts';
import { checkClaim } from './check-claim.ts';
import { checkEnglishStatement } from './english/check-english-statement.ts';
import type { CitedText, StatementCheck } from './statement-check.ts';

export type { CitedText, StatementCheck } from './statement-check.ts';

/** Whether a written sentence says nothing that its quotes do not say. */
export function checkStatement(text: string, cited: readonly CitedText[], glossary: Glossary): StatementCheck {
  if (detectLanguage(text) === 'en') return checkEnglishStatement(text, cited, glossary);
  const { problems } = checkClaim(text, cited.map((quote) => quote.text).join('\n'), null);
  return { supported: problems.length === 0 && cited.length > 0, problems };
}
