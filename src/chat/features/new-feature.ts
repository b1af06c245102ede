import { Composer } from 'grammy';
import type { App } from '../../app.ts';
import { type ChatContext, gives } from '../chat-context.ts';
import { whoAsks } from '../who-asks.ts';

/** `/new`: what somebody asks next stands for itself. It forgets their own questions in this chat and topic, and no one else's. */
export function createNewFeature({ app }: { readonly app: Pick<App, 'forget'> }): Composer<ChatContext> {
  const feature = new Composer<ChatContext>();
  feature.filter(gives('new'), (ctx) => {
    app.forget(whoAsks(ctx).conversation);
    return ctx.say(ctx.texts.forgotten);
  });
  return feature;
}
