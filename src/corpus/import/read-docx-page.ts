import mammoth from 'mammoth';
import { ImportError } from './import-error.ts';
import { listHtmlLines } from './html-lines.ts';
import { loadHtml } from './load-html.ts';
import { ArchiveFault, openArchive } from './open-archive.ts';
import type { RawPage } from './raw-page.ts';

const LIMITS = { unpacked: 100 * 1024 * 1024, entries: 4_000 } as const;

/**
 * The document's parts as mammoth asks for them. Pictures are not unpacked, and what lies outside of the file is never
 * fetched.
 */
function openParts(bytes: Uint8Array) {
  const archive = openArchive(bytes, LIMITS);
  const read = (name: string, encoding?: string) => {
    const content = archive.read(name);
    if (encoding === undefined) return content;
    return encoding === 'base64' ? Buffer.from(content).toString('base64') : new TextDecoder(encoding).decode(content);
  };
  return {
    exists: (name: string) => archive.exists(name),
    read: async (name: string, encoding?: string) => read(name, encoding),
  };
}

/**
 * The text of a Word file: headings by style, lists, tables; pictures are left out.
 * @throws AppError `import` when the file is no Word document
 */
export async function readDocxPage(bytes: Uint8Array): Promise<RawPage> {
  let html: string;
  try {
    const options = {
      convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
      externalFileAccess: false,
    };
    // Its types do not know of a file that was opened elsewhere.
    const opened = { file: openParts(bytes) } as unknown as Parameters<typeof mammoth.convertToHtml>[0];
    html = (await mammoth.convertToHtml(opened, options)).value;
  } catch (cause) {
    if (cause instanceof ArchiveFault && cause.kind === 'too-large')
      throw new ImportError('too-large', 'is a Word document of more than 100 MB when unpacked', {
        fix: 'remove its pictures and save it again',
        cause,
      });
    throw new ImportError('damaged', 'cannot be read as a Word document (.docx)', {
      fix: 'open it in Word or WPS and save it as .docx again, without a password',
      cause,
    });
  }
  const $ = loadHtml(html);
  const body = $('body').get(0);
  const text = body ? listHtmlLines($, body) : '';
  return { text, head: '', tail: '', hints: {}, format: 'Word', warnings: [] };
}
