import { placeOf } from '../settings/create-chats.ts';
import type { ChatContext } from './chat-context.ts';

/** The person in front of the client, by Telegram's id; null for an admin who stays anonymous, who writes as the group. */
export function personOf({ from, message }: Pick<ChatContext, 'from' | 'message'>): number | null {
  return from === undefined || from.is_bot || message?.sender_chat !== undefined ? null : from.id;
}

/** A person has one conversation in a chat, and in each topic of a forum; tokens count for the person and for the chat. */
export function whoAsks(ctx: ChatContext) {
  const { chatId, threadId } = ctx.destination;
  const asker = personOf(ctx);
  const user = String(asker ?? chatId);
  return {
    conversation: `${placeOf(chatId)}${threadId ?? ''}/${user}`,
    spender: { user, chat: String(chatId) },
    asker,
  };
}

/** Tells a person's conversations and what they were told, in whatever chats, by their keys. */
export function belongsTo(person: number): (conversation: string) => boolean {
  return (conversation) => conversation.endsWith(`/${person}`) || conversation.startsWith(`${person}/`);
}
