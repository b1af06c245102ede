import { readAnswerId } from '../answering/answer-id.ts';
import type { Answer } from '../answering/answer.ts';
import type { App } from '../app.ts';
import { createAuditLog } from '../audit/create-audit-log.ts';
import { loadConfig } from '../config.ts';
import { AppError } from '../errors.ts';
import { silentLog } from '../log.ts';
import { openStore } from '../store/open-store.ts';
import { explainAnswer } from '../texts/explain-lines.ts';
import { textsFor } from '../texts/texts-for.ts';
import { toAnswerJson } from './answer-json.ts';
import { openApp } from './open-app.ts';
import { readLines } from './read-lines.ts';
import { renderAnswer } from './render-terminal.ts';
import { readFlags, runProgram, showUsage } from './run-program.ts';

const USAGE =
  'npm run --silent ask -- [--json] [--explain] [--corpus DIR] QUESTION (QUESTION - reads one a line from standard input), or --why ID for an earlier answer';
const OPTIONS = {
  json: { type: 'boolean' },
  explain: { type: 'boolean' },
  corpus: { type: 'string' },
  why: { type: 'string' },
} as const;

/** How an earlier answer came about, of this program or of the bot over the same data folder. */
function explainEarlier(typed: string, json: boolean): void {
  const store = openStore(loadConfig().dataDir);
  const audit = createAuditLog({ store, log: silentLog });
  const id = readAnswerId(typed);
  const record = id === null ? null : audit.find(id);
  store.close();
  if (record === null)
    throw new AppError('usage', `there is no answer ${typed}, or its record has expired`, {
      fix: 'take the id from ask --json, or from the bot’s message',
    });
  const text = json ? JSON.stringify(record) : explainAnswer(record, textsFor(record.language)).join('\n');
  process.stdout.write(`${text}\n`);
}

function renderAsked(answer: Answer, app: App, flags: { readonly json?: boolean; readonly explain?: boolean }): string {
  const record = flags.explain ? app.why(answer.id) : null;
  if (flags.json) return JSON.stringify({ ...toAnswerJson(answer), ...(flags.explain && { audit: record }) });
  const texts = textsFor(answer.language);
  return [renderAnswer(answer, texts), ...(record ? [explainAnswer(record, texts).join('\n')] : [])].join('\n\n');
}

/**
 * Answers one question, or every line of standard input in order.
 *
 * @returns 1 when a question met a fault, else 0: that the articles do not say is an answer
 */
export async function main(argv: readonly string[]): Promise<number> {
  if (showUsage(argv, USAGE)) return 0;
  const { values, positionals } = readFlags(argv, OPTIONS, USAGE);
  const question = positionals.join(' ').trim();
  if (values.why !== undefined) {
    if (question !== '') throw new AppError('usage', '--why takes no question', { fix: `usage: ${USAGE}` });
    explainEarlier(values.why, values.json ?? false);
    return 0;
  }
  if (question === '') throw new AppError('usage', 'there is no question', { fix: `usage: ${USAGE}` });
  const app = await openApp({ corpusDir: values.corpus });
  let asked = 0;
  let code = 0;
  const answerOne = async (text: string, more: boolean) => {
    const answer = await app.answer(text);
    process.stdout.write(`${renderAsked(answer, app, values)}\n${more && !values.json ? '\n' : ''}`);
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
