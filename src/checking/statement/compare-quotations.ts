import type { Problem } from '../claims/problem.ts';
import type { CitedText } from '../statement-check.ts';

const CLOSERS: Readonly<Record<string, string>> = {
  '“': '”',
  '‘': '’',
  '「': '」',
  '『': '』',
  '《': '》',
  '〈': '〉',
  '"': '"',
};
/** The mark that ends a quoted sentence may be the quoting one's. */
const EDGE = /^[\s，。；、,.!?！？;…]+|(?<![\s，。；、,.!?！？;…])[\s，。；、,.!?！？;…]+$/g;

/** What stands between quotation marks or title marks, each pair by itself; an open pair goes on to the end. */
function listQuotations(text: string): readonly string[] {
  const found: string[] = [];
  const open: { readonly closer: string; readonly from: number }[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i]!;
    const at = open.findLastIndex(({ closer }) => closer === char);
    if (at >= 0) {
      found.push(text.slice(open[at]!.from, i));
      open.length = at;
    } else if (CLOSERS[char] !== undefined) open.push({ closer: CLOSERS[char], from: i + 1 });
  }
  return [...found, ...open.map(({ from }) => text.slice(from))];
}

/** Quotations of a statement that are no contiguous piece of one quote or title, character for character. */
export function compareQuotations(text: string, cited: readonly CitedText[]): readonly Problem[] {
  const sources = cited.flatMap(({ text, title, heading }) => [text, title, heading]);
  return listQuotations(text)
    .map((words) => words.replaceAll(EDGE, ''))
    .filter((words) => words !== '' && !sources.some((source) => source.includes(words)))
    .map((words): Problem => ({ kind: 'quotation', words }));
}
