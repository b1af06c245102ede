import { Composer } from 'grammy';
import type { App } from '../../app.ts';
import type { Log } from '../../log.ts';
import { argumentsOf, type ChatContext, gives, presses } from '../chat-context.ts';
import { shortenText } from '../../language/shorten.ts';
import { describeApiError } from '../delivery/api-errors.ts';
import { editPressed } from '../delivery/edit-pressed.ts';
import { findPressed } from '../find-pressed.ts';
import { writePress } from '../press-data.ts';
import { asMessage } from '../rendering/message-builder.ts';
import { belongsTo, personOf } from '../who-asks.ts';

/** UTF-16 units that Telegram shows of what answers a press. */
const LONGEST_ALERT = 200;

/** `/privacy`: what is kept, and for how long. `/forget`: deletes what is kept of the person, once they confirm it. */
export function createPrivacyFeature(parts: {
  readonly app: Pick<App, 'privacy'>;
  readonly log: Log;
}): Composer<ChatContext> {
  const { app, log } = parts;
  const feature = new Composer<ChatContext>();
  feature.filter(gives('privacy'), (ctx) => ctx.say(ctx.texts.people.privacy(app.privacy.facts)));

  feature.filter(gives('forget'), async (ctx) => {
    const { people } = ctx.texts;
    const person = personOf(ctx);
    if (person === null) return ctx.say(people.forgetAnonymous);
    const buttons = [
      { text: people.forgetConfirm, callback_data: writePress('forget', person.toString(36), 'yes') },
      { text: people.forgetCancel, callback_data: writePress('forget', person.toString(36), 'no') },
    ];
    return ctx.say([{ text: people.forgetAsk, entities: [], buttons: [buttons] }]);
  });

  feature.filter(presses('forget'), async (ctx) => {
    const { people } = ctx.texts;
    const [whose, decision] = argumentsOf(ctx);
    const person = personOf(ctx);
    // In a group everybody sees the button; it deletes nobody's records but those of whoever asked for it.
    if (person === null || whose !== person.toString(36)) {
      await ctx.answerCallbackQuery({ text: people.notYours, show_alert: true });
      return;
    }
    // A changed client can send anything: nothing is deleted but by the button of a message that asked.
    if (findPressed(ctx) === null) {
      await ctx.answerCallbackQuery({ text: people.expired, show_alert: true });
      return;
    }
    if (decision !== 'yes') return editPressed(ctx, asMessage(people.forgetNothing), log);
    const receipt = forget(ctx, person);
    if (receipt === null) {
      await ctx.answerCallbackQuery({ text: ctx.texts.unavailable.internal, show_alert: true });
      return;
    }
    try {
      await editPressed(ctx, asMessage(receipt), log);
    } catch (error) {
      log.warn('what was forgotten could not be put into its message', { error: describeApiError(error) });
      await ctx.answerCallbackQuery({ text: shortenText(receipt, LONGEST_ALERT), show_alert: true });
    }
  });

  /** @returns what is gone, in words; null when nothing is */
  function forget(ctx: ChatContext, person: number): string | null {
    try {
      return ctx.texts.people.forgottenAll(app.privacy.forget(person, belongsTo(person), ctx.update.update_id));
    } catch (error) {
      log.error('a person could not be forgotten', { error: describeApiError(error) });
      return null;
    }
  }
  return feature;
}
