import { GrammyError, type Transformer } from 'grammy';
import type { Log } from '../../log.ts';
import { createRecentSet } from '../../recent-set.ts';
import type { Chats } from '../../settings/create-chats.ts';
import type { Presence } from '../updates/presence.ts';
import { classifyApiError, describeApiError } from './api-errors.ts';

const WRITES = /^(?:send(?!ChatAction)|edit|copy|forward)/;
const KEPT = 1_000;

/**
 * Learns from what Telegram answers what has become of chats: that a group is a supergroup by now, and that nothing can
 * be written to a chat or topic, which is told to the log once until something was written there again.
 */
export function createChatWatch(parts: {
  readonly chats: Pick<Chats, 'move'>;
  readonly presence: Presence;
  readonly log: Log;
}): Transformer {
  const { chats, presence, log } = parts;
  const silent = createRecentSet<string>(KEPT);

  function noteSilence(place: string, error: GrammyError): void {
    if (silent.has(place)) return;
    silent.add(place);
    log.info('a chat cannot be written to', { error: describeApiError(error) });
  }

  return async (call, method, payload, signal) => {
    const response = await call(method, payload, signal);
    const { chat_id: chat, message_thread_id: thread } = payload as { chat_id?: unknown; message_thread_id?: unknown };
    if (typeof chat !== 'number' || !WRITES.test(method)) return response;
    const place = `${chat}/${typeof thread === 'number' ? thread : ''}`;
    if (response.ok) {
      silent.delete(place);
      return response;
    }
    const movedTo = response.parameters?.migrate_to_chat_id;
    const error = new GrammyError(`${method} failed`, response, method, {});
    if (movedTo !== undefined) chats.move(chat, movedTo);
    else if (classifyApiError(error) === 'gone') {
      if (response.error_code === 403) presence.leave(chat);
      noteSilence(place, error);
    }
    return response;
  };
}
