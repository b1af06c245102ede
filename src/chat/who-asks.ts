import { placeOf } from '../settings/create-chats.ts';
import type { ChatContext } from './chat-context.ts';

/** A person has one conversation in a chat, and in each topic of a forum; tokens count for the person and for the chat. */
export function whoAsks({ from, destination: { chatId, threadId } }: ChatContext) {
  // An admin who stays anonymous writes as the group.
  const user = String(from?.id ?? chatId);
  return { conversation: `${placeOf(chatId)}${threadId ?? ''}/${user}`, spender: { user, chat: String(chatId) } };
}
