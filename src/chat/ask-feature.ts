import { Composer } from 'grammy';
import type { App } from '../app.ts';
import { textsFor } from '../texts/texts-for.ts';
import type { ChatContext } from './chat-context.ts';
import { keepTyping } from './keep-typing.ts';
import { renderAnswer } from './render-answer.ts';
import { type Wait, waitFor } from './wait.ts';

/** UTF-16 units of a question; whoever pastes an article is asked for less. */
export const QUESTION_LIMIT = 1_000;

/** An answer that takes longer is given up, so that the chat's next question gets its turn. */
const ANSWER_MS = 120_000;

/** Answers questions. */
export function createAskFeature(parts: {
  readonly app: Pick<App, 'answer' | 'sentAnswers'>;
  readonly wait: Wait;
}): Composer<ChatContext> {
  const feature = new Composer<ChatContext>();
  feature.use(async (ctx, next) => {
    if (ctx.request.kind !== 'question') return next();
    const { text } = ctx.request;
    if (text === '') return ctx.say(ctx.texts.emptyQuestion);
    if (isTooLong(text)) return ctx.say(ctx.texts.tooLong(QUESTION_LIMIT));

    const work = () => waitFor(parts.app.answer(text), ANSWER_MS, parts.wait);
    const answer = await keepTyping(ctx.api, ctx.destination, work, parts.wait);
    if (answer === null) return ctx.say(ctx.texts.unavailable.internal);
    return ctx.say(renderAnswer(answer, textsFor(answer.language)), (chatId, messageId) =>
      parts.app.sentAnswers.note(chatId, messageId, answer.id),
    );
  });
  return feature;
}

export function isTooLong(text: string): boolean {
  return text.length > QUESTION_LIMIT;
}
