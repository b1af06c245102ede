import type { IdNames } from './hash-id.ts';
import { type PeopleSeen, SOMEBODY } from './people-seen.ts';

/** A number with its sign; a dash between words or figures is none. */
const NUMBER = /(?<!\d)(?:(?<![\w)\]])-)?\d{5,20}(?!\d)/g;
/** What makes a number a part of something else. */
const PART_BEFORE = /[A-Za-z_.%]/;
const PART_AFTER = /^(?:\w|\.\d)/;
/** Fewer digits are a port, a line, a year or a figure. */
const SHORTEST_ID = 6;
const LONGEST_ID = 16;
const DATE = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;
/** What says that a number is no id of a person or a chat. */
const OTHER_BEFORE = /(?:pid|process|port|line|column|offset|update|update_id|bytes|version|code)["']?[\s:=]*$/i;
const OTHER_AFTER =
  /^\s?(?:[kKMG]i?B\b|B\b|bytes?\b|m?s\b|µs\b|ms\b|seconds?\b|passages?\b|articles?\b|tokens?\b|characters?\b|%)/;
/** A name that says whose number follows, however short that is. */
const LABELLED =
  /\b(?<kind>user|chat|peer|from|sender|person)(?<link>[_ -]?id["']?(?:\s{0,3}[:=])?\s{0,3}["']?)(?<id>-?\d{1,20})\b/gi;

const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/g;
/** Names of packages begin alike, and have a slash behind them. */
const USERNAME = /(?<![\w/.@])@[A-Za-z]\w{3,31}(?![\w/])/g;
const LINK = /\b(t\.me\/|telegram\.me\/|tg:\/\/resolve\?domain=)(?!joinchat\b)[\w+-]+/gi;

export interface PeopleMask {
  /** Ids and @names, by their shape or because they were met. For words of ours. */
  maskNames(text: string): string;
  /** What people are called and what they wrote lately. For words that come from elsewhere. */
  maskWords(text: string): string;
  /** Only ids that were met, for names of files and the like, where long numbers mean other things. */
  maskKnownIds(text: string): string;
}

/** Whether a number that nobody met may be an id, by its length and by what stands around it. */
function looksLikeId(number: string, at: number, whole: string): boolean {
  const digits = number.replace('-', '');
  if (digits.length < SHORTEST_ID || digits.length > LONGEST_ID || DATE.test(digits)) return false;
  const [before, after] = [whole.slice(Math.max(0, at - 20), at), whole.slice(at + number.length)];
  if (PART_BEFORE.test(before.slice(-1)) || PART_AFTER.test(after)) return false;
  return !OTHER_BEFORE.test(before) && !OTHER_AFTER.test(after);
}

/** @param idNames null while the installation's key is not known: ids are then just taken out */
export function createPeopleMask(parts: {
  readonly seen: PeopleSeen;
  readonly idNames: () => IdNames | null;
  readonly isOurs: (username: string) => boolean;
}): PeopleMask {
  const { seen, idNames, isOurs } = parts;
  const nameId = (kind: string, id: string) => `${kind}:${idNames()?.shortName(id) ?? 'hidden'}`;

  function maskIds(text: string, isId: (number: string, at: number, whole: string) => boolean): string {
    return text.replaceAll(NUMBER, (number: string, at: number, whole: string) => {
      if (!seen.hasId(number.replace('-', '')) && !isId(number, at, whole)) return number;
      return nameId(number.startsWith('-') ? 'chat' : 'id', number);
    });
  }

  function maskNames(text: string): string {
    const labelled = text.replace(
      LABELLED,
      (_, kind: string, link: string, id: string) => `${kind}${link}${nameId(kind.toLowerCase(), id)}`,
    );
    return maskIds(labelled, looksLikeId)
      .replace(EMAIL, SOMEBODY)
      .replace(USERNAME, (name) => (isOurs(name.slice(1)) ? name : `@${SOMEBODY}`))
      .replace(LINK, `$1${SOMEBODY}`);
  }

  return {
    maskNames,
    maskKnownIds: (text) => maskIds(text, () => false),
    maskWords(text) {
      let clean = text;
      for (const [words, instead] of seen.listWords())
        if (clean.includes(words)) clean = clean.replaceAll(words, () => instead);
      return clean;
    },
  };
}
