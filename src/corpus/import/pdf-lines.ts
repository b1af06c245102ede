/** One printed line of a PDF; lengths in points, `y` grows upwards. */
export interface PdfLine {
  readonly page: number;
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

const PAGE_NUMBER =
  /^\s*(?:[-—–·]\s*)?(?:第\s*)?\d{1,4}(?:\s{0,9}页)?(?:\s{0,9}[/共]\s{0,9}\d{1,4}(?:\s{0,9}页)?)?(?:\s{0,9}[-—–·])?\s*$/;

function findMedian(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** First and last lines that repeat on most pages, and page numbers. */
function dropRunningLines(pages: readonly (readonly PdfLine[])[]): readonly (readonly PdfLine[])[] {
  const seen = new Map<string, number>();
  const bare = (line: PdfLine) => line.text.replace(/\d+/g, '#').trim();
  const edges = (page: readonly PdfLine[]) => new Set([page[0], page.at(-1)].filter((line) => line !== undefined));
  for (const page of pages) for (const line of edges(page)) seen.set(bare(line), (seen.get(bare(line)) ?? 0) + 1);
  const isRunning = (line: PdfLine) =>
    PAGE_NUMBER.test(line.text) || (pages.length >= 3 && (seen.get(bare(line)) ?? 0) > pages.length / 2);
  return pages.map((page) => page.filter((line) => !(edges(page).has(line) && isRunning(line))));
}

/** Whether `line` begins a new paragraph after `previous`. */
function beginsParagraph(
  previous: PdfLine,
  line: PdfLine,
  margins: { left: number; right: number; leading: number },
): boolean {
  if (line.left > margins.left + line.size * 1.2) return true;
  if (Math.abs(previous.size - line.size) > line.size * 0.12) return true;
  // A line that leaves room for another word was not full: its paragraph ended there.
  if (previous.right < margins.right - previous.size * 2) return true;
  return previous.page === line.page && previous.y - line.y > margins.leading * 1.6;
}

/**
 * Printed lines → text: one line a paragraph, a blank line between them, `## ` before lines in letters
 * markedly larger than those of the text.
 */
export function joinPdfLines(pages: readonly (readonly PdfLine[])[]): string {
  const lines = dropRunningLines(pages).flat();
  const size = findMedian(lines.map((line) => line.size));
  const body = lines.filter((line) => Math.abs(line.size - size) <= size * 0.12);
  const gaps = body.slice(1).map((line, at) => body[at]!.y - line.y);
  const margins = {
    left: findMedian(body.map((line) => line.left)),
    right: Math.max(...body.map((line) => line.right)),
    leading: findMedian(gaps.filter((gap) => gap > 0)) || size * 1.5,
  };
  const paragraphs: string[] = [];
  let previous: PdfLine | undefined;
  for (const line of lines) {
    const text = line.text.trim();
    const isHeading = line.size > size * 1.15 && text.length <= 60;
    if (!previous || beginsParagraph(previous, line, margins)) paragraphs.push((isHeading ? '## ' : '') + text);
    else {
      const before = paragraphs.at(-1)!;
      const isLatin = /[A-Za-z0-9,.;]$/.test(before) && /^[A-Za-z0-9]/.test(text);
      paragraphs[paragraphs.length - 1] = before + (isLatin ? ' ' : '') + text;
    }
    previous = line;
  }
  return paragraphs.join('\n\n');
}
