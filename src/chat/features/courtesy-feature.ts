import { Composer } from 'grammy';
import { readReplied } from '../updates/read-replied.ts';
import type { ChatContext } from '../chat-context.ts';
import { readCourtesy } from '../read-courtesy.ts';

/**
 * Whoever says hello gets to know what can be asked, as by /start; whoever says thanks, a word. None of it is a question
 * that the articles could answer, and none is remembered as one. A group is not disturbed for a thank-you.
 */
export function createCourtesyFeature(): Composer<ChatContext> {
  const feature = new Composer<ChatContext>();
  feature.use((ctx, next) => {
    const { request } = ctx;
    const courtesy = request.kind === 'question' ? readCourtesy(request.text) : null;
    if (courtesy === null || ctx.callbackQuery !== undefined) return next();
    const replied = ctx.msg === undefined ? null : readReplied(ctx.msg, ctx.me);
    // What is said to somebody else's words may be about them.
    if (courtesy === 'greeting' && replied !== null && !replied.isOurs) return next();
    if (ctx.editedMessage !== undefined) return undefined;
    if (courtesy === 'thanks') return ctx.chat?.type === 'private' ? ctx.say(ctx.texts.people.welcome) : undefined;
    if (ctx.settings.quiet) return undefined;
    ctx.request = { kind: 'command', name: 'start', text: '', addressed: true };
    return next();
  });
  return feature;
}
