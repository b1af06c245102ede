import { Composer } from 'grammy';
import type { App } from '../../app.ts';
import { type ChatContext, gives } from '../chat-context.ts';
import { isAdmin } from '../is-admin.ts';
import { exampleButtons } from '../rendering/example-buttons.ts';

/** What the bot says about itself, and to requests that no other feature has taken. */
export function createHelpFeature({
  app,
  adminUserIds,
}: {
  readonly app: Pick<App, 'examples' | 'status'>;
  /** Telegram's numeric user ids. */
  readonly adminUserIds: readonly number[];
}): Composer<ChatContext> {
  const feature = new Composer<ChatContext>();

  /** The text with the examples of the day under it. */
  async function sayWithExamples(ctx: ChatContext, paragraphs: readonly string[]): Promise<void> {
    const examples = app.examples.today(ctx.texts.language);
    const lead = examples.length === 0 ? [] : [ctx.texts.people.tryOne];
    await ctx.say([{ text: [...paragraphs, ...lead].join('\n\n'), entities: [], ...exampleButtons(examples) }]);
  }

  feature.filter(gives('start'), (ctx) => {
    const { texts, chat, me } = ctx;
    // In a group not everything that is written is a question.
    const isPrivate = chat?.type === 'private';
    return sayWithExamples(ctx, [isPrivate ? texts.start(app.status().articles) : texts.groups.hello(me.username)]);
  });
  feature.filter(gives('help'), (ctx) =>
    sayWithExamples(ctx, [
      ctx.texts.help(ctx.me.username),
      ...(isAdmin(ctx, adminUserIds) ? [ctx.texts.helpAdmin] : []),
    ]),
  );
  feature.filter(gives('about'), (ctx) => ctx.say(ctx.texts.about));

  feature.use(async (ctx) => {
    const { request } = ctx;
    if (ctx.settings.quiet) return undefined;
    // In a group a command of unknown name is most likely another bot's.
    if (request.kind === 'command' && request.addressed) return ctx.say(ctx.texts.unknownCommand(request.name));
    if (request.kind === 'not-text' && !request.isMoreOfAlbum) return ctx.say(ctx.texts.notText);
    return undefined;
  });
  return feature;
}
