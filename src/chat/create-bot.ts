import { setMaxListeners } from 'node:events';
import { Bot } from 'grammy';
import type { App } from '../app.ts';
import type { Log } from '../log.ts';
import { classifyApiError, describeApiError } from './delivery/api-errors.ts';
import { createBackground } from './delivery/background.ts';
import type { ChatContext } from './chat-context.ts';
import { createConversation } from './create-conversation.ts';
import { pollUpdates } from './updates/poll-updates.ts';
import { publishCommands } from './publish-commands.ts';
import type { RequestLimits } from './updates/request-limits.ts';
import { createRetry } from './updates/retry-calls.ts';
import { createFreshAgent } from './delivery/connect-afresh.ts';
import { createSendBudget } from './delivery/send-budget.ts';
import type { SendRates } from './delivery/send-rates.ts';
import { createChatWatch } from './delivery/watch-chats.ts';
import { createPresence } from './updates/presence.ts';
import { type Wait, waitFor, waitInRealTime } from '../wait.ts';

/** Longer than a long poll, shorter than grammY's 500 s. */
const CALL_SECONDS = 45;

export interface BotOptions {
  readonly token: string;
  /** Of a Bot API server other than Telegram's own, without a slash at the end. */
  readonly apiRoot?: string | undefined;
  /** Telegram's numeric ids of those who may give admin commands. */
  readonly adminUserIds: readonly number[];
  readonly app: App;
  readonly log: Log;
  /** How long a stop waits for answers under way; they are fetched again at the next start when it is not enough. */
  readonly drainMs?: number;
  /** Called once, when the bot is known to Telegram and begins to fetch messages. */
  readonly onReady?: (me: { readonly id: number; readonly username: string }) => void;
  readonly wait?: Wait;
  /** Milliseconds of a clock that only goes forward; what is sent is spread over it. */
  readonly now?: () => number;
  /** How fast it sends; as fast as Telegram takes it unless told otherwise. */
  readonly rates?: SendRates | undefined;
  /** How much it takes of one person, of one chat and in all. */
  readonly limits?: RequestLimits | undefined;
}

export interface ChatBot {
  /**
   * Runs until `stop`. An unreachable Telegram is waited for.
   * @throws AppError `telegram` when Telegram does not accept the token
   */
  start(): Promise<void>;
  /** Fetches nothing more, lets answers under way finish and confirms them; resolves when `start` has ended. */
  stop(): Promise<void>;
}

/** The bot on Telegram, by long polling. */
export function createBot(options: BotOptions): ChatBot {
  const { app, log, adminUserIds, drainMs = 6_000, wait = waitInRealTime } = options;
  const { now = () => performance.now(), limits, rates } = options;
  const stopping = new AbortController();
  const stopped = new AbortController();
  // Many may wait for their turn to be sent.
  setMaxListeners(0, stopped.signal);
  const background = createBackground({ log });
  const retry = createRetry({ log, wait, signal: stopping.signal });
  const apiRoot = options.apiRoot?.replace(/(?<!\/)\/+$/, '');
  const bot = new Bot<ChatContext>(options.token, {
    client: {
      timeoutSeconds: CALL_SECONDS,
      baseFetchConfig: { agent: createFreshAgent(apiRoot ?? 'https:') },
      ...(apiRoot ? { apiRoot } : {}),
    },
  });
  const presence = createPresence();
  bot.api.config.use(createChatWatch({ chats: app.chats, presence, log }));
  bot.api.config.use(createSendBudget({ now, wait, rates, signal: stopped.signal }));
  bot.use(createConversation({ app, adminUserIds, presence, background, log, wait, now, limits }));
  // grammY declares the signal of a polyfill, which Node's own is in all that matters.
  const signal = stopping.signal as Parameters<typeof bot.api.getMe>[0];
  let running: Promise<void> | undefined;

  /** A webhook would keep the messages from being fetched; a server that has none need not know the call. */
  function passOverRefusal(error: unknown): void {
    if (classifyApiError(error) !== 'refused') throw error;
    log.warn('a webhook could not be removed', { error: describeApiError(error) });
  }

  async function run(): Promise<void> {
    const me = await retry(() => bot.api.getMe(signal));
    if (me === null) return;
    bot.botInfo = me;
    await retry(() => bot.api.deleteWebhook({}, signal).catch(passOverRefusal));
    if (stopping.signal.aborted) return;
    background.start(() => publishCommands(bot.api, adminUserIds, log));
    log.info('connected to Telegram', { username: me.username });
    app.examples.prepare();
    options.onReady?.(me);
    const handle = (update: Parameters<typeof bot.handleUpdate>[0]) => bot.handleUpdate(update);
    await pollUpdates({ api: bot.api, handle, retry, log, wait, signal: stopping.signal, drainMs });
  }

  return {
    start() {
      running ??= run();
      return running;
    },
    async stop() {
      stopping.abort();
      // Whoever called `start` is told of its failure.
      const ended = running?.catch((error: unknown) =>
        log.debug('the bot had failed', { error: describeApiError(error) }),
      );
      await Promise.all([ended, waitFor(background.idle(), drainMs, wait)]);
      // What waits for its turn to be sent is left for the next start, too.
      stopped.abort();
    },
  };
}
