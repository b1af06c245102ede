import { Composer } from 'grammy';
import type { App } from '../../app.ts';
import { statusLines } from '../../texts/status-lines.ts';
import { type ChatContext, gives } from '../chat-context.ts';
import { renderLines } from '../rendering/render-lines.ts';

/** `/status`: how the program is doing. */
export function createStatusFeature({ app }: { readonly app: Pick<App, 'status'> }): Composer<ChatContext> {
  const feature = new Composer<ChatContext>();
  feature.filter(gives('status'), (ctx) => ctx.say(renderLines(statusLines(app.status(), ctx.texts))));
  return feature;
}
