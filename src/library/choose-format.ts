import { extname } from 'node:path';
import { guessUtf16 } from '../corpus/guess-utf16.ts';
import type { ImportFault } from '../corpus/import/import-error.ts';

const BY_MIME: Readonly<Record<string, string>> = {
  'text/plain': '.txt',
  'text/markdown': '.md',
  'text/html': '.html',
  'application/pdf': '.pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
};
const EXTENSIONS: ReadonlySet<string> = new Set(['.txt', '.md', '.html', '.htm', '.docx', '.pdf']);

/** What a file is by its name, or by what Telegram says of it when the name says nothing; null for nothing we read. */
export function formatOf(file: { readonly name: string; readonly mime: string | null }): string | null {
  const extension = extname(file.name).toLowerCase();
  if (EXTENSIONS.has(extension)) return extension;
  return /^\.[a-z0-9]{1,5}$/.test(extension) ? null : (BY_MIME[file.mime ?? ''] ?? null);
}

const begins = (bytes: Uint8Array, mark: string) =>
  Buffer.from(bytes.subarray(0, mark.length)).toString('latin1') === mark;

/** Whether a file is what its format says; a fault when it is plainly something else. */
export function examineContent(extension: string, bytes: Uint8Array): ImportFault | null {
  if (bytes.length === 0) return 'empty';
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (extension === '.pdf') return head.includes('%PDF-') ? null : 'damaged';
  // A Word file with a password is no zip file any more.
  if (extension === '.docx')
    return begins(bytes, 'PK\u0003\u0004') ? null : begins(bytes, OLE) ? 'protected' : 'damaged';
  if (head.startsWith('%PDF-') || begins(bytes, 'PK\u0003\u0004') || begins(bytes, OLE)) return 'damaged';
  return bytes.subarray(0, 65_536).includes(0) && guessUtf16(bytes) === null ? 'damaged' : null;
}

/** How files of older Office versions begin. */
const OLE = '\u00d0\u00cf\u0011\u00e0';
