import { Composer } from 'grammy';
import type { App } from '../../app.ts';
import { textsFor } from '../../texts/texts-for.ts';
import { QUESTION_PART } from '../../store/delivery-table.ts';
import { argumentsOf, type ChatContext, presses } from '../chat-context.ts';
import { foreignMessages } from '../rendering/foreign-message.ts';
import { createMessageBuilder } from '../rendering/message-builder.ts';

/** An example that is pressed is asked as if it had been typed: it is shown, and then answered by the features that follow. */
export function createExampleFeature({
  app,
}: {
  readonly app: Pick<App, 'deliveries' | 'examples'>;
}): Composer<ChatContext> {
  const feature = new Composer<ChatContext>();
  feature.filter(presses('ask'), async (ctx, next) => {
    const key = argumentsOf(ctx)[0];
    const example = key === undefined ? null : await app.examples.find(key);
    if (example === null) {
      await ctx.answerCallbackQuery({ text: ctx.texts.people.expired });
      return;
    }
    await ctx.answerCallbackQuery();
    ctx.texts = textsFor(example.language);
    ctx.request = { kind: 'question', text: example.question };
    const { deliveries } = app;
    const { update_id: update } = ctx.update;
    // What is tried again, or was interrupted, has shown it already.
    if (deliveries.find(update, QUESTION_PART) === null)
      await ctx.say(foreignMessages(createMessageBuilder().quote(example.question)), (chat, message) =>
        deliveries.note(update, QUESTION_PART, { chat, message }),
      );
    return next();
  });
  return feature;
}
