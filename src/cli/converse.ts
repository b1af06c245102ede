import { createInterface } from 'node:readline/promises';
import type { App } from '../app.ts';
import { textsFor } from '../texts/texts-for.ts';
import type { Texts } from '../texts/texts.ts';
import { readLines } from './read-lines.ts';
import { renderAnswer } from './render-terminal.ts';

/** There is one conversation at a terminal. */
const CONVERSATION = 'terminal';
const LEAVE = /^\/?(?:quit|exit|q)$/i;

/** What the bot says about itself, with the examples of the day under what invites to ask. */
function introduce(command: 'start' | 'help' | 'about', app: App, texts: Texts): string {
  if (command === 'about') return texts.about;
  const text = command === 'start' ? texts.start(app.status().articles) : texts.help(null);
  const examples = app.examples.today(texts.language).map(({ question }) => `• ${question}`);
  return examples.length === 0 ? text : [text, '', texts.people.forExample, ...examples].join('\n');
}

/**
 * The conversation in the terminal, as it is on Telegram: one question a line.
 * Without a terminal (a pipe), answers alone go to standard output and notices to standard error.
 */
export async function converse(app: App, signal: AbortSignal): Promise<void> {
  const texts = textsFor('zh-Hans');
  app.examples.prepare();
  const interactive = process.stdin.isTTY && process.stdout.isTTY;
  process.stderr.write(`${texts.terminalConnect}\n`);
  // A command is Latin in every language: notices follow the last question.
  let spoken = texts;
  const reply = async (line: string): Promise<string> => {
    const command = /^\/(start|help|about)$/.exec(line)?.[1] as 'start' | 'help' | 'about' | undefined;
    if (command) return introduce(command, app, spoken);
    if (line === '/new') {
      app.forget(CONVERSATION);
      return spoken.forgotten;
    }
    if (line.startsWith('/')) return spoken.unknownCommand(line.slice(1));
    const answer = await app.answer(line, { conversation: CONVERSATION });
    spoken = textsFor(answer.language);
    return renderAnswer(answer, spoken);
  };
  if (!interactive) {
    for await (const line of readLines(process.stdin, signal)) process.stdout.write(`${await reply(line)}\n\n`);
    return;
  }
  process.stdout.write(`${texts.terminalBanner}\n\n`);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  terminal.on('SIGINT', () => terminal.close());
  signal.addEventListener('abort', () => terminal.close());
  terminal.setPrompt(texts.terminalPrompt);
  terminal.prompt();
  for await (const line of terminal) {
    const text = line.trim();
    if (LEAVE.test(text)) break;
    if (text !== '') process.stdout.write(`\n${await reply(text)}\n\n`);
    terminal.prompt();
  }
  terminal.close();
  process.stdout.write(`\n${texts.goodbye}\n`);
}
