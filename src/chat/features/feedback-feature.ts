import { Composer } from 'grammy';
import type { InlineKeyboardButton } from 'grammy/types';
import type { App } from '../../app.ts';
import type { Judgement } from '../../golden/expect-answer.ts';
import { type AnswerFeedback, listFeedback } from '../../insight/list-feedback.ts';
import { explainAnswer } from '../../texts/explain-lines.ts';
import { argumentsOf, type ChatContext, gives, presses } from '../chat-context.ts';
import { showInPlace } from '../delivery/show-in-place.ts';
import { type Offers, takes } from '../offers.ts';
import { writePress } from '../press-data.ts';
import type { FormattedText } from '../rendering/message-builder.ts';
import { renderFeedback } from '../rendering/render-feedback.ts';
import { renderLines } from '../rendering/render-lines.ts';

const DONE = 'feedback-done';
const GOLDEN = 'feedback-golden';

export interface FeedbackFeatureParts {
  readonly app: Pick<App, 'votes' | 'why' | 'golden'>;
  readonly offers: Offers;
}

/** `/feedback`: what people did not like, one answer at a time, those first that nobody has seen to. */
export function createFeedbackFeature(parts: FeedbackFeatureParts): Composer<ChatContext> {
  const { app } = parts;
  const feature = new Composer<ChatContext>();
  feature.filter(gives('feedback'), (ctx) => ctx.say([show(ctx, null, parts)]));

  feature.filter(presses('feedback'), async (ctx) => {
    const [what, id = ''] = argumentsOf(ctx);
    if (what !== 'why') return showInPlace(ctx, show(ctx, id, parts));
    const record = app.why(id);
    if (record === null) return ctx.answerCallbackQuery({ text: ctx.texts.insight.recordGone });
    return ctx.say(renderLines(explainAnswer(record, ctx.texts), 'foreign'));
  });

  feature.filter(takes(DONE, GOLDEN), async (ctx) => {
    if (ctx.request.kind !== 'offer') return;
    const { id, judgement } = ctx.request.payload as OfferedFeedback;
    const { insight } = ctx.texts;
    if (judgement !== null && app.golden.addFromAnswer(id, judgement) === null) {
      await ctx.answerCallbackQuery({ text: insight.notGolden, show_alert: true });
      return showInPlace(ctx, show(ctx, id, parts));
    }
    app.votes.markHandled(id);
    await ctx.answerCallbackQuery({ text: judgement === null ? insight.markedDone : insight.madeGolden });
    return showInPlace(ctx, show(ctx, null, parts));
  });
  return feature;
}

interface OfferedFeedback {
  readonly id: string;
  /** Null: it is only marked as done. */
  readonly judgement: Judgement | null;
}

/** @param id of the answer; null, or one that nobody votes against any more: the first of the list */
function show(ctx: ChatContext, id: string | null, { app, offers }: FeedbackFeatureParts): FormattedText {
  const { texts } = ctx;
  const list = listFeedback(app.votes.listOpen());
  const found = list.findIndex(({ answerId }) => answerId === id);
  const at = Math.max(0, found);
  const feedback = list[at];
  if (feedback === undefined) return { text: texts.insight.noFeedback, entities: [] };
  const record = app.why(feedback.answerId);
  const offer = (text: string, judgement: Judgement | null): InlineKeyboardButton[] => {
    const payload: OfferedFeedback = { id: feedback.answerId, judgement };
    return [{ text, callback_data: offers.make(ctx, { action: judgement === null ? DONE : GOLDEN, payload }) }];
  };
  const mayBeGolden = record?.kind === 'answered';
  const buttons = [
    [
      ...(record ? [{ text: texts.insight.why, callback_data: writePress('feedback', 'why', feedback.answerId) }] : []),
      ...(feedback.handled ? [] : offer(texts.insight.done, null)),
    ],
    ...(mayBeGolden
      ? [offer(texts.insight.notThis, 'not-this'), offer(texts.insight.shouldBeNotFound, 'not-found')]
      : []),
    [...turnTo('◀', list[at - 1]), ...turnTo('▶', list[at + 1])],
  ].filter((row) => row.length > 0);
  const place = { position: { at: at + 1, of: list.length }, open: list.filter(({ handled }) => !handled).length };
  return { ...renderFeedback(feedback, record, place, texts), buttons };
}

function turnTo(text: string, to: AnswerFeedback | undefined): readonly InlineKeyboardButton[] {
  return to ? [{ text, callback_data: writePress('feedback', 'show', to.answerId) }] : [];
}
