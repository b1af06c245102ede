import { Composer } from 'grammy';
import { readAnswerId } from '../../answering/answer-id.ts';
import type { App } from '../../app.ts';
import { type Vote, VOTE_REASONS, type VoteReason } from '../../feedback/create-votes.ts';
import type { Log } from '../../log.ts';
import { type ChatContext, presses } from '../chat-context.ts';
import { describeApiError } from '../delivery/api-errors.ts';
import { markupOf } from '../delivery/send-messages.ts';
import { findPressed } from '../find-pressed.ts';
import { withoutReasons, withReasons } from '../rendering/answer-buttons.ts';

/** What somebody says by a button. */
interface Said {
  readonly answerId: string;
  readonly vote: Vote;
  readonly reason: VoteReason | null;
}

/** 👍 and 👎 under answers, for anybody who sees them; whoever votes against is asked why. */
export function createVoteFeature(parts: {
  readonly app: Pick<App, 'votes'>;
  readonly log: Log;
}): Composer<ChatContext> {
  const { app, log } = parts;
  const feature = new Composer<ChatContext>();
  feature.filter(presses('vote', 'reason'), async (ctx) => {
    const said = readSaid(ctx);
    if (said === null || ctx.from === undefined) return;
    const { buttons } = ctx.texts;
    const { answerId, vote, reason } = said;
    const outcome = app.votes.cast(answerId, ctx.from.id, vote, reason);
    if (outcome !== 'counted') {
      const text = outcome === 'gone' ? buttons.forgotten : buttons.notCounted;
      await ctx.answerCallbackQuery({ text, show_alert: true });
      return;
    }
    const asksWhy = vote === 'down' && reason === null;
    await ctx.answerCallbackQuery({ text: asksWhy ? buttons.why : buttons.thanks });
    await showReasons(ctx, asksWhy ? answerId : null, log);
  });
  return feature;
}

function readSaid({ request }: ChatContext): Said | null {
  if (request.kind !== 'press') return null;
  const [answerId = '', word] = request.args;
  if (readAnswerId(answerId) !== answerId) return null;
  if (request.name === 'vote') return word === 'up' || word === 'down' ? { answerId, vote: word, reason: null } : null;
  const reason = VOTE_REASONS.find((known) => known === word);
  return reason === undefined ? null : { answerId, vote: 'down', reason };
}

/** Puts the question for a reason under the answer, or takes it away. The vote counts whether or not this is shown. */
async function showReasons(ctx: ChatContext, answerId: string | null, log: Log): Promise<void> {
  const pressed = findPressed(ctx);
  if (pressed === null) return;
  const rows = answerId === null ? withoutReasons(pressed.buttons) : withReasons(pressed.buttons, answerId, ctx.texts);
  if (rows.length === pressed.buttons.length) return;
  try {
    await ctx.api.editMessageReplyMarkup(pressed.chatId, pressed.messageId, {
      ...markupOf({ buttons: rows }),
    });
  } catch (error) {
    log.debug('the buttons of an answer could not be changed', { error: describeApiError(error) });
  }
}
