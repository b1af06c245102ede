import type { DraftTable } from '../store/draft-table.ts';
import { keepContents } from './keep-contents.ts';

/** A message with a text, or with a piece of one. */
export interface PastedPart {
  readonly message: number;
  /** Seconds since 1970. */
  readonly date: number;
  readonly text: string;
}

export interface Paste {
  readonly id: string;
  /** In their order. */
  readonly parts: readonly PastedPart[];
  /** The message that asks what to do with it; null before it is sent. */
  readonly asked: number | null;
}

/** Long texts that people sent in messages, until they say what these are. */
export interface Pastes {
  /** A new text, or the one of which the last piece has just come. */
  add(user: number, part: PastedPart): Paste;
  /** Whether a message goes on with the text before it: clients cut a long text and send its pieces at once. */
  isContinued(user: number, part: PastedPart): boolean;
  note(user: number, paste: Paste): void;
  find(user: number, id: string): Paste | null;
  /** The text, which is gone from then on. */
  take(user: number, id: string): Paste | null;
}

/** Clients cut at 4,096 units or at the last good place before. */
const SHORTEST_CUT = 3_000;
const PAUSE_SECONDS = 5;
/** So many pieces are more than any article has. */
const MOST_PARTS = 50;

export function createPastes(parts: {
  readonly table: DraftTable;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}): Pastes {
  const { table, now = Date.now } = parts;
  /** The last text of each person. A restart between two pieces makes two texts of them. */
  const last = new Map<number, string>();
  const { newId, put, find } = keepContents<Paste>(table, 'p', now);

  function findContinued(user: number, part: PastedPart): Paste | null {
    const id = last.get(user);
    const paste = id === undefined ? null : find(user, id);
    const before = paste?.parts.at(-1);
    if (before === undefined || before.text.length < SHORTEST_CUT || paste!.parts.length >= MOST_PARTS) return null;
    return part.message > before.message && part.date - before.date <= PAUSE_SECONDS ? paste : null;
  }

  return {
    isContinued: (user, part) => findContinued(user, part) !== null,
    add(user, part) {
      const open = findContinued(user, part);
      const paste: Paste = open
        ? { ...open, parts: [...open.parts, part] }
        : { id: newId(), parts: [part], asked: null };
      put(user, paste);
      last.set(user, paste.id);
      return paste;
    },
    note: put,
    find,
    take(user, id) {
      const paste = find(user, id);
      return paste !== null && table.delete(id) ? paste : null;
    },
  };
}

/** The pieces as one text: a cut between two sentences was at a line end, any other in the middle of a line. */
export function joinParts(parts: readonly PastedPart[]): string {
  return parts
    .map(({ text }, i) => {
      const isLast = i === parts.length - 1;
      return isLast ? text : text.length >= CUT && !SENTENCE_END.test(text) ? text : `${text}\n`;
    })
    .join('');
}

const CUT = 4_090;
const SENTENCE_END = /[。！？!?；;….”」』）)]$/;
