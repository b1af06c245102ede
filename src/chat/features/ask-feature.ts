import { Composer } from 'grammy';
import type { App } from '../../app.ts';
import type { Log } from '../../log.ts';
import { textsFor } from '../../texts/texts-for.ts';
import type { ChatContext } from '../chat-context.ts';
import { keepTyping } from '../delivery/keep-typing.ts';
import { linkPassages } from '../rendering/passage-link.ts';
import { renderAnswer, renderDraft } from '../rendering/render-answer.ts';
import { plain } from '../delivery/send-messages.ts';
import { createStreamedAnswer } from '../delivery/streamed-answer.ts';
import { type Wait, waitFor } from '../../wait.ts';
import { whoAsks } from '../who-asks.ts';

/** UTF-16 units of a question; whoever pastes an article is asked for less. */
export const QUESTION_LIMIT = 1_000;

/** An answer that takes longer is given up, so that the chat's next question gets its turn. */
const ANSWER_MS = 120_000;

/** Answers questions. */
export function createAskFeature(parts: {
  readonly app: Pick<App, 'answer' | 'passages' | 'sentAnswers'>;
  readonly log: Log;
  readonly wait: Wait;
}): Composer<ChatContext> {
  const { app, log, wait } = parts;
  const feature = new Composer<ChatContext>();
  feature.use(async (ctx, next) => {
    if (ctx.request.kind !== 'question') return next();
    const { text } = ctx.request;
    if (text === '') return ctx.say(ctx.texts.emptyQuestion);
    if (isTooLong(text)) return ctx.say(ctx.texts.tooLong(QUESTION_LIMIT));

    const { api, destination } = ctx;
    const streamed = createStreamedAnswer({ api, destination, log, wait });
    const asking = app.answer(text, {
      ...whoAsks(ctx),
      onStatements: (draft) => streamed.show(renderDraft(draft, ctx.texts)),
    });
    const answer = await keepTyping(api, destination, () => waitFor(asking, ANSWER_MS, wait), wait);
    if (answer === null) return streamed.finish(plain(ctx.texts.unavailable.internal));
    return streamed.finish(
      renderAnswer(answer, textsFor(answer.language), linkPassages(app, ctx.me)),
      (chat, message) =>
        app.sentAnswers.note(
          { chat, message, asker: ctx.from?.id ?? null, question: ctx.message?.message_id ?? null },
          answer.id,
        ),
    );
  });
  return feature;
}

export function isTooLong(text: string): boolean {
  return text.length > QUESTION_LIMIT;
}
