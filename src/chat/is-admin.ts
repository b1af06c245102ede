import type { ChatContext } from './chat-context.ts';

/**
 * Only a user in person, by a message as they wrote it or by a button: an admin who stays anonymous could be any admin
 * of the group, a channel anybody, a forwarded or edited message is no order.
 */
export function isAdmin(ctx: ChatContext, adminUserIds: readonly number[]): boolean {
  const { message, callbackQuery, from } = ctx;
  if (from === undefined || from.is_bot || !adminUserIds.includes(from.id)) return false;
  if (callbackQuery !== undefined) return true;
  if (message === undefined) return false;
  return message.sender_chat === undefined && message.forward_origin === undefined && message.via_bot === undefined;
}
