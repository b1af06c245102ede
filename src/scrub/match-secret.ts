/** Shorter ones would be found in ordinary words. */
const SHORTEST = 6;
/** Base64 takes three bytes at a time: what begins within three is written in another way. */
const ALIGNMENTS = [0, 1, 2];

const escape = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);

/** A number in hexadecimal of so many digits, in either case. */
function matchHex(value: number, digits: number): string {
  const hex = value.toString(16).padStart(digits, '0');
  return Array.from(hex)
    .map((digit) => (/[a-f]/.test(digit) ? `[${digit}${digit.toUpperCase()}]` : digit))
    .join('');
}

/** A character as it is, percent-encoded once or more, or escaped as JSON does. */
function matchCharacter(character: string): string {
  const percent = [...Buffer.from(character)].map((byte) => `%(?:25){0,4}${matchHex(byte, 2)}`).join('');
  const units = Array.from({ length: character.length }, (_, i) => character.charCodeAt(i));
  const escaped = units.map((unit) => String.raw`\\{1,8}u${matchHex(unit, 4)}`).join('');
  return `(?:${String.raw`\\{0,8}`}${escape(character)}|${percent}|${escaped})`;
}

/** The letters of base64 that depend on nothing but the secret, wherever it stands in what was encoded. */
function listBase64(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  return ALIGNMENTS.map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replaceAll('=', '');
    const bits = (before + bytes.length) * 8;
    return encoded.slice(Math.ceil((before * 8) / 6), Math.floor(bits / 6));
  });
}

/** Base64 with either alphabet, percent-encoded or not. */
function matchBase64(letters: string): string {
  return Array.from(letters)
    .map((letter) =>
      letter === '+' ? '(?:[+-]|%(?:25){0,4}2B)' : letter === '/' ? String.raw`(?:[/_]|%(?:25){0,4}2F|\\/)` : letter,
    )
    .join('');
}

/**
 * Finds a secret in every form in which a message may carry it: as it is, percent-encoded, escaped, in base64 or in hex,
 * also as a part of what was encoded. Null when it is too short to be told from ordinary words.
 */
export function matchSecret(secret: string): RegExp | null {
  if (secret.length < SHORTEST) return null;
  const plain = Array.from(secret).map(matchCharacter).join('');
  const hex = [...Buffer.from(secret)].map((byte) => matchHex(byte, 2)).join('');
  const encoded = listBase64(secret).filter((letters) => letters.length >= SHORTEST);
  return new RegExp([plain, ...encoded.map(matchBase64), hex].join('|'), 'g');
}
