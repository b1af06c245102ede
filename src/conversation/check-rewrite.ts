import type { Snapshot } from '../index/snapshot.ts';
import { detectLanguage } from '../language/detect-language.ts';
import { readEnglishWords } from '../language/english-words.ts';
import { foldText } from '../language/fold.ts';
import { splitWords } from '../question/split-words.ts';
import type { Turn } from './turn.ts';

const LONGEST = 200;
/** Line ends and other control characters, marks that turn the direction of writing, characters without a width. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/u;
/** Links, mentions, commands, markup, and the marks that a prompt puts around material. */
const NO_QUESTION =
  /:\/\/|www\.|\b[\w-]{1,63}\.(?:com|cn|org|net|io|me|ru|xyz|top|info|app)\b|@\w|^\/|[<>{}[\]|\\`]|\*\*|#/i;
const NUMBER = /\d+(?:[.,]\d+)*/g;

/** Whether every bigram of a Chinese word, or the one character, stands in the material. */
function isMadeOf(word: string, material: string): boolean {
  if (material.includes(word)) return true;
  if (word.length < 3) return false;
  for (let at = 0; at + 2 <= word.length; at += 1) if (!material.includes(word.slice(at, at + 2))) return false;
  return true;
}

function knowsChinese(reply: string, material: string, { aliases, glossary }: Snapshot): boolean {
  const nameAt = (text: string, at: number) => aliases.nameAt(text, at) ?? glossary.nameAt(text, at);
  return splitWords(reply, nameAt).every(({ word }) => {
    if (/^[\p{Script=Latin}\d.]+$/u.test(word))
      return new RegExp(`(?<![a-z0-9])${word.replaceAll('.', '[.]')}(?![a-z0-9])`).test(material);
    return [word, ...aliases.othersOf(word)].some((form) => isMadeOf(form, material));
  });
}

function knowsEnglish(reply: string, material: string, { glossary }: Snapshot): boolean {
  const known = new Set(readEnglishWords(material).map(({ stem }) => stem));
  const isKnown = (text: string) => readEnglishWords(text).every(({ stem, stop }) => stop || known.has(stem));
  return glossary
    .translate(reply)
    .every(
      ({ english, chinese, name }) =>
        isKnown(english) ||
        (!/\d/.test(english) &&
          chinese.slice(0, name ? 6 : 3).some((word) => word.length > 1 && material.includes(word))),
    );
}

/**
 * The reply of a model as a follow-up written out, or null when it must not be taken for one: not one line of at most
 * 200 characters, not the language of the message, with a link, a mention, a command or unseen characters in it, or
 * with a name, a figure or a word of matter that stands neither in the message nor in the turns.
 */
export function checkRewrite(reply: string, text: string, turns: readonly Turn[], snapshot: Snapshot): string | null {
  const line = reply.trim();
  if (line === '' || line.length > LONGEST || UNSEEN.test(line) || NO_QUESTION.test(line)) return null;
  const english = detectLanguage(line) === 'en';
  if (english !== (detectLanguage(text) === 'en')) return null;
  const material = foldText([text, ...turns.flatMap(({ question, answer }) => [question, answer])].join('\n'));
  const folded = foldText(line);
  const figures = new Set(material.match(NUMBER));
  if ((folded.match(NUMBER) ?? []).some((figure) => !figures.has(figure))) return null;
  const knows = english ? knowsEnglish(line, material, snapshot) : knowsChinese(folded, material, snapshot);
  return knows ? line : null;
}
