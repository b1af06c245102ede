import type { ChatMember, User, UserFromGetMe } from 'grammy/types';

import { describeMember } from './chat-methods.ts';
import type { ChatRoom } from './chats.ts';

/** Who opens a topic when nobody is named. */
export const ADMINISTRATOR: User = { id: 5_099_999_999, is_bot: false, first_name: 'Administrator' };

export function describeBot(id: number, username: string, privacy: boolean): UserFromGetMe {
  return {
    id,
    is_bot: true,
    first_name: '科城问答',
    username,
    can_join_groups: true,
    can_read_all_group_messages: !privacy,
    supports_guest_queries: false,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
    supports_join_request_queries: false,
  };
}

export function memberOfBot(status: ChatRoom['bot'], bot: User): ChatMember {
  switch (status) {
    case 'kicked':
    case 'blocked':
      return { status: 'kicked', user: bot, until_date: 0 };
    case 'stranger':
      return { status: 'left', user: bot };
    case 'administrator':
    case 'member':
      return describeMember(bot, status);
    default:
      return status satisfies never;
  }
}
