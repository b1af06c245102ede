import { setMaxListeners } from 'node:events';
import type { Update } from 'grammy/types';
import type { App } from '../app.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { asApiSignal } from './api-signal.ts';
import { describeApiError } from './delivery/api-errors.ts';
import { createBackground } from './delivery/background.ts';
import { createClient } from './create-client.ts';
import { createConversation } from './create-conversation.ts';
import { admitGivingUp } from './admit-fault.ts';
import type { UpdateNote } from './updates/attempt-update.ts';
import { createDispatcher } from './updates/dispatch-updates.ts';
import { createContact } from './contact.ts';
import { createIntake } from './updates/create-intake.ts';
import { createReception } from './updates/create-reception.ts';
import { removeWebhook } from './updates/remove-webhook.ts';
import { publishCommands } from './publish-commands.ts';
import type { RequestLimits } from './updates/request-limits.ts';
import { createRetry } from './updates/retry-calls.ts';
import type { SendRates } from './delivery/send-rates.ts';
import { createPresence } from './updates/presence.ts';
import { type Wait, waitFor, waitInRealTime } from '../wait.ts';

/** An inline query is waited for so long at most. */
const INLINE_MS = 30_000;

export interface BotOptions {
  readonly token: string;
  /** Of a Bot API server other than Telegram's own, without a slash at the end. */
  readonly apiRoot?: string | undefined;
  /** Telegram's numeric ids of those who may give admin commands. */
  readonly adminUserIds: readonly number[];
  readonly app: App;
  readonly log: Log;
  /** How long a stop waits for answers under way; what is not done by then is done after the next start. */
  readonly drainMs?: number;
  /** Called once, when the bot is known to Telegram and begins to fetch messages. */
  readonly onReady?: (me: { readonly id: number; readonly username: string }) => void;
  readonly wait?: Wait;
  /** Milliseconds of a clock that only goes forward; what is sent is spread over it. */
  readonly now?: () => number;
  /** Milliseconds since 1970; updates are dated by it. */
  readonly date?: () => number;
  /** How fast it sends; as fast as Telegram takes it unless told otherwise. */
  readonly rates?: SendRates | undefined;
  /** How much it takes of one person, of one chat and in all. */
  readonly limits?: RequestLimits | undefined;
  /** Where Telegram sends updates to, for which `accept` stands; null or absent: they are fetched. */
  readonly webhook?: { readonly url: string; readonly secret: string } | null | undefined;
  readonly metrics?: Metrics | undefined;
}

export interface ChatBot {
  /**
   * Runs until `stop`. An unreachable Telegram is waited for.
   * @throws AppError `telegram` when Telegram does not accept the token, `locked` when another bot has it already
   */
  start(): Promise<void>;
  /** Takes in nothing more and lets answers under way finish; resolves when `start` has ended. */
  stop(): Promise<void>;
  /** Resolves when no update is worked on, and none waits but for a time to come. */
  idle(): Promise<void>;
  /**
   * Takes what came by the webhook.
   *
   * @returns false when nothing is taken now: it has not begun yet, or it stops
   * @throws what SQLite throws; then none of them is stored
   */
  accept(updates: readonly Update[]): boolean;
  /** A line for each thing that keeps it from its work; empty when all is well. */
  listFailing(): readonly string[];
  /** Since Telegram was reached; null when it never was. */
  secondsSinceContact(): number | null;
}

/** The bot on Telegram, by long polling or behind a webhook. */
export function createBot(options: BotOptions): ChatBot {
  const { app, log, adminUserIds, drainMs = 20_000, wait = waitInRealTime } = options;
  const { now = () => performance.now(), date = Date.now, limits, rates, webhook = null, metrics } = options;
  const stopping = new AbortController();
  const stopped = new AbortController();
  // Many may wait for their turn to be sent.
  setMaxListeners(0, stopped.signal);
  const { signal } = stopping;
  const background = createBackground({ log, wait });
  const retry = createRetry({ log, wait, now, signal });
  const presence = createPresence();
  const contact = createContact(now);
  const bot = createClient({
    token: options.token,
    apiRoot: options.apiRoot,
    app,
    presence,
    log,
    wait,
    now,
    rates,
    signal: stopped.signal,
    onCall(method, outcome) {
      if (outcome === 'ok') contact.note();
      metrics?.countCall(method, outcome);
    },
  });
  const { api } = bot;
  const notes = new WeakMap<Update, UpdateNote>();
  const noteOf = (update: Update) => notes.get(update);
  function retryDead(): number {
    const revived = app.updates.revive(date());
    dispatcher.add(revived);
    return revived.length;
  }
  const shared = { app, adminUserIds, presence, background, log, wait, now, limits, noteOf, retryDead, metrics };
  bot.use(createConversation(shared));
  const dispatcher = createDispatcher({
    table: app.updates,
    async handle(update, note) {
      // Whoever typed looks no more for what comes so late.
      if (update.inline_query !== undefined && date() - note.receivedAt > INLINE_MS) return;
      notes.set(update, note);
      await bot.handleUpdate(update);
    },
    onOutcome: (outcome) => metrics?.countAttempt(outcome),
    onDead: (update) => admitGivingUp(api, update, { app, log, wait }),
    log,
    wait,
    now: date,
  });
  const onNew = (kind: string) => metrics?.countUpdate(kind);
  const intake = createIntake({ table: app.updates, dispatcher, presence, adminUserIds, now: date, onNew });
  const onPending = (count: number) => metrics?.notePending(count);
  const reception = createReception({ api, webhook, intake, retry, log, wait, signal, onPending });
  let running: Promise<void> | undefined;
  let halting: Promise<void> | undefined;

  async function run(): Promise<void> {
    const me = await retry(() => api.getMe(asApiSignal(signal)));
    if (me === null) return;
    bot.botInfo = me;
    app.updates.useBot(me.id);
    if (webhook === null) await removeWebhook({ api, retry, log, signal });
    if (signal.aborted) return;
    background.start(() => publishCommands(api, adminUserIds, log));
    log.info('connected to Telegram', { username: me.username });
    app.examples.prepare();
    // What is left from before is in its lanes first: new updates come behind it.
    dispatcher.add(app.updates.listOpen());
    await reception.run(() => options.onReady?.(me));
  }

  async function halt(): Promise<void> {
    // Whoever called `start` is told of its failure.
    const ended = running?.catch((error: unknown) =>
      log.debug('the bot had failed', { error: describeApiError(error) }),
    );
    await Promise.all([ended, dispatcher.stop(drainMs), waitFor(background.idle(), drainMs, wait)]);
    // What waits for its turn to be sent is left for the next start, too.
    stopped.abort();
  }

  function stop(): Promise<void> {
    stopping.abort();
    halting ??= halt();
    return halting;
  }

  return {
    async start() {
      running ??= run();
      try {
        await running;
      } finally {
        // Whatever ended it, what is worked on needs the app until it is done.
        await stop();
      }
    },
    stop,
    idle: () => dispatcher.idle(),
    accept: (updates) => reception.accept(updates),
    listFailing: () => [
      ...(signal.aborted ? ['bot: stopping'] : []),
      ...contact.listSilence(),
      ...reception.listFailing(),
    ],
    secondsSinceContact: () => contact.age(),
  };
}
