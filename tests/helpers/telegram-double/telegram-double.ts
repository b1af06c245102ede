import type { Chat, Message, Update, User } from 'grammy/types';

import { createTelegramUser, type ActorParts, type TelegramUser } from './actors.ts';
import { ADMINISTRATOR, describeBot, memberOfBot } from './bot-identity.ts';
import { createCallbackQueries } from './callback-queries.ts';
import { createChatMethods } from './chat-methods.ts';
import { createChats, type ChatRoom, type MemberStatus } from './chats.ts';
import { realClock } from './clock.ts';
import type { TelegramDouble, TelegramDoubleOptions } from './contract.ts';
import { createFaults } from './faults.ts';
import { startHttpServer } from './http-server.ts';
import { createMessageMethods } from './message-methods.ts';
import { readMethodSignatures } from './method-signatures.ts';
import { reachesBot } from './privacy-mode.ts';
import { createProfileMethods } from './profile-methods.ts';
import { createRateLimiter, TELEGRAM_RATE_LIMITS } from './rate-limiter.ts';
import { createServerMethods } from './server-methods.ts';
import { createTranscript, type Call } from './transcript.ts';
import { createUpdateQueue } from './update-queue.ts';
import { createWaits } from './waits.ts';

const PATIENCE_MS = 5_000;

export type * from './contract.ts';

/** Starts a double of the Bot API on a free port of 127.0.0.1; close it when the test ends. */
export async function createTelegramDouble(options: TelegramDoubleOptions = {}): Promise<TelegramDouble> {
  const clock = options.clock ?? realClock;
  const token = options.token ?? '7654321098:AAE-double_of_the_bot_api_for_tests_';
  const privacy = options.privacy ?? true;
  const bot = describeBot(Number(token.split(':', 1)[0]), options.username ?? 'kecheng_test_bot', privacy);
  const { rateLimits = false } = options;
  const limits = rateLimits === false ? null : { ...TELEGRAM_RATE_LIMITS, ...(rateLimits === true ? {} : rateLimits) };

  const transcript = createTranscript(clock);
  const waits = createWaits(() => transcript.tail());
  const faults = createFaults();
  const queue = createUpdateQueue(clock);
  const chats = createChats(clock, bot);
  const callbacks = createCallbackQueries(clock);
  const parts = { bot, chats, clock, queue, callbacks, limiter: createRateLimiter(clock, limits) };
  const server = createServerMethods(parts);
  const methods = new Map(
    Object.entries({
      ...server.methods,
      ...createProfileMethods(parts),
      ...createMessageMethods(parts),
      ...createChatMethods(parts),
    }),
  );
  const http = await startHttpServer({
    token,
    signatures: readMethodSignatures(),
    methods,
    requireNoWebhook: server.requireNoWebhook,
    queue,
    faults,
    transcript,
    clock,
    onChange: () => waits.notify(),
    onUnsupported: (reason) => waits.failAll(reason),
  });

  const updateIds = new Map<string, number>();
  const deliver: ActorParts['deliver'] = (room, kind, message) => {
    const hidden = room.chat.type !== 'private' && privacy && room.bot !== 'administrator' && !reachesBot(message, bot);
    if (hidden || room.bot === 'kicked') return;
    const id = queue.enqueue(kind, message as NonNullable<Update['message']> & NonNullable<Update['edited_message']>);
    if (id !== null) updateIds.set(keyOf(message), id);
    waits.notify();
  };
  const changeBot = (room: ChatRoom, status: ChatRoom['bot'], by: User): void => {
    const old = memberOfBot(room.bot, bot);
    room.bot = status;
    queue.enqueue('my_chat_member', {
      chat: room.chat,
      from: by,
      date: Math.floor(clock.now() / 1000),
      old_chat_member: old,
      new_chat_member: memberOfBot(status, bot),
    });
  };
  const actors: ActorParts = {
    chats,
    clock,
    callbacks,
    deliver,
    changeBot,
    deliverPress: (query) => void queue.enqueue('callback_query', query),
  };
  const isMine = (message: Message) => message.from?.id === bot.id && message.text !== undefined;
  const history = (chat: Chat) => structuredClone([...chats.roomOf(chat).messages.values()]);
  const replies = (chat: Chat) => history(chat).filter(isMine);
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
    addChat({ type, title, username, is_forum: isForum, members = [], administrators = [] }) {
      if (type === 'group' && isForum) throw new Error('only supergroups are forums');
      const room = chats.addGroup(type, {
        ...(title === undefined ? {} : { title }),
        ...(username === undefined ? {} : { username }),
        ...(isForum === undefined ? {} : { isForum }),
      });
      const enrol = (list: readonly TelegramUser[], status: MemberStatus) => {
        for (const { id, user } of list) room.members.set(id, { user, status });
      };
      enrol(members, 'member');
      enrol(administrators, 'administrator');
      return room.chat as Chat.GroupChat | Chat.SupergroupChat;
    },
    addTopic(chat, name, by) {
      const room = chats.roomOf(chat);
      const creator = by === 'bot' ? bot : (by?.user ?? [...room.members.values()].find((it) => !it.user.is_bot)?.user);
      const topic = chats.addTopic(room, name, creator ?? ADMINISTRATOR);
      if (by !== 'bot') deliver(room, 'message', topic.opening);
      return topic;
    },
    promoteBot: (chat, by) => changeBot(chats.roomOf(chat), 'administrator', by.user),
    kickBot: (chat, by) => changeBot(chats.roomOf(chat), 'kicked', by.user),
    migrate(chat, by) {
      const old = chats.roomOf(chat);
      if (chat.type !== 'group') throw new Error('only a group becomes a supergroup');
      const room = chats.addGroup('supergroup', { title: chat.title });
      for (const [id, member] of old.members) room.members.set(id, member);
      room.bot = old.bot;
      const leaving = chats.post(old, { from: by.user, migrate_to_chat_id: room.chat.id });
      old.movedTo = room;
      deliver(old, 'message', leaving);
      deliver(room, 'message', chats.post(room, { from: by.user, migrate_from_chat_id: old.chat.id }));
      return room.chat as Chat.SupergroupChat;
    },

    history,
    replies,
    current: (message) => structuredClone(chats.roomOf(message.chat).messages.get(message.message_id)),
    get unansweredPresses() {
      return callbacks.all.filter((press) => press.answer === null);
    },
    get pendingUpdates() {
      return queue.pending;
    },
    get isPolling() {
      return queue.polling;
    },
    updateIdOf: (message) => updateIds.get(keyOf(message)) ?? null,

    waitForReply(chat, { after = 0, to, matching, timeoutMs = PATIENCE_MS } = {}) {
      const fits = (message: Message) =>
        message.message_id > after &&
        (to === undefined || message.reply_to_message?.message_id === to) &&
        (matching === undefined ||
          (matching instanceof RegExp
            ? new RegExp(matching, matching.flags.replaceAll(/[gy]/g, '')).test(message.text ?? '')
            : matching(message)));
      return waits.waitFor(`a reply in chat ${chat.id}`, () => replies(chat).find(fits), timeoutMs);
    },
    waitForMessage(fits, timeoutMs = PATIENCE_MS) {
      const probe = () => chats.rooms.flatMap((room) => replies(room.chat)).find(fits);
      return waits.waitFor('a message that fits', probe, timeoutMs);
    },
    waitForCall(method, fits = () => true, timeoutMs = PATIENCE_MS) {
      const probe = () =>
        transcript.calls.find((call) => call.method === method && call.fate !== 'pending' && fits(call));
      return waits.waitFor(`a call of ${method}`, probe, timeoutMs);
    },
    waitForPressAnswer: (press, timeoutMs = PATIENCE_MS) =>
      waits.waitFor('an answer to a pressed button', () => press.answer ?? undefined, timeoutMs),
    async waitForPolling({ after, timeoutMs = PATIENCE_MS } = {}) {
      const probe = () => (after === undefined ? queue.polling : countPolls(transcript.calls) > after) || undefined;
      await waits.waitFor('the bot to poll', probe, timeoutMs);
    },
    async waitUntilConfirmed(updateId = queue.lastId, timeoutMs = PATIENCE_MS) {
      const probe = () => queue.pending.every((update) => update.update_id > updateId) || undefined;
      await waits.waitFor(`the confirmation of update ${updateId}`, probe, timeoutMs);
    },
    async close() {
      queue.close();
      waits.failAll('the double was closed');
      await http.close();
    },
  };
}

function countPolls(calls: readonly Call[]): number {
  return calls.filter((call) => call.method === 'getUpdates').length;
}

function isRefusal({ response, scripted }: Call): boolean {
  return response?.ok === false && !scripted && response.error_code !== 429 && response.error_code !== 409;
}

function keyOf(message: Message): string {
  return `${message.chat.id}:${message.message_id}`;
}
