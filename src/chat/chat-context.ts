import type { Context, MiddlewareFn } from 'grammy';
import type { Log } from '../log.ts';
import type { ChatSettings } from '../settings/chat-settings.ts';
import type { Settings } from '../settings/create-settings.ts';
import { textsFor } from '../texts/texts-for.ts';
import type { Command, Texts } from '../texts/texts.ts';
import { beQuiet } from './delivery/be-quiet.ts';
import { type Destination, destinationOf, type OnSent, plain, sendMessages } from './delivery/send-messages.ts';
import { noticeLanguage } from './notice-language.ts';
import { readPress, type PressName } from './press-data.ts';
import type { FormattedText } from './rendering/message-builder.ts';
import { readEdit, readRequest, type Request } from './updates/read-request.ts';

/** What a message or a pressed button asks, read once for all features, and what it takes to answer. */
interface Reading {
  request: Request;
  /** What the chat has set. */
  settings: ChatSettings;
  /** Sentences in the language of the message, or of the person when it holds no words. */
  texts: Texts;
  destination: Destination;
  /** Sends a notice, or messages in order, to where the message came from. */
  say(messages: string | readonly FormattedText[], onSent?: OnSent): Promise<void>;
}
export type ChatContext = Context & Reading;

/**
 * Reads what a person sends or presses for the features that follow; what asks nothing of the bot goes no further.
 */
export function createRequestReader(parts: {
  readonly settings: Pick<Settings, 'of'>;
  readonly log: Log;
}): MiddlewareFn<ChatContext> {
  const { log } = parts;
  const albums = createAlbums();

  function readMessage(ctx: ChatContext): Request {
    const { message, editedMessage } = ctx;
    if (editedMessage !== undefined) return readEdit(editedMessage, ctx.me);
    if (message === undefined) return { kind: 'none' };
    const request = readRequest(message, ctx.me);
    // The pictures of an album come as messages of their own, and one of them has the words: the others say nothing.
    const isKnown = message.media_group_id !== undefined && albums.isKnown(message.media_group_id);
    if (!isKnown || request.kind !== 'not-text') return request;
    return message.document === undefined ? { kind: 'none' } : { kind: 'not-text', isMoreOfAlbum: true };
  }

  function readPressed(ctx: ChatContext): Request {
    const press = readPress(ctx.callbackQuery?.data ?? '');
    return press === null ? { kind: 'none' } : { kind: 'press', ...press };
  }

  return async (ctx, next) => {
    const message = ctx.message ?? ctx.editedMessage ?? ctx.callbackQuery?.message;
    const isPress = ctx.callbackQuery !== undefined;
    const request = isPress ? readPressed(ctx) : readMessage(ctx);
    if (request.kind === 'none' || message === undefined) {
      // The client shows that it waits until the press is answered.
      if (isPress) await ctx.answerCallbackQuery();
      return;
    }
    const destination = destinationOf(message);
    ctx.request = request;
    ctx.destination = destination;
    ctx.settings = parts.settings.of(destination.chatId);
    if (ctx.settings.quiet) ctx.api.config.use(beQuiet);
    ctx.texts = textsFor(noticeLanguage(wordsOf(request), ctx.settings.language, ctx.from?.language_code));
    ctx.say = async (messages, onSent) => {
      const parts = typeof messages === 'string' ? plain(messages) : messages;
      await sendMessages(ctx.api, destination, parts, log, onSent);
    };
    await next();
  };
}

/** Albums whose pictures may still be coming; those of many people come at the same time. */
const ALBUMS = 100;

function createAlbums() {
  const begun = new Set<string>();
  return {
    /** Whether something of the album came before; it has come from now on. */
    isKnown(album: string): boolean {
      if (begun.has(album)) return true;
      begun.add(album);
      const [oldest] = begun;
      if (begun.size > ALBUMS && oldest !== undefined) begun.delete(oldest);
      return false;
    },
  };
}

/** The words that somebody wrote in a language of theirs; `force` is none. */
function wordsOf(request: Request): string {
  return request.kind === 'question' || (request.kind === 'command' && request.name === 'search') ? request.text : '';
}

/** What somebody wrote behind a command; empty for none. */
export function typedOf({ request }: ChatContext): string {
  return request.kind === 'command' ? request.text : '';
}

/** What the pressed button carries besides its name; nothing when none was pressed. */
export function argumentsOf({ request }: ChatContext): readonly string[] {
  return request.kind === 'press' ? request.args : [];
}

/** Whether the message gives one of these commands; a filter for `Composer.filter`. */
export function gives(...commands: readonly Command[]): (ctx: ChatContext) => boolean {
  return ({ request }) => request.kind === 'command' && commands.some((command) => command === request.name);
}

/** Whether one of these buttons was pressed; a filter for `Composer.filter`. */
export function presses(...names: readonly PressName[]): (ctx: ChatContext) => boolean {
  return ({ request }) => request.kind === 'press' && names.includes(request.name);
}
