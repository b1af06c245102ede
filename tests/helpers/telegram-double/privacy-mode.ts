import type { Message, UserFromGetMe } from 'grammy/types';

/**
 * Whether a bot in privacy mode gets a group message: service messages, commands meant for it, replies to its own
 * messages, mentions of it, and what was sent through it. The implicit reply of a topic to its first message is no reply.
 * Source: "Privacy Mode" in the Bot Features pages; a bare `/command` is taken as meant for the only bot in the group.
 */
export function reachesBot(message: Message, bot: UserFromGetMe): boolean {
  if (message.via_bot?.id === bot.id) return true;
  const text = message.text ?? message.caption;
  if (text === undefined) return isService(message) || isReplyTo(message, bot);
  if (isReplyTo(message, bot)) return true;
  return (message.entities ?? message.caption_entities ?? []).some((entity) => {
    const words = text.slice(entity.offset, entity.offset + entity.length).toLowerCase();
    const name = `@${bot.username.toLowerCase()}`;
    if (entity.type === 'mention') return words === name;
    if (entity.type === 'text_mention') return entity.user.id === bot.id;
    if (entity.type !== 'bot_command') return false;
    return words.includes('@') ? words.endsWith(name) : entity.offset === 0;
  });
}

function isReplyTo(message: Message, bot: UserFromGetMe): boolean {
  const reply = message.reply_to_message;
  return reply?.from?.id === bot.id && reply.forum_topic_created === undefined;
}

const CONTENT = [
  'sticker',
  'photo',
  'voice',
  'video',
  'document',
  'audio',
  'animation',
  'location',
  'contact',
  'poll',
  'dice',
];

function isService(message: Message): boolean {
  return !CONTENT.some((kind) => kind in message);
}
