import { findLeaks } from '../helpers/find-leaks.ts';
import type { TelegramDouble } from '../helpers/telegram-double/telegram-double.ts';
import { PROJECTS } from './invented-projects.ts';

/** What stands in the output of the program and must not. */
export interface Leaks {
  /** Tokens, the secret of the webhook, raw ids of people and of their private chats, and what they asked. */
  readonly leaks: readonly string[];
  /** Lines that are neither a structured line nor what the program says when it is ready. */
  readonly oddLines: readonly string[];
}

/** @param output what the processes wrote to standard error; a line that a kill cut off counts as well */
export function listLeaks(output: string, telegram: TelegramDouble, ids: readonly number[]): Leaks {
  const secrets = telegram.calls('setWebhook').map(({ params }) => params['secret_token']);
  const found = findLeaks(output, {
    tokens: [telegram.token],
    keys: [...new Set(secrets)].filter((secret) => typeof secret === 'string'),
    ids,
    words: PROJECTS.map(({ question }) => question),
  });
  return {
    leaks: found.map(({ kind, around }) => `${kind}: ${around}`),
    oddLines: output
      .split('\n')
      .filter((line) => line !== '' && !/^\{.*\}$/.test(line) && !/^@\w+ is ready: \d+ articles/.test(line)),
  };
}
