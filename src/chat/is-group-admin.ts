import type { Context } from 'grammy';
import type { ChatMember } from 'grammy/types';
import type { Log } from '../log.ts';
import { describeApiError } from './delivery/api-errors.ts';

/**
 * Whether an admin of the group asks this, by a message as they wrote it or by a button. Telegram is asked anew each
 * time: whoever was an admin when a button was shown may be none when it is pressed.
 */
export async function isGroupAdmin(ctx: Context, log: Log): Promise<boolean> {
  const { chat, from, callbackQuery } = ctx;
  const message = ctx.message ?? ctx.editedMessage;
  if (chat === undefined || from === undefined || chat.type === 'private' || chat.type === 'channel') return false;
  if (callbackQuery === undefined) {
    if (message === undefined || message.forward_origin !== undefined || message.via_bot !== undefined) return false;
    // Only an admin can write as the group itself. Whoever writes as a channel could be anybody.
    if (message.sender_chat !== undefined) return message.sender_chat.id === chat.id;
  }
  if (from.is_bot) return false;
  try {
    return isAdminStatus(await ctx.api.getChatMember(chat.id, from.id));
  } catch (error) {
    log.debug('a member of a group could not be asked for', { error: describeApiError(error) });
  }
  try {
    // Telegram promises the one call to admins alone, and the list to every member.
    const admins = await ctx.api.getChatAdministrators(chat.id);
    return admins.some((member) => member.user.id === from.id && isAdminStatus(member));
  } catch (error) {
    log.warn('whether somebody is an admin of a group could not be learned', { error: describeApiError(error) });
    return false;
  }
}

function isAdminStatus({ status }: ChatMember): boolean {
  return status === 'creator' || status === 'administrator';
}
