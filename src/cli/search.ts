import { AppError } from '../errors.ts';
import { detectLanguage } from '../language/detect-language.ts';
import { textsFor } from '../texts/texts-for.ts';
import { openApp } from './open-app.ts';
import { renderMatches } from './render-terminal.ts';
import { readCount, readFlags, runProgram, showUsage } from './run-program.ts';

const USAGE = 'npm run --silent search -- [--json] [--corpus DIR] [--top N] QUERY';
const OPTIONS = { json: { type: 'boolean' }, corpus: { type: 'string' }, top: { type: 'string' } } as const;
const MOST = 100;

/** The passages nearest to a query, best first, without an answer. */
export async function main(argv: readonly string[]): Promise<number> {
  if (showUsage(argv, USAGE)) return 0;
  const { values, positionals } = readFlags(argv, OPTIONS, USAGE);
  const top = readCount('--top', values.top, 10, MOST);
  const query = positionals.join(' ').trim();
  if (query === '') throw new AppError('usage', 'there is no query', { fix: `usage: ${USAGE}` });
  const app = await openApp({ corpusDir: values.corpus, keepRecords: false });
  try {
    const matches = await app.search(query, top);
    const texts = textsFor(detectLanguage(query));
    if (values.json) process.stdout.write(`${JSON.stringify({ query, matches })}\n`);
    else process.stdout.write(`${matches.length > 0 ? renderMatches(matches, texts) : texts.searchEmpty}\n`);
  } finally {
    await app.close();
  }
  return 0;
}

runProgram(import.meta.url, main);
