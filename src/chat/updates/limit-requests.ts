import type { MiddlewareFn } from 'grammy';
import { textsFor } from '../../texts/texts-for.ts';
import type { Texts } from '../../texts/texts.ts';
import type { ChatContext } from '../chat-context.ts';
import { readLanguageCode } from '../notice-language.ts';
import { createLimits, type Refusal } from './limits.ts';
import { REQUEST_LIMITS, type RequestLimits } from './request-limits.ts';

/**
 * Requests of one chat that may be under way or waiting: Telegram hands out a hundred unconfirmed messages at most, and
 * one chat must not fill them to the exclusion of all others.
 */
const BACKLOG_LIMIT = 10;
/** Of an admin, who may send an album of files, or a text that a client cuts into many messages. */
const ADMIN_BACKLOG_LIMIT = 50;
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
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
}): RequestLimiting {
  const { adminUserIds, now } = parts;
  const limits = createLimits(parts.limits ?? REQUEST_LIMITS);
  const backlogs = new Map<number, number>();
  /** Until when a person in a chat knows that they have to wait. */
  const told = new Map<string, number>();

  const isFromAdmin = ({ from }: ChatContext) => from !== undefined && adminUserIds.includes(from.id);

  function refuse(ctx: ChatContext): Promise<Refusal | null> {
    const { chatId } = ctx.destination;
    if (isFromAdmin(ctx)) return Promise.resolve(null);
    // Whoever writes as the group or as a channel shares one number with others who do.
    const user = ctx.message?.sender_chat?.id ?? ctx.from?.id ?? chatId;
    return ctx.callbackQuery === undefined ? limits.admit(user, chatId) : limits.admitLight(user);
  }

  function leave(chatId: number): void {
    const size = (backlogs.get(chatId) ?? 1) - 1;
    if (size > 0) backlogs.set(chatId, size);
    else {
      backlogs.delete(chatId);
      told.delete(`${chatId}/`);
    }
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
    told.set(key, refusal === 'backlog' ? Infinity : now() + refusal.milliseconds);
    return true;
  }

  async function sayRefusal(ctx: ChatContext, refusal: Refusal | 'backlog'): Promise<void> {
    if (ctx.callbackQuery !== undefined) await ctx.answerCallbackQuery({ text: describe(refusal, ctx.texts) });
    else if (isNews(ctx, refusal)) await ctx.say(describe(refusal, ctx.texts));
  }

  return {
    async requests(ctx, next) {
      const { chatId } = ctx.destination;
      const size = backlogs.get(chatId) ?? 0;
      if (size >= (isFromAdmin(ctx) ? ADMIN_BACKLOG_LIMIT : BACKLOG_LIMIT)) return sayRefusal(ctx, 'backlog');
      backlogs.set(chatId, size + 1);
      let refusal: Refusal | null;
      try {
        refusal = await refuse(ctx);
        if (refusal === null) await next();
      } finally {
        leave(chatId);
      }
      if (refusal !== null) await sayRefusal(ctx, refusal);
    },
    async inline(ctx, next) {
      const { inlineQuery } = ctx;
      if (inlineQuery === undefined || adminUserIds.includes(inlineQuery.from.id)) return next();
      const refusal = await limits.admitLight(inlineQuery.from.id);
      if (refusal === null) return next();
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
