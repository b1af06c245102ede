import { randomUUID } from 'node:crypto';

import type { Message, Update, User } from 'grammy/types';

import { createTelegramUser, type ActorParts } from './actors.ts';
import { createAdministration } from './administration.ts';
import { describeBot } from './bot-identity.ts';
import { createCallbackQueries } from './callback-queries.ts';
import { createChatMethods } from './chat-methods.ts';
import { createChats, type ChatRoom } from './chats.ts';
import { realClock } from './clock.ts';
import { createCommandMenus } from './command-menus.ts';
import type { TelegramDouble, TelegramDoubleOptions } from './contract.ts';
import { createDraftMethods } from './draft-methods.ts';
import { createDrafts } from './drafts.ts';
import { createFaults } from './faults.ts';
import { createFileMethods } from './file-methods.ts';
import { createFiles } from './files.ts';
import { startHttpServer } from './http-server.ts';
import { createInlineMethods } from './inline-methods.ts';
import { createInlineQueries } from './inline-queries.ts';
import { createMemberships } from './memberships.ts';
import { createMessageMethods } from './message-methods.ts';
import { readMethodSignatures } from './method-signatures.ts';
import { reachesBot } from './privacy-mode.ts';
import { createProfileMethods } from './profile-methods.ts';
import { createRateLimiter, TELEGRAM_RATE_LIMITS } from './rate-limiter.ts';
import { createSight } from './sight.ts';
import { createTranscript, type Call } from './transcript.ts';
import { createUpdateQueue } from './update-queue.ts';
import { createWaits } from './waits.ts';
import { createWatching } from './watching.ts';
import { createWebhooks } from './webhook-methods.ts';

export type * from './contract.ts';

/** Starts a double of the Bot API on a free port of 127.0.0.1; close it when the test ends. */
export async function createTelegramDouble(options: TelegramDoubleOptions = {}): Promise<TelegramDouble> {
  const clock = options.clock ?? realClock;
  // Only one bot of a token may run on a machine, which may run other tests at the same time.
  const token = options.token ?? `7654321098:AAE-${randomUUID()}`;
  const privacy = options.privacy ?? true;
  const bot = describeBot(
    Number(token.split(':', 1)[0]),
    options.username ?? 'kecheng_test_bot',
    privacy,
    options.inline,
  );
  const { rateLimits = false, deliveries = 1 } = options;
  const limits = rateLimits === false ? null : { ...TELEGRAM_RATE_LIMITS, ...(rateLimits === true ? {} : rateLimits) };

  const transcript = createTranscript(clock);
  const waits = createWaits(() => transcript.tail());
  const faults = createFaults();
  const queue = createUpdateQueue(clock, deliveries);
  const chats = createChats(clock, bot);
  const callbacks = createCallbackQueries(clock);
  const files = createFiles(clock);
  const drafts = createDrafts(clock);
  const inlineQueries = createInlineQueries(clock);
  const memberships = createMemberships({ bot, clock, queue });
  const menus = createCommandMenus(chats);
  const limiter = createRateLimiter(clock, limits);
  const parts = { bot, chats, clock, queue, callbacks, limiter, files, drafts, inlineQueries, memberships, menus };
  const webhooks = createWebhooks({
    queue,
    clock,
    options: options.webhook ?? {},
    times: deliveries,
    onChange: () => waits.notify(),
    onBreach: (rule, detail) => transcript.breach(null, rule, detail),
  });
  const methods = new Map(
    Object.entries({
      ...webhooks.methods,
      ...createProfileMethods(parts),
      ...createMessageMethods(parts),
      ...createFileMethods(parts),
      ...createDraftMethods(parts),
      ...createInlineMethods(parts),
      ...createChatMethods(parts),
    }),
  );
  const http = await startHttpServer({
    token,
    signatures: readMethodSignatures(),
    methods,
    requireNoWebhook: webhooks.requireNone,
    queue,
    faults,
    files,
    transcript,
    clock,
    onChange: () => waits.notify(),
    onUnsupported: (reason) => waits.failAll(reason),
  });

  const updateIds = new Map<string, number>();
  const deliver = (room: ChatRoom, kind: 'message' | 'edited_message' | 'channel_post', message: Message): void => {
    const isGroup = room.chat.type === 'group' || room.chat.type === 'supergroup';
    const hidden = isGroup && privacy && room.bot !== 'administrator' && !reachesBot(message, bot);
    if (hidden || room.bot === 'kicked' || room.bot === 'left') return;
    const id = queue.enqueue(kind, message as Update.Channel & Update.NonChannel & Update.Edited & Message);
    if (id !== null) updateIds.set(keyOf(message), id);
    waits.notify();
  };
  const actors: ActorParts = {
    bot,
    chats,
    clock,
    callbacks,
    files,
    inlineQueries,
    memberships,
    deliver,
    deliverMember(room, by, old, now) {
      if (room.bot !== 'administrator') return;
      const date = Math.floor(clock.now() / 1000);
      queue.enqueue('chat_member', { chat: room.chat, from: by, date, old_chat_member: old, new_chat_member: now });
    },
    deliverPress: (query) => void queue.enqueue('callback_query', query),
    deliverInline: (query) => void queue.enqueue('inline_query', query),
  };
  const administration = createAdministration({ ...actors, deliver });
  const sight = createSight({ bot, chats, files });
  let users = 0;

  return {
    url: http.url,
    token,
    bot,
    transcript: transcript.calls,
    violations: transcript.violations,
    get refusals() {
      return transcript.calls.filter(isRefusal);
    },
    calls: (method) => transcript.calls.filter((call) => call.method === method),
    failNext: (...args) => faults.failNext(...args),
    dropConnection: (...args) => faults.dropConnection(...args),
    delay: (...args) => faults.delay(...args),

    addUser({ started = false, id, ...names } = {}) {
      users += 1;
      const user: User = { id: id ?? 5_100_000_000 + users, is_bot: false, first_name: `User ${users}`, ...names };
      const room = chats.addPrivate(user);
      if (started) room.bot = 'member';
      return createTelegramUser(user, room, actors);
    },
    ...administration,
    drafts: (chat) => drafts.of(chat.id),
    draftHistory: (chat) => drafts.history(chat.id),
    stopDraft(chat) {
      const draftId = drafts.stop(chat.id);
      queue.enqueue('stopped_message_generation', { chat, draft_id: draftId });
    },
    menuFor: ({ user }, chat) => menus.menuFor(user, chats.roomOf(chat)),

    ...sight.seen,
    get unansweredPresses() {
      return callbacks.all.filter((press) => press.answer === null);
    },
    get unansweredInline() {
      return inlineQueries.all.filter((asked) => asked.answer === null);
    },
    get pendingUpdates() {
      return queue.pending;
    },
    get pendingCount() {
      return queue.pendingCount;
    },
    get isPolling() {
      return queue.polling;
    },
    get webhookUrl() {
      return webhooks.url;
    },
    webhookPosts: webhooks.posts,
    updateIdOf: (message) => updateIds.get(keyOf(message)) ?? null,

    ...createWatching({ waits, sight, transcript, queue, drafts }),
    async close() {
      queue.close();
      webhooks.close();
      waits.failAll('the double was closed');
      await http.close();
    },
  };
}

function isRefusal({ response, scripted }: Call): boolean {
  return response?.ok === false && !scripted && response.error_code !== 429 && response.error_code !== 409;
}

function keyOf(message: Message): string {
  return `${message.chat.id}:${message.message_id}`;
}
