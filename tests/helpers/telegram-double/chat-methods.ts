import type { ChatMember } from 'grammy/types';

import { describeMember, memberOfBot } from './bot-identity.ts';
import type { Method, MethodParts } from './method.ts';
import { requireMessage } from './prepare-send.ts';
import { isStartLink } from './read-start-link.ts';
import { badRequest } from './refusal.ts';

const ACTIONS: ReadonlySet<string> = new Set([
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
]);
const REACTIONS: ReadonlySet<string> = new Set(
  '👍 👎 ❤ 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡'.split(
    ' ',
  ),
);
const QUERY_LIVES_MS = 15 * 60 * 1000;
const GENERAL_TOPIC = 1;

/** Chat actions, reactions, answers to buttons, and what a bot may look up about a chat. */
export function createChatMethods(parts: MethodParts): Readonly<Record<string, Method>> {
  const { bot, chats, clock, callbacks } = parts;

  return {
    sendChatAction(params) {
      const room = chats.requireWritable(params['chat_id']);
      if (!ACTIONS.has(String(params['action']))) throw badRequest('wrong parameter action in request');
      const thread = params['message_thread_id'];
      const general = thread === GENERAL_TOPIC && room.chat.is_forum === true;
      if (thread !== undefined && !general && !room.topics.has(Number(thread)))
        throw badRequest('message thread not found');
      return true;
    },

    setMessageReaction(params) {
      const room = chats.requireWritable(params['chat_id']);
      requireMessage(room, params['message_id'], 'message to react not found');
      const reactions = params['reaction'] ?? [];
      if (!Array.isArray(reactions)) throw badRequest('reaction must be an array');
      if (reactions.length > 1) throw badRequest('REACTIONS_TOO_MANY');
      for (const reaction of reactions as readonly { type?: unknown; emoji?: unknown }[])
        if (reaction.type !== 'emoji' || !REACTIONS.has(String(reaction.emoji))) throw badRequest('REACTION_INVALID');
      return true;
    },

    answerCallbackQuery(params, breach) {
      const press = callbacks.find(String(params['callback_query_id']));
      if (!press || clock.now() - press.at > QUERY_LIVES_MS)
        throw badRequest('query is too old and response timeout expired or query ID is invalid');
      if (press.answer) breach('answered-twice', `callback query ${press.query.id}`);
      const text = params['text'];
      if (typeof text === 'string' && text.length > 200) throw badRequest('MESSAGE_TOO_LONG');
      const url = params['url'];
      if (url !== undefined && !isStartLink(url, bot.username)) throw badRequest('URL_INVALID');
      callbacks.answer(press.query.id, {
        ...(typeof text === 'string' ? { text } : {}),
        ...(params['show_alert'] === true ? { show_alert: true } : {}),
        ...(typeof url === 'string' ? { url } : {}),
      });
      return true;
    },

    getChat(params) {
      const room = chats.require(params['chat_id']);
      return { ...room.chat, accent_color_id: 0, max_reaction_count: 11, accepted_gift_types: NO_GIFTS };
    },

    getChatMember(params) {
      const room = chats.require(params['chat_id']);
      const id = Number(params['user_id']);
      if (id === bot.id) return memberOfBot(room.bot, bot);
      const member = room.members.get(id);
      if (member) return describeMember(member.user, member.status, member.isAnonymous);
      const known = chats.rooms.find(({ members }) => members.has(id))?.members.get(id);
      if (!known) throw badRequest('PARTICIPANT_ID_INVALID');
      return { status: 'left', user: known.user } satisfies ChatMember;
    },

    getChatAdministrators(params) {
      const room = chats.require(params['chat_id']);
      if (room.chat.type === 'private') throw badRequest('there are no administrators in the private chat');
      return [...room.members.values()]
        .filter(({ user, status }) => !user.is_bot && (status === 'administrator' || status === 'creator'))
        .map(({ user, status, isAnonymous }) => describeMember(user, status, isAnonymous));
    },

    leaveChat(params) {
      const room = chats.require(params['chat_id']);
      if (room.chat.type === 'private') throw badRequest("chat member status can't be changed in private chats");
      parts.memberships.change(room, 'left', bot);
      return true;
    },
  };
}

const NO_GIFTS = {
  unlimited_gifts: false,
  limited_gifts: false,
  unique_gifts: false,
  premium_subscription: false,
  gifts_from_channels: false,
};
