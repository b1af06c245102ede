import type { Message } from 'grammy/types';
import { cleanWords } from '../../language/clean-words.ts';
import { COMMANDS } from '../../texts/texts.ts';
import type { PressName } from '../press-data.ts';
import { readReplied, type Me } from './read-replied.ts';

/** What a message asks of the bot. */
export type Request =
  /**
   * `text` may be empty: what is asked about is the message that it replies to, if any (`find-subject.ts`). `edited`
   * when a message was changed so that it now says this: only the answer that it had is made anew.
   */
  | { readonly kind: 'question'; readonly text: string; readonly edited?: true }
  /** `name` in lower case, without the slash; `addressed` when the message was meant for this bot and no other. */
  | { readonly kind: 'command'; readonly name: string; readonly text: string; readonly addressed: boolean }
  /** A button under one of the bot's messages was pressed; what it carries is read by `readPress`. */
  | { readonly kind: 'press'; readonly name: PressName; readonly args: readonly string[] }
  /** An admin took what a button offered; only the taking of offers makes it (`offers.ts`). */
  | { readonly kind: 'offer'; readonly action: string; readonly payload: unknown }
  /** A private message that carries a sticker, a voice and the like, and no words. Files of an album are one each. */
  | { readonly kind: 'not-text'; readonly isMoreOfAlbum?: boolean }
  /** Nothing that the bot should react to. */
  | { readonly kind: 'none' };

/**
 * Telegram marks neither `/ask重庆…` as a command nor `你好@bot` as a mention, since it takes Chinese for word characters.
 * Whoever writes without spaces means them all the same, so the text is read and not Telegram's entities.
 */
const COMMAND = /^\/([a-z0-9_]{1,64})(?:@([a-z0-9_]+))?(?:\s+|$|(?<glued>(?=\p{Script=Han})))/iu;
const MEDIA = [
  'animation',
  'audio',
  'checklist',
  'contact',
  'dice',
  'document',
  'game',
  'live_photo',
  'location',
  'paid_media',
  'photo',
  'poll',
  'sticker',
  'story',
  'venue',
  'video',
  'video_note',
  'voice',
] as const satisfies readonly (keyof Message)[];

const NONE: Request = { kind: 'none' };

/**
 * Reads a message: in a private chat every text is a question, in a group only what mentions the bot, replies to it
 * or gives a command. Messages of other bots and of channels ask nothing.
 */
export function readRequest(message: Message, me: Me): Request {
  if (isFromMachine(message, me)) return NONE;
  const isPrivate = message.chat.type === 'private';
  const raw = message.text ?? message.caption;
  if (raw === undefined) return isPrivate && MEDIA.some((kind) => kind in message) ? { kind: 'not-text' } : NONE;
  const words = cleanWords(raw);
  // Nothing that can be seen: somebody sees no text either.
  if (words === '' && isPrivate) return { kind: 'not-text' };

  const { text, mentioned } = stripMentions(words, me);
  const addressed = isPrivate || mentioned || (readReplied(message, me)?.isOurs ?? false);
  const command = COMMAND.exec(text);
  if (command && isCommand(command)) {
    const [whole, name = '', target] = command;
    if (target !== undefined && target.toLowerCase() !== me.username.toLowerCase()) return NONE;
    const rest = text.slice(whole.length).trim();
    if (name.toLowerCase() === 'ask') return { kind: 'question', text: rest };
    return { kind: 'command', name: name.toLowerCase(), text: rest, addressed: addressed || target !== undefined };
  }
  return addressed ? { kind: 'question', text } : NONE;
}

/** Whoever changes a message later than this after sending it is not answered again. */
const EDITABLE_SECONDS = 48 * 60 * 60;

/** Reads a message that was changed: it gives no command and shows no picture, but it may ask something else now. */
export function readEdit(message: Message, me: Me): Request {
  if ((message.edit_date ?? 0) - message.date > EDITABLE_SECONDS) return NONE;
  const request = readRequest(message, me);
  return request.kind === 'question' && request.text !== '' ? { ...request, edited: true } : NONE;
}

/** Another bot, a channel's post in its discussion group, or somebody who writes as a channel. */
function isFromMachine(message: Message, me: Me): boolean {
  // An answer that somebody sent by inline mode is no question, least of all in the chat with the bot itself.
  if (message.is_automatic_forward || message.via_bot?.id === me.id) return true;
  // An admin who stays anonymous comes as a bot, too, with the group itself as the sender.
  const isAnonymousAdmin = message.sender_chat !== undefined && message.sender_chat.id === message.chat.id;
  return (message.from?.is_bot ?? true) && !isAnonymousAdmin;
}

/** `/2020年…` is a question that begins with a slash; `/ask重庆…` is a command without a space. */
function isCommand({ 1: name = '', groups }: RegExpExecArray): boolean {
  return groups?.['glued'] === undefined || COMMANDS.some((known) => known === name.toLowerCase());
}

function stripMentions(words: string, me: Me): { readonly text: string; readonly mentioned: boolean } {
  const mention = new RegExp(String.raw`(?<![a-z0-9_@])@${me.username}(?![a-z0-9_])\s*`, 'giu');
  const parts = words.split(mention);
  return {
    text: parts
      .map((part) => part.trimEnd())
      .join(' ')
      .trim(),
    mentioned: parts.length > 1,
  };
}
