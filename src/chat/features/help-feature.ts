import { Composer } from 'grammy';
import { type ChatContext, gives } from '../chat-context.ts';
import { isAdmin } from '../is-admin.ts';

/** What the bot says about itself, and to requests that no other feature has taken. */
export function createHelpFeature({
  adminUserIds,
}: {
  /** Telegram's numeric user ids. */
  readonly adminUserIds: readonly number[];
}): Composer<ChatContext> {
  const feature = new Composer<ChatContext>();
  feature.filter(gives('start'), (ctx) => ctx.say(ctx.texts.start));
  feature.filter(gives('help'), (ctx) =>
    ctx.say(isAdmin(ctx, adminUserIds) ? `${ctx.texts.help}\n\n${ctx.texts.helpAdmin}` : ctx.texts.help),
  );
  feature.filter(gives('about'), (ctx) => ctx.say(ctx.texts.about));

  feature.use(async (ctx) => {
    const { request } = ctx;
    if (ctx.settings.quiet) return undefined;
    // In a group a command of unknown name is most likely another bot's.
    if (request.kind === 'command' && request.addressed) return ctx.say(ctx.texts.unknownCommand(request.name));
    if (request.kind === 'not-text') return ctx.say(ctx.texts.notText);
    return undefined;
  });
  return feature;
}
