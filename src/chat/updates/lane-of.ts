import type { Update, User } from 'grammy/types';

/** Commands that may take minutes: their chat goes on with its questions meanwhile. */
const LONG_WORK = /^\/(?:reload|rollback)(?![a-z0-9_])/i;

/**
 * What has this in common is worked on one after the other. The messages of a chat are, apart from long work; a press
 * does not wait for the answers that its chat waits for; a query of somebody who types on is overtaken by the next; that
 * somebody blocked the bot is to be known at once.
 */
export function laneOf(update: Update): string {
  const message = update.message ?? update.edited_message;
  if (message) return `${LONG_WORK.test(message.text ?? '') ? 'work' : 'chat'} ${message.chat.id}`;
  if (update.callback_query) return `press ${update.callback_query.from.id}`;
  if (update.my_chat_member) {
    const { chat } = update.my_chat_member;
    return chat.type === 'private' ? `member ${chat.id}` : `chat ${chat.id}`;
  }
  return `update ${update.update_id}`;
}

/** Where an update belongs, for a line of the log, which has names of its own for both numbers (`src/log.ts`). */
export function traceOf(update: Update): { readonly update: number; readonly chat?: number; readonly user?: number } {
  const { update_id, callback_query: press } = update;
  const chat = (update.message ?? update.edited_message ?? press?.message ?? update.my_chat_member)?.chat.id;
  const user = senderOf(update)?.id;
  return { update: update_id, ...(chat === undefined ? {} : { chat }), ...(user === undefined ? {} : { user }) };
}

/** Whether a lane is that of a group's messages: ids of groups are negative. */
export function isGroup(lane: string): boolean {
  return lane.startsWith('chat -');
}

/** Who sent it, as Telegram says; undefined for nobody. */
export function senderOf(update: Update): User | undefined {
  const message = update.message ?? update.edited_message;
  return (message ?? update.callback_query ?? update.inline_query ?? update.my_chat_member)?.from;
}
