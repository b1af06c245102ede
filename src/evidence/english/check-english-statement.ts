import type { Glossary } from '../../language/glossary.ts';
import type { CitedText, StatementCheck } from '../statement-check.ts';

/** English sentences cannot be checked yet: none is supported. */
export function checkEnglishStatement(text: string, _cited: readonly CitedText[], _glossary: Glossary): StatementCheck {
  return { supported: false, problems: [{ kind: 'language', words: text }] };
}
