import { Composer } from 'grammy';
import type { ChatContext } from '../chat-context.ts';
import { readCourtesy } from '../../conversation/read-courtesy.ts';
import { readOrder } from '../../conversation/read-order.ts';
import { readReplied } from '../updates/read-replied.ts';

/**
 * What is said to the bot and not asked of the articles; none of it is remembered as a question. Whoever says hello gets
 * to know what can be asked, as by /start, whoever says thanks a word, and a command may be given in words. A group is
 * not disturbed for a thank-you.
 */
export function createCourtesyFeature(): Composer<ChatContext> {
  const feature = new Composer<ChatContext>();
  feature.use((ctx, next) => {
    const { request } = ctx;
    if (request.kind !== 'question' || ctx.callbackQuery !== undefined) return next();
    const said = readCourtesy(request.text) ?? readOrder(request.text);
    if (said === null) return next();
    const replied = ctx.msg === undefined ? null : readReplied(ctx.msg, ctx.me);
    // What is said to somebody else's words may be about them.
    if (said !== 'thanks' && replied !== null && !replied.isOurs) return next();
    if (ctx.editedMessage !== undefined) return undefined;
    if (said === 'thanks') return ctx.chat?.type === 'private' ? ctx.say(ctx.texts.people.welcome) : undefined;
    if (said === 'greeting' && ctx.settings.quiet) return undefined;
    ctx.request = { kind: 'command', name: said === 'greeting' ? 'start' : said, text: '', addressed: true };
    return next();
  });
  return feature;
}
