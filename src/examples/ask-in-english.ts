import { foldText } from '../language/fold.ts';
import type { Glossary } from '../language/glossary.ts';
import type { ClauseQuestion } from './ask-clause.ts';

/** Nouns that names end with: what stands before them may be a name that only sounds. */
const KINDS: Readonly<Record<string, string>> = {
  实验室: 'Laboratory',
  科学城: 'Science City',
  研究院: 'Research Institute',
  大学: 'University',
  科技城: 'Science and Technology City',
  产业园: 'Industrial Park',
  公园: 'Park',
  中心: 'Center',
  大桥: 'Bridge',
  镇: 'Town',
  湖: 'Lake',
  山: 'Mountain',
  江: 'River',
  路: 'Road',
  桥: 'Bridge',
};
const KIND_NAMES = Object.keys(KINDS).toSorted((a, b) => b.length - a.length);
const LONGEST_WORD = 8;
const HAN = /^\p{Script=Han}{2,3}$/u;

const capitalize = (words: string) => words.replace(/^[a-z]/, (letter) => letter.toUpperCase());

/** A part of a name by its sound: 金凤 → Jinfeng; null when a character may sound either way. */
function spell(name: string, glossary: Glossary): string | null {
  if (!HAN.test(name)) return null;
  const syllables = glossary.spell(name);
  return syllables && capitalize(syllables.join('').replaceAll('v', 'ü'));
}

/**
 * A Chinese name in English, word by word as the dictionary has them and, before a noun like 实验室, as it sounds;
 * null when a part of it cannot be told.
 */
export function nameInEnglish(name: string, glossary: Glossary): string | null {
  const folded = foldText(name).replaceAll(/[()“”]/g, '');
  const parts: string[] = [];
  for (let at = 0; at < folded.length;) {
    const kind = KIND_NAMES.find((known) => folded.startsWith(known, at));
    if (kind !== undefined) {
      parts.push(KINDS[kind]!);
      at += kind.length;
      continue;
    }
    let taken = 0;
    for (let length = Math.min(LONGEST_WORD, folded.length - at); length >= 2 && taken === 0; length -= 1) {
      const word = folded.slice(at, at + length);
      const meaning = glossary.explain(word);
      if (meaning !== null && !/[;,()]/.test(meaning)) {
        parts.push(meaning);
        taken = length;
      }
    }
    if (taken === 0) {
      const next = [2, 3].find((length) => KIND_NAMES.some((known) => folded.startsWith(known, at + length)));
      const spelled = next === undefined ? null : spell(folded.slice(at, at + next), glossary);
      if (spelled === null || next === undefined) return null;
      parts.push(spelled);
      taken = next;
    }
    at += taken;
  }
  return parts.map(capitalize).join(' ');
}

const EVENTS: Readonly<Record<string, string>> = {
  成立: 'founded',
  创办: 'founded',
  设立: 'set up',
  揭牌: 'inaugurated',
  揭牌投用: 'inaugurated',
  揭牌成立: 'inaugurated',
  挂牌: 'inaugurated',
  启用: 'opened',
  投用: 'opened',
  开馆: 'opened',
  开园: 'opened',
  开业: 'opened',
  开放: 'opened',
  开通: 'opened',
  通车: 'opened to traffic',
  建成通车: 'opened to traffic',
  建成: 'completed',
  竣工: 'completed',
  落成: 'completed',
  启动: 'launched',
  印发: 'issued',
};
const AMOUNTS: readonly (readonly [RegExp, (name: string) => string])[] = [
  [/投资/, (name) => `How much is invested in ${name}?`],
  [/面积|占地/, (name) => `How large is ${name}?`],
  [/长/, (name) => `How long is ${name}?`],
  [/高度/, (name) => `How high is ${name}?`],
];
const MAKING: Readonly<Record<string, string>> = {
  打造: 'built',
  建设: 'built',
  修建: 'built',
  共建: 'built',
  运营: 'run',
  管理: 'managed',
  设计: 'designed',
};

const plural = (noun: string) =>
  /(?:s|people)$/i.test(noun) ? noun : /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;

/** The question of a clause in English, in a wording of our own; null when its names cannot be told in English. */
export function askInEnglish({ kind, subject, relation, thing }: ClauseQuestion, glossary: Glossary): string | null {
  const name = nameInEnglish(subject, glossary);
  if (name === null) return null;
  if (kind === 'definition') return `What is ${name}?`;
  if (kind === 'place') return `Where is ${name}?`;
  if (kind === 'date') return EVENTS[relation] === undefined ? null : `When was ${name} ${EVENTS[relation]}?`;
  if (kind === 'amount') return AMOUNTS.find(([pattern]) => pattern.test(relation))?.[1](name) ?? null;
  if (kind === 'organisation')
    return MAKING[relation] === undefined ? null : `Which organisations ${MAKING[relation]} ${name}?`;
  if (kind === 'count' && relation.endsWith('有')) {
    const things = nameInEnglish(thing, glossary);
    return things && `How many ${plural(things.toLowerCase())} does ${name} have?`;
  }
  return null;
}
