import type { Chat, InlineKeyboardButton, Message } from 'grammy/types';

import type { Attachment, Bubble, ConversationItem, Notice, ShownButton } from './conversation.ts';
import type { ChatEvent, TelegramDouble, TelegramUser, Topic } from './contract.ts';
import { describeService, fullName, nameOf, nameOfOrigin } from './describe-people.ts';
import { readImageSize } from './image-size.ts';
import { readBlocks } from './read-segments.ts';

export interface ReadOptions {
  /** Whose messages stand on the right: in a private chat its person, in a group nobody unless told. */
  readonly viewer?: TelegramUser;
  /** Only what happened in it. */
  readonly topic?: Topic;
}

const MOST_REPLY_CHARACTERS = 24;

/**
 * A chat as people saw it happen, without times and numbers. A message stands where it was sent, as it was when
 * somebody next pressed a button or edited: how it came to be is not told. What changes after that stands again, as
 * edited, behind the press.
 */
export function readConversation(
  telegram: TelegramDouble,
  chat: Chat,
  options: ReadOptions = {},
): readonly ConversationItem[] {
  const viewer = options.viewer?.id ?? (chat.type === 'private' ? chat.id : undefined);
  const read = (message: Message, isEdited: boolean) => readMessage(telegram, message, viewer, isEdited);
  const items: ConversationItem[] = [];
  const known = new Set<number>();
  for (const step of cutIntoSteps(eventsIn(telegram.eventsOf(chat), options.topic))) {
    const { first, posted, changed, gone } = step;
    if (first?.kind === 'pressed') items.push(readPress(first));
    for (const message of changed) if (known.has(message.message_id)) items.push(read(message, true));
    for (const message of posted)
      items.push(read(message, message.edit_date !== undefined && !isOfBot(telegram, message)));
    for (const id of gone) if (known.delete(id)) items.push({ kind: 'notice', words: 'a message is gone' });
    for (const { message_id: id } of posted) known.add(id);
  }
  return items;
}

function eventsIn(events: readonly ChatEvent[], topic: Topic | undefined): readonly ChatEvent[] {
  if (!topic) return events;
  const posted = events.flatMap((event) => (event.kind === 'posted' ? [event.message] : []));
  const here = posted.filter((message) => message.message_thread_id === topic.message_thread_id);
  const ids = new Set(here.map((message) => message.message_id));
  return events.filter((event) => ids.has('message' in event ? event.message.message_id : event.messageId));
}

interface Step {
  readonly first: ChatEvent | undefined;
  /** New messages, and new versions of old ones, as they were at the end of the step. */
  readonly posted: readonly Message[];
  readonly changed: readonly Message[];
  readonly gone: readonly number[];
}

/** A step begins with each press, and each edit by a person. */
function cutIntoSteps(events: readonly ChatEvent[]): readonly Step[] {
  const steps: ChatEvent[][] = [[]];
  for (const event of events) {
    if (event.kind === 'pressed' || (event.kind === 'edited' && event.message.from?.is_bot === false)) steps.push([]);
    steps.at(-1)!.push(event);
  }
  return steps.map((step) => {
    const posted = new Map<number, Message>();
    const changed = new Map<number, Message>();
    const gone: number[] = [];
    for (const event of step) {
      if (event.kind === 'posted') posted.set(event.message.message_id, event.message);
      if (event.kind === 'edited') {
        const { message } = event;
        (posted.has(message.message_id) ? posted : changed).set(message.message_id, message);
      }
      if (event.kind === 'deleted') {
        changed.delete(event.messageId);
        if (!posted.delete(event.messageId)) gone.push(event.messageId);
      }
    }
    return { first: step[0], posted: [...posted.values()], changed: [...changed.values()], gone };
  });
}

function readMessage(
  telegram: TelegramDouble,
  message: Message,
  viewer: number | undefined,
  isEdited: boolean,
): Bubble | Notice {
  const service = describeService(message);
  if (service !== null) return { kind: 'notice', words: service };
  const { reply_to_message: reply, quote, via_bot: via, forward_origin: origin } = message;
  const isReply = reply !== undefined && reply.forum_topic_created === undefined;
  const attachment = withPicture(readAttachment(message), telegram, message);
  const input = telegram.inputOf(message);
  return {
    kind: 'message',
    side: message.from?.id === viewer && message.sender_chat === undefined ? 'right' : 'left',
    name: nameOf(message),
    ...(via ? { viaBot: via.first_name } : {}),
    ...(origin ? { forwardedFrom: nameOfOrigin(origin) } : {}),
    ...(isReply ? { reply: { name: nameOf(reply), words: firstWords(quote?.text ?? wordsOf(reply)) } } : {}),
    ...(attachment ? { attachment } : {}),
    blocks: readBlocks(message.text ?? message.caption ?? '', message.entities ?? message.caption_entities ?? []),
    buttons: (message.reply_markup?.inline_keyboard ?? []).map((row) => row.map(readButton)),
    ...(input && input.kind !== 'remove_keyboard'
      ? { input: { rows: input.rows, ...(input.placeholder === undefined ? {} : { placeholder: input.placeholder }) } }
      : {}),
    isEdited,
  };
}

function readPress({ press, label }: Extract<ChatEvent, { kind: 'pressed' }>): ConversationItem {
  const { answer, query } = press;
  const toast = answer?.text;
  return {
    kind: 'press',
    name: fullName(query.from),
    label,
    ...(toast === undefined || toast === '' ? {} : { toast }),
    isAlert: answer?.show_alert === true,
    isWaiting: answer === null,
  };
}

function readButton(button: InlineKeyboardButton): ShownButton {
  const label = button.text;
  if ('callback_data' in button) return { label, kind: 'press' };
  if ('url' in button) return { label, kind: 'url', target: button.url };
  if ('copy_text' in button) return { label, kind: 'copy', target: button.copy_text.text };
  return { label, kind: Object.keys(button).some((name) => name.startsWith('switch_inline')) ? 'inline' : 'other' };
}

function readAttachment({ photo, document, sticker, voice }: Message): Attachment | null {
  const size = photo?.at(-1);
  if (size) return { kind: 'photo', label: `${size.width} × ${size.height}` };
  if (document) return { kind: 'document', label: document.file_name ?? '' };
  if (sticker) return { kind: 'sticker', label: sticker.emoji ?? '' };
  return voice ? { kind: 'voice', label: `${voice.duration} s` } : null;
}

/** A photo that the bot drew can be shown as it is. */
function withPicture(attachment: Attachment | null, telegram: TelegramDouble, message: Message): Attachment | null {
  if (attachment?.kind !== 'photo') return attachment;
  const bytes = telegram.bytesOf(message);
  const size = readImageSize(bytes);
  return size ? { ...attachment, picture: { ...size, bytes } } : attachment;
}

function wordsOf(message: Message): string {
  return message.text ?? message.caption ?? readAttachment(message)?.kind ?? '';
}

/** One line of a message, as a client shows it above a reply. */
function firstWords(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const characters = [...line];
  return characters.length <= MOST_REPLY_CHARACTERS ? line : `${characters.slice(0, MOST_REPLY_CHARACTERS).join('')}…`;
}

function isOfBot(telegram: TelegramDouble, message: Message): boolean {
  return message.from?.id === telegram.bot.id;
}
