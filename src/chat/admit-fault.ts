import { type Api, BotError, type MiddlewareFn } from 'grammy';
import type { Update } from 'grammy/types';
import type { App } from '../app.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { FAULT_PART } from '../store/delivery-table.ts';
import { isOfStore } from '../store/explain-fault.ts';
import { textsFor } from '../texts/texts-for.ts';
import type { ChatContext } from './chat-context.ts';
import { classifyApiError, describeApiError } from './delivery/api-errors.ts';
import { beQuiet } from './delivery/be-quiet.ts';
import { createDeliveryRecord, type DeliveryRecord } from './delivery/delivery-record.ts';
import { placeAnswer } from './delivery/place-answer.ts';
import { destinationOf, plain, sendMessages } from './delivery/send-messages.ts';
import { readLanguageCode } from './notice-language.ts';
import type { UpdateNote } from './updates/attempt-update.ts';
import { senderOf, traceOf } from './updates/lane-of.ts';
import { OverloadError } from './updates/limit-work.ts';
import type { Wait } from '../wait.ts';

interface FaultParts {
  readonly app: Pick<App, 'deliveries' | 'settings'>;
  readonly log: Log;
  readonly wait: Wait;
  readonly metrics?: Metrics | undefined;
}

interface NoteParts {
  readonly noteOf: (update: Update) => UpdateNote | undefined;
}

/**
 * Nobody is left without a word because of a fault of ours, and nobody is shown more of it than that.
 *
 * @throws the fault itself when trying again later can help
 */
export async function admitFault(
  error: BotError<ChatContext>,
  { app, log, wait, metrics, noteOf }: FaultParts & NoteParts,
): Promise<void> {
  const { ctx } = error;
  const fault = classifyApiError(error);
  if (fault === 'gone') return;
  // A press is over by the time that it could be tried again, unless it asked a question.
  const asking = ctx.request?.kind === 'question' ? ctx.callbackQuery?.message : undefined;
  const isLasting = asking !== undefined || (ctx.callbackQuery === undefined && ctx.inlineQuery === undefined);
  if (isLasting && isTemporary(error)) throw error;
  const isOverload = error.error instanceof OverloadError;
  // It was taken before: whoever waits for it is not sent away now.
  if (isOverload && isLasting && noteOf(ctx.update)?.isRepeated) throw error;
  if (isOverload) metrics?.countLimited('overload');
  if (isOverload) log.warn('a question was turned away: too many are being answered');
  else log.error('a message could not be handled', { ...traceOf(ctx.update), error: describeApiError(error) });
  if (fault === 'throttled') return;
  const message = ctx.message ?? ctx.editedMessage ?? asking;
  const texts = ctx.texts ?? textsFor(readLanguageCode(ctx.from?.language_code));
  const words = isOverload ? texts.limits.busy : texts.unavailable.internal;
  const record = recordOf(ctx, app);
  const parts = { api: ctx.api, log, wait, record, placeholder: texts.looking };
  try {
    if (message !== undefined && isOverload) await sendMessages(ctx.api, destinationOf(message), plain(words), log);
    else if (message !== undefined) await placeAnswer({ ...parts, destination: destinationOf(message) }, plain(words));
    else if (ctx.callbackQuery !== undefined && isOverload) await ctx.answerCallbackQuery({ text: words });
  } catch (second) {
    log.warn('the fault could not be admitted', { error: describeApiError(second) });
    if (!isLasting || !isTemporary(second)) return;
    // Whoever was turned away may get an answer then. What failed is not begun again: it may have said a part.
    if (!isOverload) record.keep({ answerId: null, messages: plain(words), isFault: true, isFinal: true });
    throw second;
  }
}

/** Whether trying again later can help. */
function isTemporary(error: unknown): boolean {
  const fault = classifyApiError(error);
  return fault === 'outage' || fault === 'throttled' || isOfStore(error instanceof BotError ? error.error : error);
}

/** Admits what could not be admitted when it happened, and nothing else is done then. Rejects as `admitFault` does. */
export function createLateAdmission({ app, log, wait }: FaultParts): MiddlewareFn<ChatContext> {
  return async (ctx, next) => {
    const record = recordOf(ctx, app);
    const { outcome } = record;
    if (outcome?.isFinal !== true) return next();
    const message = ctx.message ?? ctx.editedMessage ?? ctx.callbackQuery?.message;
    if (message === undefined) return undefined;
    if (app.settings.of(message.chat.id).quiet) ctx.api.config.use(beQuiet);
    const placeholder = textsFor(readLanguageCode(ctx.from?.language_code)).looking;
    const parts = { api: ctx.api, destination: destinationOf(message), log, wait, record, placeholder };
    try {
      return await placeAnswer(parts, outcome.messages);
    } catch (error) {
      if (isTemporary(error)) throw error;
      return log.warn('the fault could not be admitted', { error: describeApiError(error) });
    }
  };
}

/** Where the answer was to stand, the fault is admitted; an answer that was to be replaced stays. */
function recordOf({ update, editedMessage }: ChatContext, { deliveries }: FaultParts['app']): DeliveryRecord {
  const id = update.update_id;
  const record = createDeliveryRecord(deliveries, id);
  if (editedMessage === undefined) return record;
  return {
    get places() {
      const place = deliveries.find(id, FAULT_PART);
      return place === null ? [] : [place];
    },
    note: (chat, _part, message) => deliveries.note(id, FAULT_PART, { chat, message }),
    get outcome() {
      return record.outcome;
    },
    keep: (outcome) => record.keep(outcome),
  };
}

/** Tells a chat that its message was tried too often: in the place that waits for the answer if there is one. */
export async function admitGivingUp(api: Api, update: Update, { app, log, wait }: FaultParts): Promise<void> {
  const { callback_query: press, message = press?.message } = update;
  if (message === undefined) return;
  const texts = textsFor(readLanguageCode(senderOf(update)?.language_code));
  const record = createDeliveryRecord(app.deliveries, update.update_id);
  const destination = destinationOf(message);
  // Nobody waits for a word about a message in a group that may not have been meant for the bot, or about a press.
  const isAwaited = destination.chatId > 0 && press === undefined;
  if (!isAwaited && record.places.length === 0) return;
  const parts = { api, destination, log, wait, record, placeholder: texts.looking };
  await placeAnswer(parts, plain(texts.unavailable.internal));
}
