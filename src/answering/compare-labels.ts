import type { Figure } from '../evidence/read-figures.ts';
import { type FigureLabel, listContentWords, listOrdinals } from '../evidence/read-label.ts';
import { sharesUnit } from '../language/read-quantity.ts';

/** What the second figure counts beside the first: the same, a part of it, more than it, or another thing. */
export type Kinship = 'same' | 'narrower' | 'broader' | 'other';

/** Lists of things name the same when they share this part of all that they name. */
const SHARED_THINGS = 0.6;
/** What stands before the things (研发机构孵化的 …) tells the same when half of either is in the other. */
const SHARED_WORDS = 0.5;

const HEAD = 2;
/** The noun at the end of a phrase: 科技型企业 → 企业. */
const head = (thing: string) => thing.slice(-HEAD);

/** The things of a label as patterns to meet those of another: by their last noun, or anywhere in one that goes on. */
function listThings({ things, behind }: FigureLabel) {
  return things.map((thing, i) => ({ thing, open: behind && i === things.length - 1 }));
}
type Thing = ReturnType<typeof listThings>[number];

function matchThings(a: Thing, b: Thing): boolean {
  if (a.open && b.open) return a.thing.slice(0, HEAD) === b.thing.slice(0, HEAD) || head(a.thing) === head(b.thing);
  if (a.open) return a.thing.includes(head(b.thing));
  return b.open ? b.thing.includes(head(a.thing)) : head(a.thing) === head(b.thing);
}

/** How much of all the things that two labels name both of them name, 0 to 1. */
function shareThings(a: FigureLabel, b: FigureLabel): number {
  const [own, other] = [listThings(a), listThings(b)];
  const shared = own.filter((thing) => other.some((candidate) => matchThings(thing, candidate))).length;
  return shared / Math.max(1, own.length + other.length - shared);
}

/** The words that another label lacks; `known` words need not be there. */
function listExtras(words: readonly string[], other: string, known: string): readonly string[] {
  return words.filter((word) => !other.includes(word) && !known.includes(word));
}

/** The words of what is counted, without whose it is. */
function listThingWords({ label, owner }: Figure): readonly string[] {
  const things = label.things.join(' ');
  return listContentWords(owner === null ? things : things.replace(owner, ' '));
}

/** 日均客流 is not what came on one day. */
const readAverage = ({ label }: Figure) => /[日月年人户]均|平均/.exec(label.text)?.[0] ?? null;

/** 4号线 is not 3号线, and 一期 not the whole. */
function hasOtherOrdinal({ label, owner }: Figure, other: Figure, known: string): boolean {
  const there = `${known}\n${other.label.text}\n${other.owner ?? ''}`;
  return listOrdinals(`${label.text} ${owner ?? ''}`).some((ordinal) => !there.includes(ordinal));
}

/**
 * How two figures belong together by their unit and their labels.
 *
 * @param known folded words that both may leave out: the question, whose figures they are
 */
export function compareLabels(a: Figure, b: Figure, known: string): Kinship {
  if (!sharesUnit(a.unit, b.unit) || a.flow !== b.flow || a.part !== b.part) return 'other';
  // What one year brought is not what has come together over the years.
  if ((a.within && b.total) || (b.within && a.total)) return 'other';
  if (shareThings(a.label, b.label) < SHARED_THINGS) return 'other';
  // Whose figure it is, is another question.
  const names = `${known}\n${a.owner ?? ''}\n${b.owner ?? ''}`;
  if (readAverage(a) !== readAverage(b)) return 'other';
  if (hasOtherOrdinal(a, b, known) || hasOtherOrdinal(b, a, known)) return 'other';
  // A list of things is told by what it names; how each is described differs from text to text.
  if (a.label.things.length > 1) return 'same';
  const extraA = listExtras(listThingWords(a), b.label.text, names);
  const extraB = listExtras(listThingWords(b), a.label.text, names);
  if (extraA.length > 0 && extraB.length > 0) return 'other';
  const rest = (figure: Figure) => {
    const things = figure.label.things.join(' ');
    return figure.label.words.filter((word) => !names.includes(word) && !things.includes(word));
  };
  const [restA, restB] = [rest(a), rest(b)];
  const share = (words: readonly string[], other: Figure) =>
    words.length === 0 ? 1 : 1 - listExtras(words, other.label.text, names).length / words.length;
  if (Math.max(share(restA, b), share(restB, a)) < SHARED_WORDS) return 'other';
  if (extraA.length + extraB.length === 0) return 'same';
  return extraB.length > 0 ? 'narrower' : 'broader';
}
