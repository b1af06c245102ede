import type { Chat, Message, User } from 'grammy/types';

import type { Content } from './chats.ts';
import type { Posts, SendOptions } from './client-posts.ts';
import { describeFile, type Files, type NewFile } from './files.ts';
import { mergeEntities } from './find-entities.ts';

export interface DocumentOptions extends SendOptions {
  /** As the sender's client says it; anything a hostile one could say. */
  readonly name?: string;
  /** Missing when the client does not tell. */
  readonly mime?: string;
  readonly bytes: Uint8Array | string;
  /** What the server says of its size, where that is more than the test wants to send. */
  readonly size?: number;
  readonly caption?: string;
  /** Passed on from somebody whose name is hidden. */
  readonly forwarded?: boolean;
  /** Of an album. */
  readonly album?: string;
}

/** What people send that is no text. */
export interface FileSending {
  sendSticker(chat: Chat, options?: SendOptions): Message;
  sendVoice(chat: Chat, options?: SendOptions): Message;
  sendPhoto(chat: Chat, options?: SendOptions & { readonly caption?: string }): Message;
  sendDocument(chat: Chat, options: DocumentOptions): Message;
}

const STICKER = { type: 'regular', width: 512, height: 512, is_animated: false, is_video: false, emoji: '👍' } as const;

export function createFileSending(user: User, { post }: Posts, files: Files): FileSending {
  const file = (folder: NewFile['folder'], name: string) =>
    describeFile(files.add({ folder, name, bytes: Buffer.from(name), size: 1024 }));

  return {
    sendSticker: (chat, options = {}) =>
      post(chat, { sticker: { ...file('stickers', 'a.webp'), ...STICKER } }, options),
    sendVoice: (chat, options = {}) =>
      post(chat, { voice: { ...file('voice', 'a.oga'), duration: 4, mime_type: 'audio/ogg' } }, options),
    sendPhoto: (chat, options = {}) =>
      post(chat, { photo: [{ ...file('photos', 'a.jpg'), width: 90, height: 60 }], ...wordsOf(options) }, options),
    sendDocument(chat, options) {
      const { name, mime, bytes, size, album } = options;
      const stored = files.add({
        folder: 'documents',
        name: name ?? '',
        bytes: Buffer.from(bytes as Uint8Array),
        ...(size === undefined ? {} : { size }),
      });
      const document = {
        ...describeFile(stored),
        ...(name === undefined ? {} : { file_name: name }),
        ...(mime === undefined ? {} : { mime_type: mime }),
      };
      const origin = { type: 'hidden_user' as const, date: 1_700_000_000, sender_user_name: `Not ${user.first_name}` };
      return post(
        chat,
        { document, ...(album === undefined ? {} : { media_group_id: album }), ...wordsOf(options) },
        { ...options, ...(options.forwarded === true ? { forwardOrigin: origin } : {}) },
      );
    },
  };
}

function wordsOf({ caption, entities: own = [] }: SendOptions & { readonly caption?: string }): Partial<Content> {
  if (caption === undefined) return {};
  const entities = mergeEntities(own, caption);
  return { caption, ...(entities.length > 0 ? { caption_entities: entities } : {}) };
}
