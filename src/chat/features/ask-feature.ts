import { Composer } from 'grammy';
import type { App } from '../../app.ts';
import type { AnswerToMessage } from '../../audit/create-sent-answers.ts';
import { oneLine } from '../../language/one-line.ts';
import type { Log } from '../../log.ts';
import { isTooLong, QUESTION_LIMIT } from '../../question/clean-question.ts';
import { textsFor } from '../../texts/texts-for.ts';
import type { ChatContext } from '../chat-context.ts';
import { hasWords } from '../has-words.ts';
import { findSubject } from '../find-subject.ts';
import { languagesOf } from '../notice-language.ts';
import { keepTyping } from '../delivery/keep-typing.ts';
import { linkPassages } from '../rendering/passage-link.ts';
import { renderAnswer, renderDraft } from '../rendering/render-answer.ts';
import { plain } from '../delivery/send-messages.ts';
import { createAnswerStreams, type StreamedAnswer } from '../delivery/streamed-answer.ts';
import { createDeliveryRecord, type Outcome } from '../delivery/delivery-record.ts';
import type { AnswerOptions } from '../../conversation/answer-turn.ts';
import { type Wait, waitFor } from '../../wait.ts';
import { personOf, whoAsks } from '../who-asks.ts';

/** An answer that takes longer is given up, so that the chat's next question gets its turn. */
const ANSWER_MS = 120_000;

/** Answers questions, and those that were changed anew, in the place of the answer that they had. */
export function createAskFeature(parts: {
  readonly app: Pick<App, 'answer' | 'deliveries' | 'passages' | 'sentAnswers' | 'why'>;
  readonly log: Log;
  readonly wait: Wait;
}): Composer<ChatContext> {
  const { app, log, wait } = parts;
  const feature = new Composer<ChatContext>();
  const streams = createAnswerStreams();

  async function findOutcome(
    ctx: ChatContext,
    text: string,
    subject: AnswerOptions['subject'],
    streamed: StreamedAnswer,
  ): Promise<Outcome> {
    const asking = app.answer(text, {
      ...whoAsks(ctx),
      subject,
      languages: languagesOf(ctx),
      onStatements: ctx.settings.quiet ? undefined : (draft) => streamed.show(renderDraft(draft, ctx.texts)),
    });
    const answer = await keepTyping(ctx.api, ctx.destination, () => waitFor(asking, ANSWER_MS, wait), wait).catch(
      async (error: unknown) => {
        await streamed.abandon();
        throw error;
      },
    );
    if (answer === null) return { answerId: null, messages: plain(ctx.texts.unavailable.internal), isFault: true };
    const messages = renderAnswer(answer, textsFor(answer.language), {
      linkTo: linkPassages(app, ctx.me),
      folded: ctx.settings.quiet,
    });
    return { answerId: answer.id, messages, isFault: answer.kind === 'unavailable' };
  }

  feature.use(async (ctx, next) => {
    if (ctx.request.kind !== 'question') return next();
    const about = findSubject(ctx, app);
    // Without words of their own somebody asks what the message says.
    const isBare = !hasWords(ctx.request.text);
    const text = isBare ? (about?.text ?? '') : ctx.request.text;
    const { edited } = ctx.request;
    const record = createDeliveryRecord(app.deliveries, ctx.update.update_id);
    // What was found before the program ended is told, and not asked again.
    const kept = record.outcome;
    const old = edited && kept === null ? findOutdated(ctx, text, app) : null;
    if (edited && kept === null && old === null) return;
    if (!hasWords(text)) {
      if (ctx.settings.quiet) return undefined;
      const isSign = ctx.chat?.type === 'private' && ctx.request.text !== '';
      return ctx.say(isSign ? ctx.texts.notText : ctx.texts.emptyQuestion);
    }
    if (isTooLong(text)) return ctx.say(ctx.texts.tooLong(QUESTION_LIMIT));

    const { api, destination } = ctx;
    for (const [part, message] of (old?.messages ?? []).entries()) record.note(destination.chatId, part, message);
    const placement = { api, destination, log, wait, record, placeholder: ctx.texts.looking };
    const streamed = streams.begin(placement);
    const before = record.places;
    const outcome = kept ?? (await findOutcome(ctx, text, isBare ? null : about, streamed));
    // The earlier answer to a changed question stays when there is no other.
    if (outcome.isFault && old !== null) return ctx.say(outcome.messages);
    record.keep(outcome);
    const standing = new Set<string>();
    await streamed.finish(outcome.messages, (chat, message) => {
      standing.add(`${chat}/${message}`);
      if (outcome.answerId === null) return;
      app.sentAnswers.note({ chat, message, asker: personOf(ctx), question: questionOf(ctx) }, outcome.answerId);
    });
    for (const { chat, message } of before)
      if (!standing.has(`${chat}/${message}`)) app.sentAnswers.drop(chat, message);
  });
  return feature;
}

/** The message that asks; null when a button does. */
function questionOf({ message, editedMessage }: ChatContext): number | null {
  return (message ?? editedMessage)?.message_id ?? null;
}

/** The answer that a changed question had; null when it had none, or still asks the same. */
function findOutdated(ctx: ChatContext, text: string, app: Pick<App, 'sentAnswers' | 'why'>): AnswerToMessage | null {
  const question = questionOf(ctx);
  const old = question === null ? null : app.sentAnswers.findForQuestion(ctx.destination.chatId, question);
  if (old === null) return null;
  const asked = app.why(old.id)?.question;
  return asked !== undefined && oneLine(asked) === oneLine(text) ? null : old;
}
