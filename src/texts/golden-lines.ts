import type { GoldenChange, GoldenDifference } from '../golden/try-snapshot.ts';
import type { Outcome } from '../golden/meet-expected.ts';
import type { Texts } from './texts.ts';

/** More changes of a kind than this would bury the others. */
const SHOWN = 5;
const LONGEST_QUESTION = 80;
const LONGEST_QUOTE = 100;

/** The beginning of a text, in one line, no character halved. */
export function shorten(text: string, longest: number): string {
  const characters = Array.from(text.replaceAll(/\s+/g, ' ').trim());
  return characters.length <= longest ? characters.join('') : `${characters.slice(0, longest - 1).join('')}…`;
}

function describeOutcome({ kind, citations }: Outcome, { renewal }: Texts): string {
  const [first] = citations;
  if (kind === 'unavailable') return renewal.failed;
  return first === undefined ? renewal.notFound : renewal.quoted(shorten(first.quote, LONGEST_QUOTE));
}

function changeLines({ question, before, after }: GoldenChange, texts: Texts): readonly string[] {
  const { renewal } = texts;
  return [
    renewal.question(shorten(question, LONGEST_QUESTION)),
    renewal.before(describeOutcome(before, texts)),
    renewal.after(describeOutcome(after, texts)),
  ];
}

/** What became of the golden questions, one line each: what broke first. */
export function goldenLines({ asked, met, changes }: GoldenDifference, texts: Texts): readonly string[] {
  if (asked === 0) return [];
  const lines = [texts.renewal.goldenMet(met, asked)];
  for (const kind of new Set(changes.map((change) => change.kind))) {
    const all = changes.filter((change) => change.kind === kind);
    lines.push(texts.renewal.golden[kind](all.length));
    for (const change of all.slice(0, SHOWN)) lines.push(...changeLines(change, texts));
    if (all.length > SHOWN) lines.push(texts.more(all.length - SHOWN));
  }
  return lines;
}
