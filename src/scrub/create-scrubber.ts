import { createIdNames, type IdNames } from './hash-id.ts';
import { createPeopleMask } from './mask-people.ts';
import { matchSecret } from './match-secret.ts';
import { createPeopleSeen } from './people-seen.ts';
import { maskSecretShapes, SECRET } from './secret-patterns.ts';

/**
 * Stands between the program and everybody who reads what it writes: logs, lines of faults, records. What it has once
 * been told to protect stays protected. No call throws.
 */
export interface Scrubber {
  /** Literal values that must never be written, such as the bot token. */
  protect(secrets: readonly string[]): void;
  /** From now on an id has the name that this key gives it. */
  useKey(key: Uint8Array): void;
  /** The bot's own username, which is no secret. */
  knowBot(username: string): void;
  /** Whom and what an update names is known from now on. */
  noteUpdate(update: unknown): void;
  /** What was noted of a person is forgotten. */
  forgetPerson(id: number): void;
  /** Takes out secrets alone, for texts whose numbers and names have to stay: records, names of files. */
  maskSecrets(text: string): string;
  /** Secrets, and ids that were met: for names of files and the like, where long numbers mean other things. */
  maskKnown(text: string): string;
  /** Besides, names and words that were met: for lines of others, where long numbers may mean other things. */
  maskMet(text: string): string;
  /** Secrets, ids and @names: for lines of our own wording. */
  scrub(text: string): string;
  /** Besides, names and words of people: for what others have worded, as a server's message. */
  scrubForeign(text: string): string;
  /** `chat:bcdfghjkmn`: always the same for the same id. @param kind what the number stands for */
  nameId(kind: string, id: number | string): string;
}

/** No line says more of one thing; what somebody has made to be slow to read is not read to its end. */
const LONGEST = 4_000;
/** Longer than any secret in any form that is likely. */
const LONGEST_WORD = 600;

/** The last word goes with the rest: half a secret would not be known for one. */
function cutLine(text: string): string {
  if (text.length <= LONGEST) return text;
  const end = text.slice(0, LONGEST);
  // `search` gives -1 when the end is one word: all of it goes then.
  const lastWord = LONGEST - LONGEST_WORD + Math.max(0, end.slice(-LONGEST_WORD).search(/(?<!\S)\S*$/));
  const words = end.slice(0, lastWord);
  return `${words}…`;
}

export function createScrubber(
  given: { readonly secrets?: readonly string[]; readonly key?: Uint8Array } = {},
): Scrubber {
  const known = new Map<string, RegExp>();
  const bots = new Set(['botfather']);
  const seen = createPeopleSeen();
  let idNames: IdNames | null = given.key ? createIdNames(given.key) : null;
  const mask = createPeopleMask({
    seen,
    idNames: () => idNames,
    isOurs: (username) => bots.has(username.toLowerCase()),
  });

  function protect(secrets: readonly string[]): void {
    // A part of a token is the secret one: an error may name it without the number before it.
    const parts = secrets.flatMap((secret) => [
      secret,
      ...(/^\d{5,}:/.test(secret) ? [secret.replace(/^\d+:/, '')] : []),
    ]);
    for (const part of parts) {
      const pattern = known.has(part) ? null : matchSecret(part);
      if (pattern !== null) known.set(part, pattern);
    }
  }

  function maskSecrets(text: string): string {
    let clean = text;
    for (const pattern of known.values()) clean = clean.replace(pattern, SECRET);
    return maskSecretShapes(clean);
  }

  const cutAndMask = (text: string) => maskSecrets(cutLine(text));

  protect(given.secrets ?? []);
  return {
    protect,
    useKey(key) {
      idNames = createIdNames(key);
    },
    knowBot: (username) => void bots.add(username.toLowerCase()),
    noteUpdate: (update) => seen.noteUpdate(update),
    forgetPerson: (id) => seen.forget(id),
    maskSecrets,
    maskKnown: (text) => mask.maskKnownIds(cutAndMask(text)),
    maskMet: (text) => mask.maskKnownIds(mask.maskWords(cutAndMask(text))),
    scrub: (text) => mask.maskNames(cutAndMask(text)),
    scrubForeign: (text) => mask.maskNames(mask.maskWords(cutAndMask(text))),
    nameId: (kind, id) => `${kind}:${idNames?.shortName(id) ?? 'hidden'}`,
  };
}
