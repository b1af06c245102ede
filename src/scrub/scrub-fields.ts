import type { Scrubber } from './create-scrubber.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Fields that hold an id of Telegram's, however short. */
const KINDS: Readonly<Record<string, string>> = { chat: 'chat', user: 'user', person: 'user', from: 'user' };
/** Fields whose long numbers are no ids: files, places in code, what a snapshot or an answer is called, counts. */
const NAMES_OF_THINGS: ReadonlySet<string> = new Set([
  'at',
  'file',
  'files',
  'id',
  'language',
  'model',
  'name',
  'snapshot',
  'source',
]);
const DEEPEST = 6;
const MOST_ITEMS = 100;

/**
 * Fields of a line as they may be written: ids under `chat` and `user` have their names, strings are clean, errors are
 * taken apart. Never throws, whatever it is given.
 */
export function scrubFields(fields: Fields, scrubber: Scrubber, describeError: (error: Error) => Fields): Fields {
  function clean(key: string, value: unknown, depth: number): unknown {
    const kind = KINDS[key];
    if (kind !== undefined && (typeof value === 'number' || typeof value === 'bigint'))
      return scrubber.nameId(kind, String(value));
    if (typeof value === 'bigint') return clean(key, String(value), depth);
    if (typeof value === 'string')
      return NAMES_OF_THINGS.has(key) ? scrubber.maskKnown(value) : scrubber.scrubForeign(value);
    if (typeof value !== 'object' || value === null) return typeof value === 'function' ? undefined : value;
    if (depth >= DEEPEST) return '…';
    if (value instanceof Error) return clean(key, describeError(value), depth);
    if (Array.isArray(value)) return value.slice(0, MOST_ITEMS).map((item) => clean(key, item, depth + 1));
    return cleanAll(value as Fields, depth + 1);
  }

  function cleanAll(values: Fields, depth: number): Fields {
    return Object.fromEntries(
      Object.entries(values)
        .slice(0, MOST_ITEMS)
        .map(([key, value]) => [scrubber.scrub(key), clean(key, value, depth)]),
    );
  }

  return cleanAll(fields, 0);
}
