import { foldText } from '../language/fold.ts';
import type { Glossary } from '../language/glossary.ts';

/** Nouns that names end with: what stands before them may be a name that no dictionary has. */
const KINDS: Readonly<Record<string, string>> = {
  市人民政府: "Municipal People's Government",
  市政府: 'Municipal Government',
  镇政府: 'Town Government',
  实验室: 'Laboratory',
  科学城: 'Science City',
  科技城: 'Science and Technology City',
  研究院: 'Research Institute',
  大学: 'University',
  产业园: 'Industrial Park',
  博物馆: 'Museum',
  图书馆: 'Library',
  公园: 'Park',
  大桥: 'Bridge',
  中心: 'Center',
  镇: 'Town',
  湖: 'Lake',
  山: 'Mountain',
  江: 'River',
  路: 'Road',
  桥: 'Bridge',
};
const KIND_NAMES = Object.keys(KINDS).toSorted((a, b) => b.length - a.length);
const LONGEST_WORD = 8;
const COMPANY = /(?:公司|集团|银行)$/;
/** A name before its noun has two characters, rarely three. */
const NAMED = /^\p{Script=Han}{2,3}$/u;

/** With capitals as in a name: but not the words that bind. */
export const capitalize = (words: string) =>
  words.replaceAll(/(?<![\w'])(?!(?:of|and|the|in|for|to)\b)[a-z]/g, (letter) => letter.toUpperCase());

/** A part of a name as it sounds (金凤 → Jinfeng); null for a word of the dictionary, and where it may sound either way. */
function spell(name: string, glossary: Glossary): string | null {
  const syllables = NAMED.test(name) ? glossary.spell(name) : null;
  if (syllables === null) return null;
  const senses = glossary.sensesOf(name);
  const isName = senses.length <= 1 || senses.some((sense) => sense.startsWith(syllables[0]!));
  return isName ? syllables.join('').replaceAll('v', 'ü') : null;
}

interface NamePart {
  readonly length: number;
  readonly english: string;
}

/** Whether a word of this length ends inside one of the nouns: 重庆市|政府. */
function cutsKind(text: string, length: number): boolean {
  return KIND_NAMES.some((kind) => {
    const at = text.lastIndexOf(kind, length - 1);
    return at > 0 && at + kind.length > length;
  });
}

/** The longest word at the beginning of a folded text that the dictionary has. */
function explainStart(text: string, glossary: Glossary): NamePart | null {
  const found: NamePart[] = [];
  for (let length = Math.min(LONGEST_WORD, text.length); length >= 2; length -= 1) {
    const [english = ''] = glossary.explain(text.slice(0, length))?.split(';') ?? [];
    if (english !== '' && !/[(),/]|^to /.test(english)) found.push({ length, english: english.trim() });
  }
  return found.find(({ length }) => !cutsKind(text, length)) ?? null;
}

/** A part of a name that stands before a noun of `KINDS`, as it sounds. */
function spellStart(text: string, glossary: Glossary): NamePart | null {
  const length = [2, 3].find((at) => KIND_NAMES.some((kind) => text.startsWith(kind, at)));
  const english = length === undefined ? null : spell(text.slice(0, length), glossary);
  return length === undefined || english === null ? null : { length, english };
}

/**
 * A Chinese name in English, word by word as the dictionary has them and, before a noun like 实验室, as it sounds.
 *
 * @returns in small letters but for names; null when a part of it cannot be told
 */
export function nameInEnglish(name: string, glossary: Glossary): string | null {
  const folded = foldText(name).replaceAll(/[()“”"]/g, '');
  const whole = glossary.explain(folded);
  // What a company is called is a choice and no word.
  if (whole === null && COMPANY.test(folded)) return null;
  const parts: string[] = [];
  for (let at = 0; at < folded.length;) {
    const rest = folded.slice(at);
    const kind = KIND_NAMES.find((known) => rest.startsWith(known));
    const part =
      kind === undefined
        ? (explainStart(rest, glossary) ?? spellStart(rest, glossary))
        : { length: kind.length, english: KINDS[kind]! };
    if (part === null) return null;
    parts.push(part.english);
    at += part.length;
  }
  return parts.length === 0 ? null : parts.join(' ');
}
