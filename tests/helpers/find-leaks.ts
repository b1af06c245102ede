import { matchSecret } from '../../src/scrub/match-secret.ts';

/** What must stand nowhere. */
export interface Protected {
  readonly tokens?: readonly string[];
  readonly keys?: readonly string[];
  /** Telegram's ids of people and chats. */
  readonly ids?: readonly number[];
  /** Names and what people wrote. */
  readonly words?: readonly string[];
}

/** One place where something protected stands. */
export interface Leak {
  readonly kind: 'token' | 'key' | 'id' | 'word';
  /** What stands there, with a little of what is around it, to be found again. */
  readonly around: string;
}

const AROUND = 40;

/**
 * Every place in a text at which something protected stands, in whatever form: tokens and keys also without the number
 * before them, percent-encoded, escaped, in base64 or hex; ids as digits of their own, also with the -100 before a
 * supergroup's.
 *
 * @param text a log, or the bytes of a file as latin1 (words are then looked for in UTF-8)
 */
export function findLeaks(text: string, { tokens = [], keys = [], ids = [], words = [] }: Protected): readonly Leak[] {
  const leaks: Leak[] = [];
  const look = (kind: Leak['kind'], pattern: RegExp | null) => {
    if (pattern === null) throw new Error(`a ${kind} of this test is too short to be looked for`);
    for (const { index, 0: found } of text.matchAll(pattern)) {
      leaks.push({ kind, around: text.slice(Math.max(0, index - AROUND), index + found.length + AROUND) });
    }
  };
  for (const token of tokens) {
    look('token', matchSecret(token));
    look('token', matchSecret(token.replace(/^\d+:/, '')));
  }
  for (const key of keys) look('key', matchSecret(key));
  for (const id of ids) {
    const digits = String(Math.abs(id)).replace(/^100(?=\d{8,})/, '');
    look('id', new RegExp(String.raw`(?<!\d)(?:100)?${digits}(?!\d)`, 'g'));
  }
  for (const word of words) {
    const forms = [
      word,
      Buffer.from(word).toString('latin1'),
      encodeURIComponent(word),
      JSON.stringify(word).slice(1, -1),
    ];
    const escaped = [...new Set(forms)].map((form) => form.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`));
    look('word', new RegExp(escaped.join('|'), 'g'));
  }
  return leaks;
}
