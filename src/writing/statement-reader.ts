/** A sentence of a reply with the numbers of the passages that it says it rests on. */
export interface WrittenSentence {
  readonly text: string;
  /** In its order, each once; empty when it names none. */
  readonly numbers: readonly number[];
}

export interface StatementReader {
  /** Takes the next piece of the reply; whatever sentence is complete with it is handed on. */
  push(piece: string): void;
  /** The reply is over: what is left is a sentence too. Returns whether the reply was the one word that declines. */
  end(): { readonly declined: boolean };
}

const NUMBERS = String.raw`\s{0,8}\^?\d{1,2}(?:\s{0,8}[,，、;；\-–—~]\s{0,8}\^?\d{1,2}){0,30}\s{0,8}`;
/** [2], [1][3], [1, 3], [1-3], 【2】: everything that models use for it. */
const MARKS = String.raw`(?:\s{0,8}[\[【［]${NUMBERS}[\]】］]){1,12}`;
/** A full stop may stand behind the marks. */
const MARKED = new RegExp(`(${MARKS})\\s{0,8}([。．.!！?？;；]?)`, 'u');
/** Marks that cannot go on: something else has begun behind them. */
const CLOSED = new RegExp(`(${MARKS})\\s{0,8}([。．.!！?？;；]?)(?=\\s{0,8}[^\\s\\[【［。．.!！?？;；])`, 'u');
/** Layout that models add although they are told not to: bullets, numbering, headings, emphasis, fences. */
const LAYOUT = /^\s*(?:[-*•·●▪#>]+|\d{1,2}[.)、](?!\d)|[（(]\d{1,2}[)）])\s*/u;
const FENCE = /^\s*(?:```|~~~).*$/u;
const EMPHASIS = /\*\*|__|`/g;
const SAYS_SOMETHING = /[\p{L}\p{N}]/u;
const ENDS_SENTENCE = /[。．.!！?？…”」』）)]$/u;
const DECLINES = /^\W*NONE\W*$/i;
const MARK_END = /[\]】］]/;
/** What is longer without a mark is no sentence; its line is not read on, however long a model repeats itself. */
const LONGEST = 1_000;
const BIT = 200;
/** Longest range of passages that is read: [1-3]. */
const LONGEST_RANGE = 8;

function readNumbers(marks: string): readonly number[] {
  const numbers = new Set<number>();
  for (const [, first = '', last] of marks.matchAll(/(\d{1,2})(?:\s*[-–—~]\s*\^?(\d{1,2}))?/g)) {
    const [from, to] = [Number(first), Number(last ?? first)];
    for (let number = from; number <= Math.min(to, from + LONGEST_RANGE); number += 1) numbers.add(number);
    numbers.add(to);
  }
  return [...numbers];
}

/** Without layout; the full stop that stood behind the marks comes back to its sentence. */
function cleanText(text: string, stop: string): string {
  const clean = text.replace(LAYOUT, '').replace(EMPHASIS, '').trim();
  return stop !== '' && !ENDS_SENTENCE.test(clean) ? clean + stop : clean;
}

/**
 * Reads the sentences of a reply while it arrives. A sentence is complete when its line ends, or when something else
 * begins behind its marks.
 */
export function createStatementReader(onSentence: (sentence: WrittenSentence) => void): StatementReader {
  let buffer = '';
  let read = 0;
  let declined = false;

  function take(text: string, marks: string, stop: string): void {
    const clean = cleanText(text, stop);
    if (!SAYS_SOMETHING.test(clean)) return;
    read += 1;
    if (DECLINES.test(clean)) {
      declined = true;
      return;
    }
    onSentence({ text: clean, numbers: readNumbers(marks) });
  }

  /** Hands on what is complete in `text` and returns the rest. */
  function takeMarked(text: string, pattern: RegExp): string {
    let rest = text;
    for (let match = pattern.exec(rest); match; match = pattern.exec(rest)) {
      take(rest.slice(0, match.index), match[1]!, match[2]!);
      rest = rest.slice(match.index + match[0].length);
    }
    return rest;
  }

  function takeLine(line: string): void {
    if (FENCE.test(line)) return;
    take(takeMarked(line, MARKED), '', '');
  }

  /** More of a line; what is complete with it is handed on bit by bit, so that only an overlong sentence is cut. */
  function readOn(part: string): void {
    for (let at = 0; at < part.length && buffer.length < LONGEST; at += BIT) {
      buffer += part.slice(at, at + BIT);
      if (MARK_END.test(buffer)) buffer = takeMarked(buffer, CLOSED);
    }
  }

  function endLine(): void {
    takeLine(buffer.endsWith('\r') ? buffer.slice(0, -1) : buffer);
    buffer = '';
  }

  return {
    push(piece) {
      const lines = piece.split('\n');
      for (const [i, part] of lines.entries()) {
        if (i > 0) endLine();
        readOn(part);
      }
    },
    end() {
      endLine();
      return { declined: declined && read === 1 };
    },
  };
}
