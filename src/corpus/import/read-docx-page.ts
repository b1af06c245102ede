import { load } from 'cheerio';
import mammoth from 'mammoth';
import { ImportError } from './import-error.ts';
import { listHtmlLines } from './html-lines.ts';
import type { RawPage } from './raw-page.ts';

const MOST_UNPACKED = 200 * 1024 * 1024;
const DIRECTORY_ENTRY = Buffer.from('PK\u0001\u0002', 'latin1');

/** The size of everything in a zip file once unpacked, in bytes, as its directory says. */
function measureUnpacked(bytes: Buffer): number {
  let size = 0;
  for (
    let at = bytes.indexOf(DIRECTORY_ENTRY);
    at >= 0 && at + 28 <= bytes.length;
    at = bytes.indexOf(DIRECTORY_ENTRY, at + 4)
  )
    size += bytes.readUInt32LE(at + 24);
  return size;
}

/**
 * The text of a Word file: headings by style, lists, tables; pictures are left out.
 * @throws AppError `import` when the file is no Word document
 */
export async function readDocxPage(bytes: Uint8Array): Promise<RawPage> {
  const buffer = Buffer.from(bytes);
  if (measureUnpacked(buffer) > MOST_UNPACKED)
    throw new ImportError('too-large', 'is a Word document of more than 200 MB when unpacked', {
      fix: 'remove its pictures and save it again',
    });
  let html: string;
  try {
    const options = { convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })) };
    html = (await mammoth.convertToHtml({ buffer }, options)).value;
  } catch (cause) {
    throw new ImportError('damaged', 'cannot be read as a Word document (.docx)', {
      fix: 'open it in Word or WPS and save it as .docx again, without a password',
      cause,
    });
  }
  const $ = load(html);
  const body = $('body').get(0);
  const text = body ? listHtmlLines($, body) : '';
  return { text, head: '', tail: '', hints: {}, format: 'Word', warnings: [] };
}
