import type { ExampleKind } from './example.ts';

/** A question that an English sentence answers. */
export interface EnglishQuestion {
  readonly kind: ExampleKind;
  readonly question: string;
}

const LONGEST_SENTENCE = 600;
/** Words with a capital, joined by small ones as names are: the Museum of Bamboo. */
const NAME = String.raw`(?<name>(?:[Tt]he )?[A-Z][\w'’-]*(?: (?:(?:of|for|and)(?: the)? )?[A-Z][\w'’-]*){0,6})`;
const NUMBER = String.raw`(?:about|over|nearly|almost|around|more than|some|at least|up to)? ?\d[\d,.]*(?: (?:million|billion|thousand))?`;
/** Begins a sentence with a capital and names nothing. */
const NO_NAME =
  /^(?:The )?(?:It|He|She|They|We|You|I|This|That|These|Those|There|Here|In|On|At|By|For|From|With|After|Before|When|While|However|But|And|Or|So|If|As|A|An|Its|His|Her|Their|Our|Both|Each|Every|All|Some|Many|Most|Today|Now)\b(?! of)/;

type Rule = readonly [ExampleKind, RegExp, (name: string, groups: Readonly<Record<string, string>>) => string];
const rule = (pattern: string) => new RegExp(`^${NAME} ${pattern}`);

const RULES: readonly Rule[] = [
  ['place', rule('(?:is|are) (?:located|situated) (?:in|on|at|near) '), (name) => `Where is ${name}?`],
  [
    'date',
    rule(
      String.raw`was (?:officially )?(?<done>founded|opened|built|completed|launched|established|inaugurated|created|published|signed) (?:in|on) [^,.;]*\d`,
    ),
    (name, { done }) => `When was ${name} ${done}?`,
  ],
  [
    'amount',
    rule(`is ${NUMBER} (?:kilomet(?:re|er)s|met(?:re|er)s|miles|km|m) long\\b`),
    (name) => `How long is ${name}?`,
  ],
  [
    'amount',
    rule(`(?:covers|occupies|spans) (?:an area of )?${NUMBER} (?:hectares|acres|mu|square)\\b`),
    (name) => `How large is ${name}?`,
  ],
  [
    'count',
    rule(`(?:has|houses|holds|employs|runs|hosts) ${NUMBER} (?<things>[a-z]+(?: [a-z]+)?s)\\b`),
    (name, { things }) => `How many ${things} does ${name} have?`,
  ],
  ['definition', rule('(?:is|was) (?:a|an|the|one of) [a-z]'), (name) => `What is ${name}?`],
];

/** The question that an English sentence answers, as far as its form tells; null for none. */
export function askEnglishSentence(sentence: string): EnglishQuestion | null {
  if (sentence.length > LONGEST_SENTENCE || NO_NAME.test(sentence)) return null;
  for (const [kind, pattern, ask] of RULES) {
    const { name, ...groups } = pattern.exec(sentence)?.groups ?? {};
    if (name !== undefined) return { kind, question: ask(name.replace(/^The /, 'the '), groups) };
  }
  return null;
}
