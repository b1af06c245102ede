import type { GoldenChange, GoldenDifference } from '../golden/try-snapshot.ts';
import type { Outcome } from '../golden/meet-expected.ts';
import { oneLine } from '../language/one-line.ts';
import { shortenText } from '../language/shorten.ts';
import type { Texts } from './texts.ts';

/** More changes of a kind than this would bury the others. */
const SHOWN = 5;
const LONGEST_QUESTION = 80;
const LONGEST_QUOTE = 100;

function describeOutcome({ kind, citations }: Outcome, { renewal }: Texts): string {
  const [first] = citations;
  if (kind === 'unavailable') return renewal.failed;
  return first === undefined ? renewal.notFound : renewal.quoted(shortenText(oneLine(first.quote), LONGEST_QUOTE));
}

function changeLines({ question, before, after }: GoldenChange, texts: Texts): readonly string[] {
  const { renewal } = texts;
  return [
    renewal.question(shortenText(oneLine(question), LONGEST_QUESTION)),
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
