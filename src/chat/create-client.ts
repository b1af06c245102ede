import { Bot } from 'grammy';
import type { App } from '../app.ts';
import type { Log } from '../log.ts';
import type { CallOutcome } from '../metrics/metrics.ts';
import type { Wait } from '../wait.ts';
import type { ChatContext } from './chat-context.ts';
import { createFreshAgent } from './delivery/connect-afresh.ts';
import { createSendBudget } from './delivery/send-budget.ts';
import type { SendRates } from './delivery/send-rates.ts';
import { createCallWatch } from './delivery/watch-calls.ts';
import { createChatWatch } from './delivery/watch-chats.ts';
import type { Presence } from './updates/presence.ts';

/** Longer than a long poll, shorter than grammY's 500 s. */
const CALL_SECONDS = 45;

/** grammY's client of the Bot API: every call is watched, and what is sent waits for its turn. */
export function createClient(parts: {
  readonly token: string;
  /** Of a Bot API server other than Telegram's own. */
  readonly apiRoot: string | undefined;
  readonly app: Pick<App, 'chats'>;
  readonly presence: Presence;
  readonly log: Log;
  readonly wait: Wait;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
  readonly rates: SendRates | undefined;
  /** What waits for its turn to be sent is given up by it. */
  readonly signal: AbortSignal;
  readonly onCall: (method: string, outcome: CallOutcome) => void;
}): Bot<ChatContext> {
  const { token, app, presence, log, wait, now, rates, signal, onCall } = parts;
  const apiRoot = parts.apiRoot?.replace(/(?<!\/)\/+$/, '');
  const client = new Bot<ChatContext>(token, {
    client: {
      timeoutSeconds: CALL_SECONDS,
      baseFetchConfig: { agent: createFreshAgent(apiRoot ?? 'https:') },
      ...(apiRoot ? { apiRoot } : {}),
    },
  });
  client.api.config.use(createCallWatch(onCall));
  client.api.config.use(createChatWatch({ chats: app.chats, presence, log }));
  client.api.config.use(createSendBudget({ now, wait, rates, signal }));
  return client;
}
