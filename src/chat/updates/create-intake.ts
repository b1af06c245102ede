import type { Update } from 'grammy/types';
import type { NewUpdate, UpdateTable } from '../../store/update-table.ts';
import type { Dispatcher } from './dispatch-updates.ts';
import { ALLOWED_UPDATES } from './allowed-updates.ts';
import type { Presence } from './presence.ts';
import { isGroup, laneOf, senderOf } from './lane-of.ts';

/** Requests of one lane that may wait or be worked on; what comes beyond is turned away at once. */
const BACKLOG_LIMIT = 10;
/**
 * Of an admin, who may send an album of files, or a text that a client cuts into many messages; and of a group, in which
 * much is said that asks nothing of the bot.
 */
const LARGE_BACKLOG_LIMIT = 50;

/** Where updates come in, whichever way they come. */
export interface Intake {
  /**
   * Stores updates and has them worked on, each once however often it comes. When it returns they may be confirmed.
   *
   * @throws what SQLite throws; then none of them is stored
   */
  accept(updates: readonly Update[]): void;
}

export function createIntake(parts: {
  readonly table: UpdateTable;
  readonly dispatcher: Dispatcher;
  readonly presence: Pick<Presence, 'enter'>;
  readonly adminUserIds: readonly number[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told of each update that was not known, by the name of its content. */
  readonly onNew?: ((kind: string) => void) | undefined;
}): Intake {
  const { table, dispatcher, presence, adminUserIds, now, onNew } = parts;
  return {
    accept(updates) {
      const fresh = table.insert(updates.map(toStored), now());
      // Whoever writes can be written to.
      for (const { message, callback_query: press } of updates) {
        const chat = (message ?? press?.message)?.chat;
        if (chat) presence.enter(chat.id);
      }
      const news = new Set(fresh.map(({ updateId }) => updateId));
      for (const update of updates) if (news.has(update.update_id)) onNew?.(kindOf(update));
      const surplus = new Set<number>();
      const added = new Map<string, number>();
      for (const { updateId, lane, person } of fresh) {
        const size = dispatcher.sizeOf(lane) + (added.get(lane) ?? 0);
        const isAdmin = person !== null && adminUserIds.includes(person);
        if (size >= (isAdmin || isGroup(lane) ? LARGE_BACKLOG_LIMIT : BACKLOG_LIMIT)) surplus.add(updateId);
        else added.set(lane, (added.get(lane) ?? 0) + 1);
      }
      dispatcher.add(
        fresh.map(({ updateId, lane }) => ({ updateId, lane, notBefore: 0, interruptions: 0 })),
        surplus,
      );
    },
  };
}

function toStored(update: Update): NewUpdate {
  const person = senderOf(update)?.id ?? null;
  return { updateId: update.update_id, lane: laneOf(update), person, body: writeBody(update) };
}

/** What is nested too deeply to be written down is stored as what cannot be read: refused, it would come for ever. */
function writeBody(update: Update): string {
  try {
    return JSON.stringify(update);
  } catch {
    return '';
  }
}

function kindOf(update: Update): string {
  return ALLOWED_UPDATES.find((kind) => update[kind] !== undefined) ?? 'other';
}
