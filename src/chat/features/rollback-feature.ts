import { Composer } from 'grammy';
import { z } from 'zod';
import type { App, SwitchOutcome } from '../../app.ts';
import { scrubber } from '../../scrub/process-scrubber.ts';
import { earlierLines } from '../../texts/earlier-lines.ts';
import type { Texts } from '../../texts/texts.ts';
import { type ChatContext, gives } from '../chat-context.ts';
import type { Background } from '../delivery/background.ts';
import { plain } from '../delivery/send-messages.ts';
import { takePressedOff } from '../delivery/show-in-place.ts';
import { type Offers, payloadOf, takes } from '../offers.ts';
import type { FormattedText } from '../rendering/message-builder.ts';
import { renderLines } from '../rendering/render-lines.ts';
import { withButtons } from '../rendering/with-buttons.ts';

export interface RollbackFeatureParts {
  readonly app: Pick<App, 'listEarlier' | 'rollBack'>;
  readonly offers: Offers;
  /** To open a snapshot takes seconds, and may wait for a reload under way. */
  readonly background: Background;
}

const ROLL_BACK = 'rollback';
const EARLIER = z.object({ snapshot: z.string() });
/** So many are kept besides the one that serves. */
const SHOWN = 2;

/** `/rollback`: shows the snapshots that served before, and goes back to one of them. */
export function createRollbackFeature(parts: RollbackFeatureParts): Composer<ChatContext> {
  const feature = new Composer<ChatContext>();
  feature.filter(gives('rollback'), (ctx) => offerEarlier(ctx, parts));
  feature.filter(takes(ROLL_BACK), (ctx) => parts.background.start(() => rollBack(ctx, parts), ctx.api));
  return feature;
}

async function offerEarlier(ctx: ChatContext, { app, offers }: RollbackFeatureParts): Promise<void> {
  const earlier = (await app.listEarlier()).slice(0, SHOWN);
  const { renewal } = ctx.texts;
  if (earlier.length === 0) return ctx.say(renewal.nothingToRollBack);
  const buttons = earlier.map(({ id, builtAt }, i) => {
    const callback_data = offers.make(ctx, { action: ROLL_BACK, payload: { snapshot: id } });
    return [{ text: renewal.rollBackTo(i + 1, builtAt), callback_data }];
  });
  return ctx.say(withButtons(renderLines(earlierLines(earlier, ctx.texts), 'foreign'), buttons));
}

async function rollBack(ctx: ChatContext, { app }: RollbackFeatureParts): Promise<void> {
  const { snapshot } = payloadOf(ctx, EARLIER);
  await takePressedOff(ctx);
  await ctx.say(renderSwitch(await app.rollBack(snapshot), ctx.texts));
}

function renderSwitch(outcome: SwitchOutcome, texts: Texts): readonly FormattedText[] {
  const { renewal } = texts;
  switch (outcome.kind) {
    case 'served': {
      const { snapshot, articles, passages, warnings } = outcome.report;
      const notes = warnings.map((warning) => texts.warning(warning));
      return renderLines([renewal.rolledBack(snapshot), texts.reloadSize(articles, passages), ...notes], 'foreign');
    }
    case 'gone':
      return plain(renewal.earlierGone);
    case 'damaged':
      return plain(renewal.damaged(scrubber.maskKnown(outcome.reason)));
  }
}
