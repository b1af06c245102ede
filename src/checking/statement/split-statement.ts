import { splitPlain } from './split-plain.ts';
import { isFrameHere, isFrameWord } from './frame-words.ts';
import type { StrictFact } from './read-strict-facts.ts';
import { readWords, type Word } from './read-words.ts';

/** A piece of a statement that tells one thing: one clause, with those that only lead in to it. */
export interface StatementClause {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Words that need a source, in order. Offsets are of the statement. */
  readonly words: readonly Word[];
  readonly facts: readonly StrictFact[];
}

export interface ReadStatement {
  readonly text: string;
  readonly clauses: readonly StatementClause[];
}

/** X表示， and 据X介绍，: what follows is told by X. */
const SPEAKS = /(?:表示|介绍|指出|认为|强调|透露|坦言|解释|告诉|说|称|提出|获悉)$/;
/** 计划 that leads a verb, not the name of a plan. */
const PLANS = /^(?:计划(?=[再到至在于用将投引建新从让把以年今明招增扩改设打启安推培实举完\d])|拟(?!定|合)|打算|预计)/;
/** Units of time, and words before what they lead in to: a clause of nothing else tells when or where the next one holds. */
const TIME = /^(?:分钟|小时|季度|赛季|时|分|秒|上半场|下半场|上午|下午|晚上|早上|凌晨|中午)$/;
const LEADS = /^[,;]?(?:在|当|自|从|随着|对于?|按照?|根据|依据|通过|截至|截止|到|为了|除|作为|经过)/;
/** A clause of so few words tells nothing by itself. */
const FEW = 2;

const unitOf = (fact: StrictFact) =>
  fact.kind === 'number' ? (fact.unit ?? '') : fact.kind === 'date' ? 'date' : null;

function listContentWords(text: string, words: readonly Word[], facts: readonly StrictFact[]): readonly Word[] {
  let opens = true;
  return words.filter((word, i) => {
    const next = facts.find(({ from }) => from >= word.end);
    const between = next === undefined ? [] : words.slice(i + 1).filter(({ end }) => end <= next.from);
    const near =
      next !== undefined &&
      between.every((other) => isFrameWord(other.text)) &&
      !/[,;。:]/.test(text.slice(word.end, next.from));
    const place = {
      opens,
      closes: /^(?:[,:]|$)/.test(text.slice(word.end)),
      unit: near ? unitOf(next) : null,
      counts: next?.kind === 'number' && !/[,;。:]/.test(text.slice(word.end, next.from)),
      plans: PLANS.test(text.slice(word.start)),
    };
    const isFrame = isFrameWord(word.text) || isFrameHere(word.text, place);
    opens &&= isFrame;
    return !isFrame;
  });
}

const within = <Item extends { readonly start: number }>(items: readonly Item[], start: number, end: number) =>
  items.filter((item) => item.start >= start && item.start < end);

/** Reads a plain statement as clauses with what each says. */
export function splitStatement(text: string): ReadStatement {
  const { facts, words } = readWords(text);
  const content = listContentWords(text, words, facts);
  const spans: { start: number; end: number }[] = [];
  let open: number | null = null;
  let counted = 0;
  for (const { start, end } of splitPlain(text)) {
    const from: number = open ?? start;
    if (open === null) counted = start;
    const told = within(content, counted, end).filter((word) => !TIME.test(word.text));
    const leads = told.length === 0 || LEADS.test(text.slice(counted, end));
    const weight = leads ? 0 : told.length + within(facts, counted, end).length;
    const speaks = SPEAKS.test(text.slice(start, end));
    if (speaks) counted = end;
    if (speaks || weight < FEW) open = from;
    else {
      spans.push({ start: from, end });
      open = null;
    }
  }
  // What is left at the end belongs to the clause before it.
  const last = spans.at(-1);
  if (open !== null && last) last.end = text.length;
  else if (open !== null) spans.push({ start: open, end: text.length });
  const clauses = spans.map(({ start, end }) => ({
    start,
    end,
    text: text.slice(start, end),
    words: within(content, start, end),
    facts: within(facts, start, end),
  }));
  return { text, clauses };
}
