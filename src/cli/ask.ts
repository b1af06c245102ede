import { AppError } from '../errors.ts';
import { textsFor } from '../texts/texts-for.ts';
import { toAnswerJson } from './answer-json.ts';
import { openApp } from './open-app.ts';
import { readLines } from './read-lines.ts';
import { renderAnswer } from './render-terminal.ts';
import { readFlags, runProgram, showUsage } from './run-program.ts';

const USAGE =
  'npm run --silent ask -- [--json] [--corpus DIR] QUESTION (QUESTION - reads one a line from standard input)';
const OPTIONS = { json: { type: 'boolean' }, corpus: { type: 'string' } } as const;

/**
 * Answers one question, or every line of standard input in order.
 *
 * @returns 1 when a question met a fault, else 0: that the articles do not say is an answer
 */
export async function main(argv: readonly string[]): Promise<number> {
  if (showUsage(argv, USAGE)) return 0;
  const { values, positionals } = readFlags(argv, OPTIONS, USAGE);
  const question = positionals.join(' ').trim();
  if (question === '') throw new AppError('usage', 'there is no question', { fix: `usage: ${USAGE}` });
  const app = await openApp({ corpusDir: values.corpus });
  let asked = 0;
  let code = 0;
  const answerOne = async (text: string, more: boolean) => {
    const answer = await app.answer(text);
    if (values.json) process.stdout.write(`${JSON.stringify(toAnswerJson(answer))}\n`);
    else process.stdout.write(`${renderAnswer(answer, textsFor(answer.language))}\n${more ? '\n' : ''}`);
    asked += 1;
    if (answer.kind === 'unavailable') code = 1;
  };
  try {
    if (question !== '-') await answerOne(question, false);
    else for await (const line of readLines(process.stdin)) await answerOne(line, true);
  } finally {
    await app.close();
  }
  if (asked === 0) throw new AppError('usage', 'standard input holds no question', { fix: `usage: ${USAGE}` });
  return code;
}

runProgram(import.meta.url, main);
