import type { Delivered, DeliveryTable } from '../../store/delivery-table.ts';
import type { FormattedText } from '../rendering/message-builder.ts';

/** What a question comes to, ready to be shown. */
export interface Outcome {
  /** Null when no answer was found in time. */
  readonly answerId: string | null;
  readonly messages: readonly FormattedText[];
  /** No answer, because of a fault of ours. */
  readonly isFault: boolean;
  /** The work failed in a way that nobody foresaw, and is not begun again: only this is still to be told. */
  readonly isFinal?: true;
}

/** What an update has brought to its chat so far. It outlives the program: who is killed goes on where it was. */
export interface DeliveryRecord {
  /** The messages that stand for the answer, by its parts. A group may have become another chat in between. */
  readonly places: readonly Delivered[];
  note(chat: number, part: number, message: number): void;
  /** What was to be told when the program ended; null for nothing yet. */
  readonly outcome: Outcome | null;
  /** Keeps what is to be told from now on. */
  keep(outcome: Outcome): void;
}

/** For work that nobody begins again when the program ends. */
export function createPassingRecord(): DeliveryRecord {
  const places: Delivered[] = [];
  let outcome: Outcome | null = null;
  return {
    places,
    note: (chat, part, message) => (places[part] = { chat, message }),
    get outcome() {
      return outcome;
    },
    keep: (kept) => (outcome = kept),
  };
}

export function createDeliveryRecord(table: DeliveryTable, updateId: number): DeliveryRecord {
  return {
    get places() {
      return table.list(updateId);
    },
    note: (chat, part, message) => table.note(updateId, part, { chat, message }),
    get outcome() {
      const kept = table.findOutcome(updateId);
      return kept === null ? null : (JSON.parse(kept) as Outcome);
    },
    keep: (outcome) => table.keepOutcome(updateId, JSON.stringify(outcome)),
  };
}
