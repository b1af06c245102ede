import type { MiddlewareFn } from 'grammy';
import type { Update } from 'grammy/types';
import { textsFor } from '../../texts/texts-for.ts';
import type { Metrics } from '../../metrics/metrics.ts';
import type { Texts } from '../../texts/texts.ts';
import type { Privacy } from '../../privacy/create-privacy.ts';
import type { ChatContext } from '../chat-context.ts';
import { belongsTo } from '../who-asks.ts';
import { readLanguageCode } from '../notice-language.ts';
import type { UpdateNote } from './attempt-update.ts';
import { createLimits, type Refusal } from './limits.ts';
import { REQUEST_LIMITS, type RequestLimits } from './request-limits.ts';

/** Whoever was told that too many wait is not told again so soon. */
const BACKLOG_TOLD_MS = 30_000;
/** People who were told are looked through for those whose time is over when there are so many. */
const MANY_TOLD = 1_000;

/** Turns away what is too much, and says so. */
export interface RequestLimiting {
  /** For what people send and press, after it was read. Who is told to wait is told once. */
  readonly requests: MiddlewareFn<ChatContext>;
  /** For inline queries, which nothing else reads; everything else passes. */
  readonly inline: MiddlewareFn<ChatContext>;
}

export function createRequestLimiting(parts: {
  /** They are not limited. */
  readonly adminUserIds: readonly number[];
  readonly limits?: RequestLimits | undefined;
  /** Tells whether too many of a chat, or of a person's presses, wait already. */
  readonly noteOf: (update: Update) => UpdateNote | undefined;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
  readonly onForget: Privacy['onForget'];
  readonly metrics?: Metrics | undefined;
}): RequestLimiting {
  const { adminUserIds, noteOf, now, metrics } = parts;
  const limits = createLimits(parts.limits ?? REQUEST_LIMITS);
  /** Until when a person in a chat knows that they have to wait. */
  const told = new Map<string, number>();
  // How much a forgotten person has asked for is still counted, for an hour: whoever forgets would else have no limits.
  parts.onForget((user) => {
    const isTheirs = belongsTo(user);
    for (const key of told.keys()) if (isTheirs(key)) told.delete(key);
  });

  const isFromAdmin = ({ from }: ChatContext) => from !== undefined && adminUserIds.includes(from.id);

  function refuse(ctx: ChatContext): Promise<Refusal | null> {
    const { chatId } = ctx.destination;
    if (isFromAdmin(ctx)) return Promise.resolve(null);
    // Whoever writes as the group or as a channel shares one number with others who do.
    const user = ctx.message?.sender_chat?.id ?? ctx.from?.id ?? chatId;
    return ctx.callbackQuery === undefined ? limits.admit(user, chatId) : limits.admitLight(user);
  }

  /** Whether the person is to be told, which they are not again before the time is over. */
  function isNews(ctx: ChatContext, refusal: Refusal | 'backlog'): boolean {
    // Whose edit is refused did not ask for anything that one could see.
    if (ctx.editedMessage !== undefined) return false;
    // What is not one person's doing is told to all of a chat at once.
    const isOwnDoing = refusal !== 'backlog' && refusal.by === 'user';
    const key = `${ctx.destination.chatId}/${isOwnDoing ? ctx.from?.id : refusal === 'backlog' ? '' : 'all'}`;
    if ((told.get(key) ?? -Infinity) > now()) return false;
    if (told.size >= MANY_TOLD) for (const [other, until] of told) if (until <= now()) told.delete(other);
    told.set(key, now() + (refusal === 'backlog' ? BACKLOG_TOLD_MS : refusal.milliseconds));
    return true;
  }

  async function sayRefusal(ctx: ChatContext, refusal: Refusal | 'backlog'): Promise<void> {
    if (ctx.callbackQuery !== undefined) await ctx.answerCallbackQuery({ text: describe(refusal, ctx.texts) });
    else if (isNews(ctx, refusal)) await ctx.say(describe(refusal, ctx.texts));
  }

  return {
    async requests(ctx, next) {
      const note = noteOf(ctx.update);
      // It was taken when it came: somebody may wait at a place for its answer.
      if (note?.isRepeated) return next();
      const refusal = note?.isSurplus ? 'backlog' : await refuse(ctx);
      if (refusal === null) return next();
      metrics?.countLimited(refusal === 'backlog' ? refusal : refusal.by);
      await sayRefusal(ctx, refusal);
    },
    async inline(ctx, next) {
      const { inlineQuery } = ctx;
      if (inlineQuery === undefined || adminUserIds.includes(inlineQuery.from.id)) return next();
      const refusal = await limits.admitLight(inlineQuery.from.id);
      if (refusal === null) return next();
      metrics?.countLimited(refusal.by);
      const texts = textsFor(readLanguageCode(inlineQuery.from.language_code));
      const button = { text: describe(refusal, texts), start_parameter: 'wait' };
      const seconds = Math.ceil(refusal.milliseconds / 1_000);
      // Whoever types on no longer waits for this.
      await ctx.answerInlineQuery([], { cache_time: seconds, is_personal: true, button }).catch(() => undefined);
    },
  };
}

function describe(refusal: Refusal | 'backlog', texts: Texts): string {
  if (refusal === 'backlog') return texts.tooMany;
  return refusal.by === 'overall' ? texts.limits.busy : texts.limits.wait(Math.ceil(refusal.milliseconds / 1_000));
}
