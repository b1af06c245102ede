import { load } from 'cheerio';
import mammoth from 'mammoth';
import { AppError } from '../../errors.ts';
import { listHtmlLines } from './html-lines.ts';
import type { RawPage } from './raw-page.ts';

/**
 * The text of a Word file: headings by style, lists, tables; pictures are left out.
 * @throws AppError `import` when the file is no Word document
 */
export async function readDocxPage(bytes: Uint8Array): Promise<RawPage> {
  let html: string;
  try {
    const options = { convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })) };
    html = (await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, options)).value;
  } catch (cause) {
    throw new AppError('import', 'cannot be read as a Word document (.docx)', {
      fix: 'open it in Word or WPS and save it as .docx again, without a password',
      cause,
    });
  }
  const $ = load(html);
  const body = $('body').get(0);
  const text = body ? listHtmlLines($, body) : '';
  return { text, head: '', tail: '', hints: {}, format: 'Word', warnings: [] };
}
