import { checkDraftText } from './check-text.ts';
import type { Method, MethodParts } from './method.ts';
import { refuseUnspoken, requireThread } from './prepare-send.ts';
import { badRequest } from './refusal.ts';

/** sendMessageDraft: private chats only; the text may be empty, which shows that the bot thinks. */
export function createDraftMethods(parts: MethodParts): Readonly<Record<string, Method>> {
  const { chats, clock, drafts, limiter } = parts;
  return {
    sendMessageDraft(params, breach) {
      refuseUnspoken('sendMessageDraft', params);
      const { text, entities } = checkDraftText(params, breach);
      const room = chats.requireWritable(params['chat_id']);
      if (room.chat.type !== 'private') throw badRequest('TEXTDRAFT_PEER_INVALID');
      const draftId = params['draft_id'];
      if (typeof draftId !== 'number' || draftId === 0) throw badRequest('RANDOM_ID_INVALID');
      const threadId = requireThread(room, params['message_thread_id']);
      limiter.pass(room.chat.id, false, (detail) => breach('too-early', detail));
      const canStop = params['can_stop'] === true;
      drafts.show(room.chat.id, {
        draftId,
        text,
        entities,
        threadId,
        at: clock.now(),
        canStop,
        isKept: params['keep_on_stop'] === true,
      });
      return true;
    },
  };
}
