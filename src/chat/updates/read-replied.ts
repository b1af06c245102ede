import type { Message, User } from 'grammy/types';
import { cleanWords } from '../../language/clean-words.ts';

/** Who the bot is, as Telegram's `getMe` says. */
export type Me = Pick<User, 'id'> & { readonly username: string };

/** The message that another one replies to. */
export interface Replied {
  /** Its id in the same chat; null when it stands in another chat. */
  readonly message: number | null;
  /** Text or caption; empty when it has none. */
  readonly words: string;
  /** The part that whoever replied has marked. */
  readonly quote: string | null;
  /** Whether the bot wrote it. */
  readonly isOurs: boolean;
}

/**
 * Null when a message replies to none. In a topic every message replies to the one that opened it, which says nothing
 * about what is asked.
 */
export function readReplied(message: Message, me: Me): Replied | null {
  const { reply_to_message: replied, external_reply: elsewhere, quote } = message;
  if (elsewhere !== undefined && quote !== undefined)
    return { message: null, words: cleanWords(quote.text), quote: cleanWords(quote.text), isOurs: false };
  if (replied === undefined || repliesToOpening(message)) return null;
  const marked = quote?.is_manual ? cleanWords(quote.text) : '';
  return {
    message: replied.message_id,
    words: cleanWords(replied.text ?? replied.caption ?? ''),
    quote: marked === '' ? null : marked,
    isOurs: replied.from?.id === me.id,
  };
}

/** Whether the message replies to the one that opened its topic, as every message there does unasked. */
export function repliesToOpening({
  reply_to_message: replied,
  is_topic_message: inTopic,
  message_thread_id: thread,
}: Message): boolean {
  return replied?.forum_topic_created !== undefined || (inTopic === true && replied?.message_id === thread);
}
