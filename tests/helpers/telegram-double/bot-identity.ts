import type { ChatMember, User, UserFromGetMe } from 'grammy/types';

import type { ChatRoom, MemberStatus } from './chats.ts';

/** Who opens a topic when nobody is named. */
export const ADMINISTRATOR: User = { id: 5_099_999_999, is_bot: false, first_name: 'Administrator' };

export function describeBot(id: number, username: string, privacy: boolean, inline = false): UserFromGetMe {
  return {
    id,
    is_bot: true,
    first_name: '科城问答',
    username,
    can_join_groups: true,
    can_read_all_group_messages: !privacy,
    supports_guest_queries: false,
    supports_inline_queries: inline,
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
    case 'blocked':
      return describeMember(bot, 'kicked');
    case 'stranger':
    case 'left':
      return { status: 'left', user: bot };
    case 'kicked':
    case 'administrator':
    case 'member':
    case 'restricted':
      return describeMember(bot, status);
    default:
      return status satisfies never;
  }
}

const NO_RIGHTS = {
  can_send_messages: false,
  can_send_audios: false,
  can_send_documents: false,
  can_send_photos: false,
  can_send_videos: false,
  can_send_video_notes: false,
  can_send_voice_notes: false,
  can_send_polls: false,
  can_send_other_messages: false,
  can_add_web_page_previews: false,
  can_react_to_messages: false,
  can_change_info: false,
  can_invite_users: false,
  can_pin_messages: false,
  can_manage_topics: false,
  can_edit_tag: false,
} as const;

export function describeMember(user: User, status: MemberStatus, isAnonymous = false): ChatMember {
  if (status === 'creator') return { status, user, is_anonymous: isAnonymous };
  if (status === 'member') return { status, user };
  if (status === 'kicked') return { status, user, until_date: 0 };
  if (status === 'restricted') return { status, user, is_member: true, until_date: 0, ...NO_RIGHTS };
  return {
    status,
    user,
    can_be_edited: false,
    is_anonymous: isAnonymous,
    can_manage_chat: true,
    can_delete_messages: true,
    can_manage_video_chats: false,
    can_restrict_members: false,
    can_promote_members: false,
    can_change_info: false,
    can_invite_users: true,
    can_post_stories: false,
    can_edit_stories: false,
    can_delete_stories: false,
    can_send_welcome_messages: false,
  };
}
