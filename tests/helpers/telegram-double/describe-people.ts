import type { Message, User } from 'grammy/types';

/** What a service message says; null for a message of somebody. */
export function describeService(message: Message): string | null {
  const name = nameOf(message);
  if (message.new_chat_members) return `${message.new_chat_members.map(fullName).join(', ')} joined`;
  if (message.left_chat_member) return `${fullName(message.left_chat_member)} left`;
  if (message.forum_topic_created) return `${name} opened the topic ${message.forum_topic_created.name}`;
  if (message.forum_topic_closed) return `${name} closed the topic`;
  if (message.forum_topic_reopened) return `${name} reopened the topic`;
  if (message.migrate_to_chat_id !== undefined) return 'the group became a supergroup';
  return message.migrate_from_chat_id === undefined ? null : 'the supergroup was a group';
}

/** Who a message is from, as people see it: a channel or a group that somebody writes as has its title there. */
export function nameOf({ sender_chat: sender, from }: Message): string {
  if (sender && 'title' in sender) return sender.title ?? '';
  return from ? fullName(from) : '';
}

export function nameOfOrigin(origin: NonNullable<Message['forward_origin']>): string {
  switch (origin.type) {
    case 'user':
      return fullName(origin.sender_user);
    case 'hidden_user':
      return origin.sender_user_name;
    case 'chat':
      return 'title' in origin.sender_chat ? (origin.sender_chat.title ?? '') : '';
    case 'channel':
      return origin.chat.title;
    default:
      return origin satisfies never;
  }
}

export function fullName({ first_name: first, last_name: last }: Pick<User, 'first_name' | 'last_name'>): string {
  return last === undefined ? first : `${first} ${last}`;
}
