import type { Chat, InlineQuery, Message, User, UserFromGetMe } from 'grammy/types';

import type { Posts } from './client-posts.ts';
import type { AskedInline, InlineQueries } from './inline-queries.ts';

export interface InlineClient {
  /**
   * Types a question behind the name of the bot, in a chat of some type: `sender` is the chat with the bot.
   * At most 256 characters reach the bot.
   */
  queryInline(
    text: string,
    options?: { readonly chatType?: InlineQuery['chat_type']; readonly offset?: string },
  ): AskedInline;
  /** Chooses a result: the person sends it, and it says through which bot. */
  sendInlineResult(asked: AskedInline, resultId: string, chat: Chat): Message;
}

const MOST_CHARACTERS = 256;

export function createInlineClient(
  user: User,
  { post }: Posts,
  parts: {
    readonly bot: UserFromGetMe;
    readonly inlineQueries: InlineQueries;
    readonly deliverInline: (query: InlineQuery) => void;
  },
): InlineClient {
  const { bot, inlineQueries } = parts;
  return {
    queryInline(text, { chatType = 'private', offset = '' } = {}) {
      if (!bot.supports_inline_queries) throw new Error('inline mode is off: open the double with inline: true');
      const query = [...text].slice(0, MOST_CHARACTERS).join('');
      const asked = inlineQueries.add({ from: user, query, offset, chat_type: chatType });
      parts.deliverInline(asked.query);
      return asked;
    },
    sendInlineResult(asked, resultId, chat) {
      const result = asked.answer?.results.find(({ id }) => id === resultId);
      if (!result) throw new Error(`the query ${asked.query.id} was shown no result ${resultId}`);
      const { text, entities } = result.message;
      const { reply_markup: markup } = result.raw;
      const { id, is_bot, first_name, username } = bot;
      return post(
        chat,
        {
          text,
          ...(entities.length > 0 ? { entities: [...entities] } : {}),
          ...(markup ? { reply_markup: structuredClone(markup) } : {}),
        },
        { viaBot: { id, is_bot, first_name, username } },
      );
    },
  };
}
