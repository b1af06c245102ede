import type { MiddlewareFn } from 'grammy';
import type { Log } from '../log.ts';
import type { Privacy } from '../privacy/create-privacy.ts';
import type { Command } from '../texts/texts.ts';
import type { ChatContext } from './chat-context.ts';
import { isAdmin } from './is-admin.ts';
import { isGroupAdmin } from './is-group-admin.ts';
import type { PressName } from './press-data.ts';
import { createReminder } from './remind-once.ts';
import type { Request } from './updates/read-request.ts';
import { belongsTo } from './who-asks.ts';

/** Whom something is for. */
export type Who =
  | 'everyone'
  /** Whoever may ask questions in the chat, as its settings say. */
  | 'asker'
  /** Admins of the group, as Telegram has them; in a private chat the person. */
  | 'group-admin'
  /** Admins of the bot, as its configuration names them. */
  | 'bot-admin';

export interface Rule {
  readonly who: Who;
  readonly where: 'anywhere' | 'private-only';
}

const EVERYONE: Rule = { who: 'everyone', where: 'anywhere' };
const ASKER: Rule = { who: 'asker', where: 'anywhere' };
const GROUP_ADMIN: Rule = { who: 'group-admin', where: 'anywhere' };
const BOT_ADMIN: Rule = { who: 'bot-admin', where: 'anywhere' };
/** What shows or changes what no group should see. */
const BOT_ADMIN_IN_PRIVATE: Rule = { who: 'bot-admin', where: 'private-only' };

export const COMMAND_RULES: Readonly<Record<Command, Rule>> = {
  start: EVERYONE,
  help: EVERYONE,
  about: EVERYONE,
  privacy: EVERYONE,
  forget: EVERYONE,
  new: EVERYONE,
  ask: ASKER,
  search: ASKER,
  sources: ASKER,
  cite: ASKER,
  settings: GROUP_ADMIN,
  reload: BOT_ADMIN,
  status: BOT_ADMIN,
  why: BOT_ADMIN,
  articles: BOT_ADMIN_IN_PRIVATE,
  rollback: BOT_ADMIN_IN_PRIVATE,
  unanswered: BOT_ADMIN_IN_PRIVATE,
  feedback: BOT_ADMIN_IN_PRIVATE,
  stats: BOT_ADMIN_IN_PRIVATE,
};

export const PRESS_RULES: Readonly<Record<PressName, Rule>> = {
  // What is under an answer is there for whoever reads it.
  source: EVERYONE,
  page: EVERYONE,
  related: EVERYONE,
  vote: EVERYONE,
  reason: EVERYONE,
  sources: EVERYONE,
  forget: EVERYONE,
  ask: ASKER,
  set: GROUP_ADMIN,
  // Besides, an offer is for whom it was made to, in the chat where it was made (`offers.ts`).
  offer: BOT_ADMIN,
  articles: BOT_ADMIN_IN_PRIVATE,
  article: BOT_ADMIN_IN_PRIVATE,
  draft: BOT_ADMIN_IN_PRIVATE,
  unanswered: BOT_ADMIN_IN_PRIVATE,
  feedback: BOT_ADMIN_IN_PRIVATE,
};

/** The rule for a request; null for what is no order and no question: an unknown command, a sticker. */
function ruleOf(request: Request): Rule | null {
  switch (request.kind) {
    case 'question':
      return ASKER;
    case 'command':
      return Object.hasOwn(COMMAND_RULES, request.name) ? COMMAND_RULES[request.name as Command] : null;
    case 'press':
      return PRESS_RULES[request.name];
    case 'offer':
      return BOT_ADMIN;
    case 'not-text':
    case 'none':
      return null;
    default:
      return request satisfies never;
  }
}

type Refusal = 'not-admin' | 'private-only' | 'not-group-admin' | 'not-asker';

/**
 * Lets through what whoever asks may ask where they ask it, and says to the others why not. The one place that decides
 * it: features look at nobody's rights.
 */
export function createAuthorization(parts: {
  /** Telegram's numeric user ids. */
  readonly adminUserIds: readonly number[];
  readonly log: Log;
  readonly onForget: Privacy['onForget'];
}): MiddlewareFn<ChatContext> {
  const { adminUserIds, log } = parts;
  const reminder = createReminder();
  parts.onForget((user) => reminder.forget(belongsTo(user)));

  async function findRefusal(ctx: ChatContext, { who, where }: Rule): Promise<Refusal | null> {
    const isPrivate = ctx.chat?.type === 'private';
    switch (who) {
      case 'everyone':
        return null;
      case 'asker':
        if (isPrivate || ctx.settings.askers === 'everyone') return null;
        return (await isGroupAdmin(ctx, log)) ? null : 'not-asker';
      case 'group-admin':
        return isPrivate || (await isGroupAdmin(ctx, log)) ? null : 'not-group-admin';
      case 'bot-admin':
        if (!isAdmin(ctx, adminUserIds)) return 'not-admin';
        return where === 'private-only' && !isPrivate ? 'private-only' : null;
      default:
        return who satisfies never;
    }
  }

  /** A press is told in any case: only who pressed sees it. */
  async function tell(ctx: ChatContext, refusal: Refusal): Promise<void> {
    const { groups, library, notAdmin } = ctx.texts;
    const words = {
      'not-admin': notAdmin,
      'private-only': library.privateOnly,
      'not-group-admin': groups.notGroupAdmin,
      'not-asker': groups.adminsAsk,
    }[refusal];
    if (ctx.callbackQuery !== undefined) await ctx.answerCallbackQuery({ text: words });
    else if (ctx.settings.quiet) return;
    // Whoever keeps asking has read it.
    else if (refusal !== 'not-asker' || reminder.isDue(`${ctx.chat?.id}/${ctx.from?.id}`)) await ctx.say(words);
  }

  return async (ctx, next) => {
    const { request } = ctx;
    // What is edited gives no orders: they were given, or were none, when it was sent.
    if (ctx.editedMessage !== undefined && request.kind !== 'question') return;
    const rule = ruleOf(request);
    const refusal = rule === null ? null : await findRefusal(ctx, rule);
    if (refusal === null) return next();
    await tell(ctx, refusal);
  };
}
