import { Composer } from 'grammy';
import { z } from 'zod';
import type { App, ReloadReport, SwitchOutcome } from '../../app.ts';
import { isDiskFull } from '../../disk-full.ts';
import { describeError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { scrubber } from '../../scrub/process-scrubber.ts';
import { reloadLines } from '../../texts/reload-lines.ts';
import type { Texts } from '../../texts/texts.ts';
import type { Wait } from '../../wait.ts';
import { type ChatContext, gives } from '../chat-context.ts';
import type { Background } from '../delivery/background.ts';
import { createDeliveryRecord, createPassingRecord, type DeliveryRecord } from '../delivery/delivery-record.ts';
import { placeAnswer, type PlacementParts } from '../delivery/place-answer.ts';
import { createProgressMessage } from '../delivery/progress-message.ts';
import { plain } from '../delivery/send-messages.ts';
import { takePressedOff } from '../delivery/show-in-place.ts';
import { type Offers, payloadOf, takes } from '../offers.ts';
import { asMessage, type FormattedText } from '../rendering/message-builder.ts';
import { renderLines } from '../rendering/render-lines.ts';
import { withButtons } from '../rendering/with-buttons.ts';

export interface ReloadFeatureParts {
  readonly app: Pick<App, 'reload' | 'adopt' | 'discard' | 'deliveries'>;
  readonly offers: Offers;
  /** What a press begins goes on after it is handled. */
  readonly background: Background;
  readonly log: Log;
  readonly wait: Wait;
}

const ADOPT = 'reload.adopt';
const DISCARD = 'reload.discard';
const HELD_BACK = z.object({ candidate: z.string() });

/** `/reload [force]`, and what becomes of articles that were held back because they answer worse. */
export function createReloadFeature(parts: ReloadFeatureParts): Composer<ChatContext> {
  const feature = new Composer<ChatContext>();
  feature.filter(gives('reload'), (ctx) =>
    reload(ctx, parts, createDeliveryRecord(parts.app.deliveries, ctx.update.update_id)),
  );
  feature.filter(takes(ADOPT), (ctx) => parts.background.start(() => adopt(ctx, parts), ctx.api));
  feature.filter(takes(DISCARD), async (ctx) => {
    await takePressedOff(ctx);
    const isPending = parts.app.discard(readCandidate(ctx));
    await ctx.say(isPending ? ctx.texts.renewal.keptOld : ctx.texts.renewal.candidateGone);
  });
  return feature;
}

type ReloadParts = Pick<ReloadFeatureParts, 'app' | 'offers' | 'log' | 'wait'>;

/**
 * Replaces the articles that answer by those on disk, unless that makes answers worse; one message tells how far it is
 * and what came of it.
 *
 * @param record by which it goes on where it was when it failed or the program ended
 */
export async function reload(
  ctx: ChatContext,
  parts: ReloadParts,
  record: DeliveryRecord = createPassingRecord(),
): Promise<void> {
  const { api, destination, texts } = ctx;
  const { log, wait } = parts;
  const placement = { api, destination, log, wait, record, placeholder: texts.reloadStarted };
  const messages = record.outcome?.messages ?? (await carryOut(ctx, parts, placement));
  record.keep({ answerId: null, messages, isFault: false });
  await placeAnswer(placement, messages);
}

/** @returns what came of it */
async function carryOut(
  ctx: ChatContext,
  { app, log, offers }: ReloadParts,
  placement: PlacementParts,
): Promise<readonly FormattedText[]> {
  const { texts } = ctx;
  const { record } = placement;
  const force = ctx.request.kind === 'command' && ctx.request.text.toLowerCase() === 'force';
  const progress = createProgressMessage(placement, (chat, message) => record.note(chat, 0, message));
  await progress.open(asMessage(texts.reloadStarted), record.places[0]?.message);
  try {
    const report = await app.reload({
      force,
      judge: true,
      onProgress: (state) => progress.update(asMessage(texts.reloadProgress(state))),
    });
    return withButtons(renderReport(report, texts), offerCandidate(ctx, report, offers));
  } catch (error) {
    log.error('a reload failed', { error });
    const reason = texts.reloadFailed(scrubber.maskKnown(describeError(error)));
    return renderLines(isDiskFull(error) ? [reason, texts.renewal.remedy.room] : [reason]);
  } finally {
    await progress.close();
  }
}

/** The report quotes articles, and the questions of people. */
const renderReport = (report: ReloadReport, texts: Texts) => renderLines(reloadLines(report, texts), 'foreign');

function offerCandidate(ctx: ChatContext, { candidate }: ReloadReport, offers: Offers): FormattedText['buttons'] & {} {
  if (candidate === null) return [];
  const { swapAnyway, keepOld } = ctx.texts.renewal;
  const payload = { candidate };
  return [
    [
      { text: swapAnyway, callback_data: offers.make(ctx, { action: ADOPT, payload }) },
      { text: keepOld, callback_data: offers.make(ctx, { action: DISCARD, payload }) },
    ],
  ];
}

const readCandidate = (ctx: ChatContext): string => payloadOf(ctx, HELD_BACK).candidate;

async function adopt(ctx: ChatContext, { app }: ReloadFeatureParts): Promise<void> {
  await takePressedOff(ctx);
  const outcome = await app.adopt(readCandidate(ctx));
  await ctx.say(renderSwitch(outcome, ctx.texts));
}

function renderSwitch(outcome: SwitchOutcome, texts: Texts): readonly FormattedText[] {
  switch (outcome.kind) {
    case 'served':
      return renderReport(outcome.report, texts);
    case 'gone':
      return plain(texts.renewal.candidateGone);
    case 'damaged':
      return plain(texts.renewal.damaged(scrubber.maskKnown(outcome.reason)));
  }
}
