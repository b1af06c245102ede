import type { Context, MiddlewareFn } from 'grammy';
import type { Log } from '../log.ts';
import { textsFor } from '../texts/texts-for.ts';
import type { Command, Texts } from '../texts/texts.ts';
import type { FormattedText } from './message-builder.ts';
import { noticeLanguage } from './notice-language.ts';
import { readRequest, type Request } from './read-request.ts';
import { type Destination, destinationOf, type OnSent, plain, sendMessages } from './send-messages.ts';

/** What a message asks, read once for all features, and what it takes to answer. */
interface Reading {
  request: Request;
  /** Sentences in the language of the message, or of the person when it holds no words. */
  texts: Texts;
  destination: Destination;
  /** Sends a notice, or messages in order, to where the message came from. */
  say(messages: string | readonly FormattedText[], onSent?: OnSent): Promise<void>;
}
export type ChatContext = Context & Reading;

/** Reads a message for the features that follow; what asks nothing of the bot goes no further. */
export function createMessageReader({ log }: { readonly log: Log }): MiddlewareFn<ChatContext> {
  let lastAlbum: string | undefined;
  return async (ctx, next) => {
    if (ctx.message === undefined) return;
    const request = readRequest(ctx.message, ctx.me);
    const album = ctx.message.media_group_id;
    // The pictures of an album come as messages of their own, and one of them has the words: the others say nothing.
    const isMoreOfAlbum = request.kind === 'not-text' && album !== undefined && album === lastAlbum;
    lastAlbum = album;
    if (request.kind === 'none' || isMoreOfAlbum) return;
    const destination = destinationOf(ctx.message);
    ctx.request = request;
    ctx.destination = destination;
    ctx.texts = textsFor(noticeLanguage(wordsOf(request), ctx.from?.language_code));
    ctx.say = async (messages, onSent) => {
      const parts = typeof messages === 'string' ? plain(messages) : messages;
      await sendMessages(ctx.api, destination, parts, log, onSent);
    };
    await next();
  };
}

/** The words that somebody wrote in a language of theirs; `force` is none. */
function wordsOf(request: Request): string {
  return request.kind === 'question' || (request.kind === 'command' && request.name === 'search') ? request.text : '';
}

/** Whether the message gives one of these commands; a filter for `Composer.filter`. */
export function gives(...commands: readonly Command[]): (ctx: ChatContext) => boolean {
  return ({ request }) => request.kind === 'command' && commands.some((command) => command === request.name);
}
