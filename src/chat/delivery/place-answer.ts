import { type FormattedText, asMessage } from '../rendering/message-builder.ts';
import type { Delivered } from '../../store/delivery-table.ts';
import type { DeliveryParts } from './delivery-parts.ts';
import type { DeliveryRecord } from './delivery-record.ts';
import { deleteMessages, editInPlace } from './edit-messages.ts';
import { type Destination, type OnSent, sendMessages } from './send-messages.ts';

/** What it takes to answer a message exactly once, whatever happens in between. */
export interface PlacementParts extends DeliveryParts {
  readonly record: DeliveryRecord;
  /** Stands in a chat until the answer does. */
  readonly placeholder: string;
}

/**
 * Lets the answer stand in the chat once. A message whose sending was not noted may be there or not, and would stand
 * there twice when sent again; an edit made twice does no harm. Therefore a place is sent and noted first, and then
 * edited into a part of the answer. When the program ends in between, the places that were noted are edited after the
 * next start; at worst an empty place is left over.
 *
 * @param onSent called for each message that now stands
 * @throws what grammY throws when Telegram is out of reach; it can be called again
 */
export async function placeAnswer(
  parts: PlacementParts,
  messages: readonly FormattedText[],
  onSent?: OnSent,
): Promise<void> {
  const { destination, record } = parts;
  let target = destination;
  const before = record.places;
  const take = ({ chat, message }: Delivered) =>
    deleteMessages({ ...parts, destination: { ...destination, chatId: chat } }, [message]);
  for (const [part, message] of messages.entries()) {
    let place = before[part] ?? null;
    // What was deleted meanwhile gets a new place.
    if (place === null || !(await editInPlace(parts, place.chat, place.message, message))) {
      if (place !== null) await take(place);
      place = await sendPlace(parts, target, part);
      if (place === null) return;
      if (!(await editInPlace(parts, place.chat, place.message, message)))
        throw new Error('a place for an answer could not be filled');
    }
    onSent?.(place.chat, place.message);
    // A group that became a supergroup goes on there.
    const threadId = place.chat === target.chatId ? target.threadId : null;
    target = { chatId: place.chat, threadId, replyTo: null };
  }
  for (const place of before.slice(messages.length)) await take(place);
}

/** @returns null when the chat cannot be written to any more */
async function sendPlace(
  { api, log, record, placeholder }: PlacementParts,
  destination: Destination,
  part: number,
): Promise<Delivered | null> {
  let sent: Delivered | null = null;
  await sendMessages(api, destination, [asMessage(part === 0 ? placeholder : '…')], log, (chat, message) => {
    sent = { chat, message };
    record.note(chat, part, message);
  });
  return sent;
}
