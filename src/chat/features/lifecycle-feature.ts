import { Composer } from 'grammy';
import type { ChatMember } from 'grammy/types';
import type { App } from '../../app.ts';
import type { Log } from '../../log.ts';
import { textsFor } from '../../texts/texts-for.ts';
import type { ChatContext } from '../chat-context.ts';
import { plain, sendMessages } from '../delivery/send-messages.ts';
import { noticeLanguage } from '../notice-language.ts';
import type { Presence } from '../updates/presence.ts';

/**
 * What becomes of the bot in chats: it comes to a group and says how to ask, is blocked or removed and forgets the
 * chat, and follows a group that becomes a supergroup. Other changes of its rights show when they matter.
 */
export function createLifecycleFeature(parts: {
  readonly app: Pick<App, 'settings' | 'chats'>;
  readonly presence: Presence;
  readonly log: Log;
}): Composer<ChatContext> {
  const { app, presence, log } = parts;
  const feature = new Composer<ChatContext>();
  feature.on('my_chat_member', async (ctx) => {
    const { chat, from, old_chat_member: before, new_chat_member: after } = ctx.myChatMember;
    if (!isThere(after)) {
      presence.leave(chat.id);
      app.chats.leave(chat.id);
      return;
    }
    const isNew = !isThere(before);
    presence.enter(chat.id);
    const isGroup = chat.type === 'group' || chat.type === 'supergroup';
    if (!isGroup || !isNew || !mayWrite(after) || app.chats.hasMoved(chat.id)) return;
    const language = noticeLanguage('', app.settings.of(chat.id).language, from.language_code);
    const hello = textsFor(language).groups.hello(ctx.me.username);
    await sendMessages(ctx.api, { chatId: chat.id, threadId: null, replyTo: null }, plain(hello), log);
  });
  // Both chats tell it, each with a message of its own.
  feature.on('message:migrate_to_chat_id', (ctx) => app.chats.move(ctx.chat.id, ctx.message.migrate_to_chat_id));
  feature.on('message:migrate_from_chat_id', (ctx) => app.chats.move(ctx.message.migrate_from_chat_id, ctx.chat.id));
  return feature;
}

function isThere(member: ChatMember): boolean {
  if (member.status === 'restricted') return member.is_member;
  return member.status !== 'left' && member.status !== 'kicked';
}

function mayWrite(member: ChatMember): boolean {
  return member.status !== 'restricted' || member.can_send_messages;
}
