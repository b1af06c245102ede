import { Composer } from 'grammy';
import { readAnswerId } from '../../answering/answer-id.ts';
import type { App } from '../../app.ts';
import { explainAnswer } from '../../texts/explain-lines.ts';
import { type ChatContext, gives } from '../chat-context.ts';
import { renderLines } from '../rendering/render-lines.ts';

/** An id that nobody would type is not repeated in full. */
const TYPED_LENGTH = 20;

/**
 * `/why ID`: how an answer came about. As a reply to an answer it needs no id, and alone it means the last
 * answer in the chat.
 */
export function createWhyFeature(parts: { readonly app: Pick<App, 'why' | 'sentAnswers'> }): Composer<ChatContext> {
  const { app } = parts;
  const feature = new Composer<ChatContext>();
  feature.filter(gives('why'), (ctx) => {
    const { explain } = ctx.texts;
    const typed = ctx.request.kind === 'command' ? ctx.request.text : '';
    const id = typed === '' ? findMeant(ctx, app) : readAnswerId(typed);
    if (id === null) return ctx.say(typed === '' ? explain.usage : explain.unknown(typed.slice(0, TYPED_LENGTH)));
    const record = app.why(id);
    return ctx.say(record === null ? explain.unknown(id) : renderLines(explainAnswer(record, ctx.texts), 'foreign'));
  });
  return feature;
}

/** The answer that the message replies to, or the last one in the chat. A reply to anything else means neither. */
function findMeant(ctx: ChatContext, { sentAnswers }: Pick<App, 'sentAnswers'>): string | null {
  const { message, destination } = ctx;
  const replied = message?.reply_to_message;
  // In a topic every message replies to the one that opened it.
  const isReply = replied !== undefined && replied.message_id !== destination.threadId;
  return sentAnswers.find(destination.chatId, isReply ? replied.message_id : null);
}
