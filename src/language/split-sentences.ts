/** A span `[start, end)` of the text that was split. */
export interface SentenceSpan {
  readonly start: number;
  readonly end: number;
}

const CLOSERS: Readonly<Record<string, string>> = {
  '“': '”',
  '‘': '’',
  '「': '」',
  '『': '』',
  '（': '）',
  '(': ')',
  '《': '》',
  '【': '】',
  '[': ']',
};
const CLOSING = new Set([...Object.values(CLOSERS), '"']);
const TERMINATORS = new Set('。！？!?…');
/** A pair further apart than this is taken for two stray marks. */
const LONGEST_QUOTATION = 600;
/** After a closed quotation: who said it. Such words belong to the sentence of the quotation. */
const ATTRIBUTION =
  /^[^。！？!?“”「」\n]{0,40}?(?:说|說|表示|介绍|介紹|称[，,：:]|稱[，,：:]|透露|指出|认为|認為|強調|强调|坦言|谈到|談到|提到|道[，,：:])/;
const BLANK_LINE = /^\n[^\S\n]*\n/;
const ABBREVIATION =
  /(?:^|[\s(“"])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|No|vs|etc|Inc|Ltd|Co|Jr|Sr|e\.g|i\.e|U\.S|Ph\.D|\d{1,2})$/;

/** For each offset inside a quotation or bracket pair, the offset after its closing mark; 0 elsewhere. */
export function markPairs(text: string): Uint32Array {
  const until = new Uint32Array(text.length);
  const open: { closer: string; at: number }[] = [];
  const mark = (from: number, to: number) => {
    if (to - from > LONGEST_QUOTATION) return;
    for (let i = from; i < to; i += 1) until[i] = Math.max(until[i]!, to);
  };
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i]!;
    if (char === '"') {
      const at = open.findLastIndex((pair) => pair.closer === '"');
      if (at >= 0) mark(open.splice(at)[0]!.at, i + 1);
      else open.push({ closer: '"', at: i });
    } else if (CLOSERS[char] !== undefined) open.push({ closer: CLOSERS[char], at: i });
    else if (CLOSING.has(char)) {
      const at = open.findLastIndex((pair) => pair.closer === char);
      if (at >= 0) mark(open.splice(at)[0]!.at, i + 1);
    }
  }
  return until;
}

/** Whether the full stop at `i` ends an English sentence: not 5.4, not an abbreviation, not example.org. */
function isFullStop(text: string, i: number): boolean {
  const next = text[i + 1];
  if (next !== undefined && !/[\s”"’)\]]/.test(next)) return false;
  return !ABBREVIATION.test(text.slice(Math.max(0, i - 8), i));
}

/**
 * Sentences of a paragraph as exact spans, in order, without the white space between them.
 * A sentence ends at 。！？!?… or an English full stop, together with the closing marks that follow;
 * never inside a quotation or bracket, and not between a quotation and the words that say who spoke.
 */
export function splitSentences(text: string): readonly SentenceSpan[] {
  const spans: SentenceSpan[] = [];
  const pairs = markPairs(text);
  let start = 0;
  const push = (end: number) => {
    const piece = text.slice(start, end);
    const from = start + piece.length - piece.trimStart().length;
    const to = start + piece.trimEnd().length;
    if (to > from) spans.push({ start: from, end: to });
    start = end;
  };
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i]!;
    if (char === '\n' && BLANK_LINE.test(text.slice(i, i + 8))) push(i);
    if (!TERMINATORS.has(char) && !(char === '.' && isFullStop(text, i))) continue;
    let end = i + 1;
    while (end < text.length && (TERMINATORS.has(text[end]!) || CLOSING.has(text[end]!))) end += 1;
    // The pair that is still open behind the terminator and its closing marks goes on.
    if (end < text.length && pairs[end - 1]! > end) {
      i = end - 1;
      continue;
    }
    if (CLOSING.has(text[end - 1]!) && ATTRIBUTION.test(text.slice(end, end + 48))) {
      i = end - 1;
      continue;
    }
    push(end);
    i = end - 1;
  }
  push(text.length);
  return spans;
}
