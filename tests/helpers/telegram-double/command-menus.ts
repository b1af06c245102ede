import type { BotCommand, User } from 'grammy/types';

import type { ChatRoom, Chats } from './chats.ts';
import { isFields } from './check-inline-result.ts';
import { badRequest } from './refusal.ts';

/** Lists of commands by scope and language. */
export interface CommandMenus {
  /**
   * @param language two letters, or empty for those who have no list of their own
   * @throws Refusal for a scope that Telegram does not know or does not allow there
   */
  set(scope: unknown, language: string, commands: readonly BotCommand[] | null): void;
  get(scope: unknown, language: string): readonly BotCommand[];
  /** What a client offers this person in this chat. */
  menuFor(user: User, room: ChatRoom): readonly BotCommand[];
}

const WIDE = new Set(['default', 'all_private_chats', 'all_group_chats', 'all_chat_administrators']);
const OF_CHATS = new Set(['chat', 'chat_administrators', 'chat_member']);

export function createCommandMenus(chats: Chats): CommandMenus {
  const lists = new Map<string, readonly BotCommand[]>();

  const scopeOf = (scope: unknown): string => {
    if (scope === undefined) return 'default';
    if (!isFields(scope)) throw badRequest("can't parse BotCommandScope: object expected");
    const { type, chat_id: chatId, user_id: userId } = scope;
    if (WIDE.has(String(type))) return String(type);
    if (!OF_CHATS.has(String(type))) throw badRequest("can't parse BotCommandScope: Unsupported type specified");
    const isOfMember = type === 'chat_member';
    if (isOfMember && !(Number.isInteger(userId) && Number(userId) > 0))
      throw badRequest("can't parse BotCommandScope: Invalid user_id specified");
    const { chat } = chats.require(chatId);
    if (type !== 'chat' && chat.type === 'private') throw badRequest("can't use specified scope in private chats");
    if (chat.type === 'channel') throw badRequest("can't change commands in channel chats");
    return isOfMember ? keyOfMember(chat.id, Number(userId)) : `${String(type)} ${chat.id}`;
  };

  return {
    set(scope, language, commands) {
      const key = keyOf(scopeOf(scope), language);
      if (commands && commands.length > 0) lists.set(key, structuredClone(commands));
      else lists.delete(key);
    },
    get: (scope, language) => lists.get(keyOf(scopeOf(scope), language)) ?? [],
    menuFor(user, room) {
      const language = user.language_code?.slice(0, 2).toLowerCase() ?? '';
      for (const scope of narrowestFirst(user, room)) {
        const menu = lists.get(keyOf(scope, language)) ?? lists.get(keyOf(scope, ''));
        if (menu) return structuredClone(menu);
      }
      return [];
    },
  };
}

/** "Determining list of commands" in the Bot API: the first scope with a list wins. */
function narrowestFirst(user: User, { chat, members }: ChatRoom): readonly string[] {
  if (chat.type === 'private') return [`chat ${chat.id}`, 'all_private_chats', 'default'];
  const status = members.get(user.id)?.status;
  const isAdministrator = status === 'administrator' || status === 'creator';
  return [
    keyOfMember(chat.id, user.id),
    ...(isAdministrator ? [`chat_administrators ${chat.id}`] : []),
    `chat ${chat.id}`,
    ...(isAdministrator ? ['all_chat_administrators'] : []),
    'all_group_chats',
    'default',
  ];
}

function keyOf(scope: string, language: string): string {
  return `${scope}/${language}`;
}

function keyOfMember(chatId: number, userId: number): string {
  return `chat_member ${chatId} ${userId}`;
}
