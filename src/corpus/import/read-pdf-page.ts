import { getDocumentProxy } from 'unpdf';
import { ImportError } from './import-error.ts';
import type { PdfLine } from './pdf-lines.ts';
import { joinPdfLines } from './pdf-lines.ts';
import type { RawPage } from './raw-page.ts';

interface TextItem {
  readonly str: string;
  readonly width: number;
  readonly height: number;
  readonly transform: readonly number[];
}

/** The pieces of one page as lines from top to bottom; pieces on one base line belong together. */
function collectLines(items: readonly TextItem[], page: number): readonly PdfLine[] {
  const lines: PdfLine[] = [];
  for (const { str, width, height, transform } of items) {
    const [x, y] = [transform[4] ?? 0, transform[5] ?? 0];
    const last = lines.at(-1);
    if (str === '') continue;
    if (last && Math.abs(last.y - y) < Math.max(2, height * 0.4) && x >= last.right - height)
      lines[lines.length - 1] = {
        ...last,
        text: last.text + (x - last.right > height * 0.3 && !last.text.endsWith(' ') ? ' ' : '') + str,
        right: x + width,
        size: Math.max(last.size, height),
      };
    else lines.push({ page, text: str, left: x, right: x + width, y, size: height });
  }
  return lines.filter(({ text }) => text.trim() !== '');
}

/**
 * The text of a PDF: headings by letter size, paragraphs by indent and distance, running heads and page
 * numbers left out.
 * @throws AppError `import` when it is broken, protected, or holds pictures only
 */
export async function readPdfPage(bytes: Uint8Array): Promise<RawPage> {
  let pages: (readonly PdfLine[])[];
  try {
    const document = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 });
    pages = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(
        collectLines(
          items.filter((item) => 'str' in item),
          number,
        ),
      );
    }
    await document.cleanup();
  } catch (cause) {
    const isProtected = cause instanceof Error && cause.name === 'PasswordException';
    throw new ImportError(
      isProtected ? 'protected' : 'damaged',
      isProtected ? 'is protected by a password' : 'cannot be read as a PDF',
      {
        fix: isProtected ? 'save a copy without the password' : 'open it in a reader and save or print it as PDF again',
        cause,
      },
    );
  }
  const text = joinPdfLines(pages);
  if (text === '')
    throw new ImportError('scanned', 'holds no text, only pictures (a scan?)', {
      fix: 'run text recognition (OCR) on it, then import the result',
    });
  return { text, head: '', tail: '', hints: {}, format: `PDF, ${pages.length} pages`, warnings: [] };
}
