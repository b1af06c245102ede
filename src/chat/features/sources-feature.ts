import { Composer } from 'grammy';
import type { App } from '../../app.ts';
import type { Log } from '../../log.ts';
import { argumentsOf, type ChatContext, gives, presses } from '../chat-context.ts';
import { editPressed } from '../delivery/edit-pressed.ts';
import { renderArticles } from '../rendering/render-articles.ts';

/** `/sources`: the articles that answers come from, a page at a time, each with a button that opens it. */
export function createSourcesFeature(parts: {
  readonly app: Pick<App, 'listArticles'>;
  readonly log: Log;
}): Composer<ChatContext> {
  const { app, log } = parts;
  const feature = new Composer<ChatContext>();
  feature.filter(gives('sources'), (ctx) => ctx.say([renderArticles(app.listArticles(), 0, ctx.texts)]));
  feature.filter(presses('sources'), async (ctx) => {
    const page = Number(argumentsOf(ctx)[0]);
    if (!Number.isSafeInteger(page)) return;
    await editPressed(ctx, renderArticles(app.listArticles(), page, ctx.texts), log);
  });
  return feature;
}
