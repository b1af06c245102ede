import type { Paragraph } from './article.ts';

const HEADING = /^(#{1,6})\s+(\S(?:.*\S)?)/;
const LIST_ITEM = /^\s*(?:[-*+•■◆●▪·]|\d{1,2}[.、)）](?!\d)|[（(][\d一二三四五六七八九十]{1,3}[)）]|[①-⑳])\s*/;
const ENDS_SENTENCE = /[。！？!?；;…”」』）)\]】.:：]/;
/** Between the parts of a heading path. */
const HEADING_SEPARATOR = ' › ';

/** Whether a line opens a list item (`- …`, `1、…`, `（一）…`, `■…`). */
export function isListItem(line: string): boolean {
  return LIST_ITEM.test(line);
}

/**
 * The paragraphs of an article's text, in order. A paragraph ends at a blank line, at a heading,
 * before a list item, and at a line end that also ends a sentence (web text often has no blank lines);
 * other line ends are layout and stay inside. Headings are no paragraphs: they give the heading path.
 */
export function listParagraphs(text: string): readonly Paragraph[] {
  const paragraphs: Paragraph[] = [];
  const headings: { depth: number; title: string }[] = [];
  let open: { start: number; end: number } | undefined;
  const close = () => {
    if (open)
      paragraphs.push({
        number: paragraphs.length + 1,
        heading: headings.map((heading) => heading.title).join(HEADING_SEPARATOR),
        ...open,
      });
    open = undefined;
  };
  let at = 0;
  for (const line of text.split('\n')) {
    const start = at + (line.length - line.trimStart().length);
    const end = at + line.trimEnd().length;
    at += line.length + 1;
    if (start >= end) {
      close();
      continue;
    }
    const heading = HEADING.exec(line);
    if (heading) {
      close();
      const depth = heading[1]!.length;
      while (headings.length > 0 && headings.at(-1)!.depth >= depth) headings.pop();
      headings.push({ depth, title: heading[2]! });
      continue;
    }
    if (open && (isListItem(line) || ENDS_SENTENCE.test(text[open.end - 1]!))) close();
    open = { start: open?.start ?? start, end };
  }
  close();
  return paragraphs;
}
