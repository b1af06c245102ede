import { type EnglishWord, readEnglishWords } from '../../language/english-words.ts';
import type { EnglishFact } from './english-fact.ts';
import { cover } from './read-english-dates.ts';
import { readEnglishFacts } from './read-english-facts.ts';

/** A word of a statement outside its figures. */
export interface Token {
  readonly raw: string;
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  /** Short forms are several words: R&D. */
  readonly parts: readonly EnglishWord[];
  readonly stop: boolean;
  readonly capital: boolean;
  /** The first of its sentence, whose capital says nothing. */
  readonly initial: boolean;
  /** Whether only a space, a hyphen, a bracket or an apostrophe parts it from the word before it. */
  readonly joined: boolean;
}

export interface Statement {
  readonly text: string;
  readonly facts: readonly EnglishFact[];
  readonly tokens: readonly Token[];
  /** Chinese words that stand in it, folded later. */
  readonly chinese: readonly string[];
}

const WORD =
  /(?<!\p{L})\p{L}+&\p{L}+|(?:hi|high|sci)-tech(?![a-z])|(?<!\p{L})\p{L}+\d+\.\d+|[\p{L}\p{N}]+(?:['’][a-z]+)?/giu;
const HAN = /\p{Script=Han}+(?:[·\d]+\p{Script=Han}+)*/gu;
const JOINS = /^[\s()'’"“”/&-]*$/;

function readStatement(text: string): Statement {
  const plain = text.normalize('NFKC').replaceAll('’', "'");
  const chinese = [...plain.matchAll(HAN)];
  const latin = cover(
    plain,
    chinese.map(({ 0: words, index }) => ({ start: index, end: index + words.length })),
  );
  const facts = readEnglishFacts(latin);
  const rest = cover(latin, facts);
  const tokens: Token[] = [];
  let last = 0;
  for (const { 0: word, index } of rest.matchAll(WORD)) {
    const raw = word.replace(/'s$/i, '');
    const parts = readEnglishWords(raw);
    const between = rest.slice(last, index);
    tokens.push({
      raw,
      lower: raw.toLowerCase(),
      start: index,
      end: index + word.length,
      parts,
      stop: parts.every(({ stop }) => stop),
      capital: /^\p{Lu}/u.test(raw),
      initial: tokens.length === 0 || /[.!?:]["”]?\s/.test(between),
      joined: tokens.length > 0 && JOINS.test(between),
    });
    last = index + word.length;
  }
  return { text: plain, facts, tokens, chinese: chinese.map(([words]) => words) };
}

let last: { readonly text: string; readonly statement: Statement } | undefined;

/** A statement in the form in which it is read, with its figures and its words; the last one is kept. */
export function splitStatement(text: string): Statement {
  if (last?.text !== text) last = { text, statement: readStatement(text) };
  return last.statement;
}
