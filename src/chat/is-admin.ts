import type { ChatContext } from './chat-context.ts';

/** Only a user in person: an admin who stays anonymous could be any admin of the group, and a channel anybody. */
export function isAdmin(ctx: ChatContext, adminUserIds: readonly number[]): boolean {
  const isInPerson = ctx.message?.sender_chat === undefined && ctx.from?.is_bot === false;
  return isInPerson && adminUserIds.includes(ctx.from.id);
}
