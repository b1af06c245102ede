import { createRecentSet } from '../recent-set.ts';

export const SOMEBODY = '[name]';
export const WORDS = '[text]';

/** Ids that were met lately, whose digits are known wherever they stand. */
const IDS = 20_000;
const NAMES = 1_000;
const TEXTS = 200;
/** Fewer letters would be found in ordinary words. */
const SHORTEST_NAME = { han: 2, other: 4 };
const SHORTEST_TEXT = 4;
const LONGEST_TEXT = 500;
const DEEPEST = 12;

/** Whom the program had to do with lately, in memory: what a log must not say of them. */
export interface PeopleSeen {
  /** Notes ids, names and words of an update, whatever its kind. */
  noteUpdate(update: unknown): void;
  /** @param digits of an id, without a sign */
  hasId(digits: string): boolean;
  /** Names and what was written, the longest first, with what is to stand in their place. */
  listWords(): readonly (readonly [words: string, instead: string])[];
  /** Forgets one person. @param id Telegram's */
  forget(id: number): void;
}

const KEYS_OF_NAMES = ['username', 'first_name', 'last_name', 'title'] as const;
const KEYS_OF_TEXTS: ReadonlySet<string> = new Set(['text', 'caption', 'query', 'file_name']);

function isLongEnough(name: string): boolean {
  const shortest = /\p{Script=Han}/u.test(name) ? SHORTEST_NAME.han : SHORTEST_NAME.other;
  return Array.from(name).length >= shortest;
}

function keepRecent<K, V>(map: Map<K, V>, key: K, value: V, most: number): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > most && oldest !== undefined) map.delete(oldest);
}

export function createPeopleSeen(): PeopleSeen {
  const ids = createRecentSet<string>(IDS);
  /** By the id of whose they are. */
  const names = new Map<string, readonly string[]>();
  const texts = new Map<string, string>();

  function notePerson(id: number, fields: Readonly<Record<string, unknown>>): void {
    const digits = String(Math.abs(id));
    ids.add(digits);
    const own = KEYS_OF_NAMES.map((key) => fields[key]).filter((name) => typeof name === 'string');
    const { first_name: first, last_name: last } = fields;
    if (typeof first === 'string' && typeof last === 'string') own.unshift(`${first} ${last}`, `${last}${first}`);
    const long = own.filter(isLongEnough);
    if (long.length > 0) keepRecent(names, digits, long, NAMES);
  }

  function walk(value: unknown, owner: string, depth: number): void {
    if (typeof value !== 'object' || value === null || depth > DEEPEST) return;
    const fields = value as Readonly<Record<string, unknown>>;
    const { id } = fields;
    if (typeof id === 'number' && ('first_name' in fields || 'type' in fields)) {
      // A bot's name is no secret, and stands in lines that an operator needs.
      if (fields['is_bot'] !== true) notePerson(id, fields);
    }
    for (const [key, inner] of Object.entries(fields)) {
      if (typeof inner === 'object') walk(inner, owner, depth + 1);
      else if (typeof inner === 'string' && KEYS_OF_TEXTS.has(key) && inner.trim().length >= SHORTEST_TEXT)
        keepRecent(texts, inner.trim().slice(0, LONGEST_TEXT), owner, TEXTS);
    }
  }

  return {
    noteUpdate: (update) => walk(update, ownerOf(update), 0),
    hasId: (digits) => ids.has(digits),
    listWords: () =>
      [
        ...[...texts.keys()].map((text) => [text, WORDS] as const),
        ...[...names.values()].flat().map((name) => [name, SOMEBODY] as const),
      ].toSorted(([a], [b]) => b.length - a.length),
    forget(id) {
      const digits = String(Math.abs(id));
      ids.delete(digits);
      names.delete(digits);
      for (const [text, owner] of texts) if (owner === digits) texts.delete(text);
    },
  };
}

/** Whose words an update holds: the digits of Telegram's id; empty for nobody's. */
function ownerOf(update: unknown): string {
  for (const part of Object.values((update ?? {}) as Readonly<Record<string, unknown>>)) {
    const from = (part as { readonly from?: { readonly id?: unknown } } | null)?.from?.id;
    if (typeof from === 'number') return String(Math.abs(from));
  }
  return '';
}
