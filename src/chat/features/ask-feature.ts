import { Composer } from 'grammy';
import type { App } from '../../app.ts';
import type { Log } from '../../log.ts';
import { textsFor } from '../../texts/texts-for.ts';
import type { ChatContext } from '../chat-context.ts';
import { findSubject } from '../find-subject.ts';
import { languagesOf } from '../notice-language.ts';
import { keepTyping } from '../delivery/keep-typing.ts';
import { linkPassages } from '../rendering/passage-link.ts';
import { renderAnswer, renderDraft } from '../rendering/render-answer.ts';
import { plain } from '../delivery/send-messages.ts';
import { createStreamedAnswer } from '../delivery/streamed-answer.ts';
import { type Wait, waitFor } from '../../wait.ts';
import { personOf, whoAsks } from '../who-asks.ts';

/** UTF-16 units of a question; whoever pastes an article is asked for less. */
export const QUESTION_LIMIT = 1_000;

/** An answer that takes longer is given up, so that the chat's next question gets its turn. */
const ANSWER_MS = 120_000;

/** Answers questions. */
export function createAskFeature(parts: {
  readonly app: Pick<App, 'answer' | 'passages' | 'sentAnswers' | 'why'>;
  readonly log: Log;
  readonly wait: Wait;
}): Composer<ChatContext> {
  const { app, log, wait } = parts;
  const feature = new Composer<ChatContext>();
  feature.use(async (ctx, next) => {
    if (ctx.request.kind !== 'question') return next();
    const about = findSubject(ctx, app);
    // Without words of their own somebody asks what the message says.
    const isBare = ctx.request.text === '';
    const text = isBare ? (about?.text ?? '') : ctx.request.text;
    if (text === '') return ctx.settings.quiet ? undefined : ctx.say(ctx.texts.emptyQuestion);
    if (isTooLong(text)) return ctx.say(ctx.texts.tooLong(QUESTION_LIMIT));

    const { api, destination } = ctx;
    const streamed = createStreamedAnswer({ api, destination, log, wait });
    const asking = app.answer(text, {
      ...whoAsks(ctx),
      subject: isBare ? null : about,
      languages: languagesOf(ctx),
      onStatements: ctx.settings.quiet ? undefined : (draft) => streamed.show(renderDraft(draft, ctx.texts)),
    });
    const answer = await keepTyping(api, destination, () => waitFor(asking, ANSWER_MS, wait), wait);
    if (answer === null) return streamed.finish(plain(ctx.texts.unavailable.internal));
    return streamed.finish(
      renderAnswer(answer, textsFor(answer.language), {
        linkTo: linkPassages(app, ctx.me),
        folded: ctx.settings.quiet,
      }),
      (chat, message) =>
        app.sentAnswers.note(
          { chat, message, asker: personOf(ctx), question: ctx.message?.message_id ?? null },
          answer.id,
        ),
    );
  });
  return feature;
}

export function isTooLong(text: string): boolean {
  return text.length > QUESTION_LIMIT;
}
