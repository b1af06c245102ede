import type { Glossary } from '../language/glossary.ts';
import type { ClauseQuestion } from './ask-sentence.ts';
import type { Parts } from './clause-rules.ts';
import { capitalize, nameInEnglish } from './name-in-english.ts';

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
const DOING: Readonly<Record<string, string>> = {
  引进: 'attract',
  引育: 'attract',
  建成: 'build',
  新建: 'build',
  修建: 'build',
  建设: 'build',
  孵化: 'incubate',
  获得: 'obtain',
  收藏: 'collect',
  接待: 'receive',
  种植: 'plant',
  栽种: 'plant',
  开设: 'open',
  开通: 'open',
  培育: 'foster',
};
const MAKING: Readonly<Record<string, string>> = {
  打造: 'built',
  建设: 'built',
  修建: 'built',
  共建: 'built',
  运营: 'run',
  管理: 'managed',
  设计: 'designed',
};
const OFFICES: Readonly<Record<string, string>> = {
  主任: 'director',
  局长: 'director',
  副局长: 'deputy director',
  处长: 'head',
  秘书长: 'secretary-general',
  院长: 'president',
  校长: 'president',
  馆长: 'director',
  镇长: 'mayor',
  市长: 'mayor',
  董事长: 'chairman',
  总经理: 'general manager',
};

/** In a wording of our own, one for each form of question; null where there is none. */
function word(
  kind: ClauseQuestion['kind'],
  { relation, other, when }: Parts,
  name: string,
  things: string | null,
  second: string,
): string | null {
  const year = /^\d{4}/.exec(when)?.[0];
  const then = year === undefined ? '' : ` in ${year}`;
  if (kind === 'definition') return relation === '是' ? `What is ${name}?` : null;
  if (kind === 'place') return `Where is ${name}?`;
  if (kind === 'date' && other !== '') return `When did ${name} and ${second} sign their agreement?`;
  if (kind === 'date') return EVENTS[relation] === undefined ? null : `When was ${name} ${EVENTS[relation]}?`;
  if (kind === 'amount') return AMOUNTS.find(([pattern]) => pattern.test(relation))?.[1](name) ?? null;
  if (kind === 'organisation') return MAKING[relation] === undefined ? null : `Who ${MAKING[relation]} ${name}?`;
  if (kind === 'person') return OFFICES[relation] === undefined ? null : `Who is the ${OFFICES[relation]} of ${name}?`;
  if (kind !== 'count' || things === null) return null;
  if (relation.endsWith('有')) return `How many ${things} does ${name} have?`;
  return DOING[relation] === undefined ? null : `How many ${things} did ${name} ${DOING[relation]}${then}?`;
}

function plural(noun: string): string {
  if (/(?:s|people)$/i.test(noun)) return noun;
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(?:ch|sh|x)$/.test(noun) ? `${noun}es` : `${noun}s`;
}

/**
 * The question of a clause in English.
 *
 * @param keepsNames whether names that cannot be told in English may stand in Chinese
 * @returns null when it cannot be asked so
 */
export function askInEnglish({ kind, parts }: ClauseQuestion, glossary: Glossary, keepsNames: boolean): string | null {
  const tell = (name: string) => {
    const english = nameInEnglish(name, glossary);
    return english === null ? (keepsNames ? name : null) : capitalize(english);
  };
  const [name, second] = [tell(parts.subject), tell(parts.other)];
  const thing = parts.thing === '' ? null : nameInEnglish(parts.thing, glossary);
  if (name === null || (parts.other !== '' && second === null)) return null;
  // 竹器 is explained and has no name: utensil made of bamboo.
  const things = thing === null || /\b(?:of|made|for|to|with)\b/.test(thing) ? null : plural(thing);
  return word(kind, parts, name, things, second ?? '');
}
