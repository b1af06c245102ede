import { randomBytes } from 'node:crypto';

/** Crockford's base32 (https://www.crockford.com/base32.html): no i, l, o and u, which look like others or curse. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 8;
const LOOK_ALIKES: Readonly<Record<string, string>> = { i: '1', l: '1', o: '0', u: 'v' };
const WHOLE = new RegExp(`^[${ALPHABET}]{${LENGTH}}$`);

const split = (letters: string) => `${letters.slice(0, LENGTH / 2)}-${letters.slice(LENGTH / 2)}`;

/** A new id for an answer, such as `7k2m-9qxd`: 40 random bits, short enough to type on a phone. */
export function createAnswerId(): string {
  return split(Array.from(randomBytes(LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]).join(''));
}

/** The id that a person typed, in any case and width, with or without dashes and with look-alikes; null when it is none. */
export function readAnswerId(typed: string): string | null {
  const letters = typed
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{Pd}_]/gu, '')
    .replaceAll(/[ilou]/g, (letter) => LOOK_ALIKES[letter]!);
  return WHOLE.test(letters) ? split(letters) : null;
}
