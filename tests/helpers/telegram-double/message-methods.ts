import type { Message } from 'grammy/types';

import { checkCaption, checkText, type FormattedText } from './check-text.ts';
import type { ChatRoom } from './chats.ts';
import { readEdit, saveEdit } from './edit-message.ts';
import type { Method, MethodParts } from './method.ts';
import { requireMessage, send } from './prepare-send.ts';
import type { Parameters } from './read-parameters.ts';
import { badRequest } from './refusal.ts';

const DELETABLE_SECONDS = 48 * 60 * 60;
const MOST_DELETED = 100;

/** sendMessage, the edits of texts, captions and keyboards, and deletions. */
export function createMessageMethods(parts: MethodParts): Readonly<Record<string, Method>> {
  const { bot, chats, clock } = parts;

  const mayDelete = (room: ChatRoom, message: Message): boolean => {
    const isOld = clock.now() / 1000 - message.date > DELETABLE_SECONDS;
    if (room.bot === 'administrator') return true;
    return !isOld && (message.from?.id === bot.id || room.chat.type === 'private');
  };

  return {
    sendMessage: (params, breach) =>
      send(parts, 'sendMessage', params, 'text messages', () => textOf(checkText(params, breach), params), breach),

    editMessageText(params, breach) {
      const formatted = checkText(params, breach);
      const edit = readEdit(parts, 'editMessageText', params, breach);
      if (edit.old.text === undefined) throw badRequest('there is no text in the message to edit');
      return saveEdit(parts, edit, ['text', 'entities'], textOf(formatted, params), breach);
    },

    editMessageCaption(params, breach) {
      const { text, entities } = checkCaption(params, breach);
      const edit = readEdit(parts, 'editMessageCaption', params, breach);
      if (!edit.old.photo && !edit.old.document) throw badRequest('there is no caption in the message to edit');
      const content =
        text === '' ? {} : { caption: text, ...(entities.length > 0 ? { caption_entities: [...entities] } : {}) };
      return saveEdit(parts, edit, ['caption', 'caption_entities'], content, breach);
    },

    editMessageReplyMarkup: (params, breach) =>
      saveEdit(parts, readEdit(parts, 'editMessageReplyMarkup', params, breach), [], {}, breach),

    deleteMessage(params) {
      const room = chats.require(params['chat_id']);
      const message = requireMessage(room, params['message_id'], 'message to delete not found');
      if (!mayDelete(room, message)) throw badRequest("message can't be deleted");
      chats.remove(room, message.message_id);
      return true;
    },

    /** Those that are not there are passed over. */
    deleteMessages(params) {
      const room = chats.require(params['chat_id']);
      const ids = params['message_ids'];
      if (!Array.isArray(ids) || ids.length === 0) throw badRequest('message identifiers are not specified');
      if (ids.length > MOST_DELETED) throw badRequest('too many message identifiers specified');
      const found = ids.map((id) => room.messages.get(Number(id))).filter((message) => message !== undefined);
      if (!found.every((message) => mayDelete(room, message))) throw badRequest("message can't be deleted");
      for (const { message_id: id } of found) chats.remove(room, id);
      return true;
    },
  };
}

function textOf({ text, entities }: FormattedText, params: Parameters): Partial<Message> {
  const options = params['link_preview_options'] as Message['link_preview_options'];
  return {
    text,
    ...(entities.length > 0 ? { entities: [...entities] } : {}),
    ...(options ? { link_preview_options: options } : {}),
  };
}
