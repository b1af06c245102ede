/**
 * What buttons under messages are for, one name each. What a button carries is read like any other input: it may be
 * old, or made up by a changed client.
 */
export const PRESS_NAMES = [
  // Answers: open a source, turn its pages, related passages, a vote and its reason.
  'source',
  'page',
  'related',
  'vote',
  'reason',
  // An example question, a page of the list of articles, what is to be forgotten.
  'ask',
  'sources',
  'forget',
  // What a group has set.
  'set',
  // Admins: everything that changes something goes through an offer (`offers.ts`).
  'offer',
  'articles',
  'article',
  'draft',
  'unanswered',
  'feedback',
] as const;
export type PressName = (typeof PRESS_NAMES)[number];

/** Telegram's limit for what a button carries, in bytes of UTF-8. */
const MOST_BYTES = 64;

/**
 * What a button carries: a name and its arguments.
 *
 * @param args without a colon, one or more characters each
 * @throws when it would be too long: arguments are keys and numbers, never words of people
 */
export function writePress(name: PressName, ...args: readonly (string | number)[]): string {
  const parts = args.map(String);
  const data = [name, ...parts].join(':');
  if (parts.some((part) => part === '' || part.includes(':')) || Buffer.byteLength(data) > MOST_BYTES)
    throw new RangeError(`a button cannot carry ${JSON.stringify(data)}`);
  return data;
}

/** Null when no button of ours carries this. */
export function readPress(data: string): { readonly name: PressName; readonly args: readonly string[] } | null {
  const [given, ...args] = data.split(':');
  const name = PRESS_NAMES.find((known) => known === given);
  return name === undefined ? null : { name, args };
}
