import { createHmac } from 'node:crypto';

/** Consonants, one for four bits: no word comes out, and no run of digits that would be taken for an id again. */
const LETTERS = 'bcdfghjkmnpqrstv';
/** 128 bits: no two people of one installation share it. */
const BYTES = 16;
const SHORT = 10;

/** Names an id of Telegram without saying it. The same id has the same name as long as the installation has its key. */
export interface IdNames {
  /** 32 letters: what the store knows a person or a chat by. */
  name(id: number | string): string;
  /** Their first 10: enough for an operator to follow one chat through a log. */
  shortName(id: number | string): string;
}

/** @param key of the installation (`src/installation-key.ts`) */
export function createIdNames(key: Uint8Array): IdNames {
  function name(id: number | string): string {
    const bytes = createHmac('sha256', key).update(`telegram-id:${id}`).digest().subarray(0, BYTES);
    return Array.from(bytes, (byte) => LETTERS[byte >> 4]! + LETTERS[byte & 15]!).join('');
  }
  return { name, shortName: (id) => name(id).slice(0, SHORT) };
}
