import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { AppError } from '../errors.ts';
import { detectLanguage } from '../language/detect-language.ts';
import type { Article } from './article.ts';
import { cleanCharacters } from './clean-characters.ts';
import { parseFrontMatter } from './front-matter.ts';
import { guessUtf16 } from './guess-utf16.ts';
import { listParagraphs } from './paragraphs.ts';

/** A larger file is no article; it is refused before a byte of it is read. */
export const LARGEST_ARTICLE_BYTES = 5 * 1024 * 1024;
const CONVERT = 'convert it with: npm run corpus -- import FILE';

/**
 * Reads a regular file of bounded size.
 * @throws AppError `article` when it is no regular file, too large or may not be read
 */
export async function readBoundedFile(path: string, mostBytes: number): Promise<Uint8Array> {
  let handle;
  try {
    // Not blocking: a pipe put in the place of the file must not hold the reader up. And a link is never followed.
    handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0));
    const stat = await handle.stat();
    if (!stat.isFile()) throw new AppError('article', 'is not a regular file', { fix: 'take it out of the folder' });
    if (stat.size > mostBytes) {
      const size = `${(stat.size / 1024 / 1024).toFixed(1)} MB`;
      throw new AppError('article', `is too large (${size}, at most ${mostBytes / 1024 / 1024} MB)`, {
        fix: 'split it into several articles',
      });
    }
    const bytes = new Uint8Array(stat.size);
    let length = 0;
    while (length < bytes.length) {
      const { bytesRead } = await handle.read(bytes, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return bytes.subarray(0, length);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const { code = 'unknown error' } = cause as NodeJS.ErrnoException;
    if (code === 'ELOOP') throw new AppError('article', 'is a link', { fix: 'name the file itself', cause });
    throw new AppError('article', `cannot be read (${code})`, { fix: adviseOnReading(code), cause });
  } finally {
    await handle?.close();
  }
}

function adviseOnReading(code: string): string {
  if (code === 'EACCES' || code === 'EPERM') return 'give the bot the right to read it';
  if (code === 'ENOENT') return 'it does not exist: check its name';
  return 'check the file and the disk, then try again';
}

/** @throws AppError `article` unless the bytes are UTF-8 text */
function decodeUtf8(bytes: Uint8Array): string {
  if (guessUtf16(bytes)) throw new AppError('article', 'is not UTF-8 (it looks like UTF-16)', { fix: CONVERT });
  if (bytes.includes(0))
    throw new AppError('article', 'is a binary file, not text', {
      fix: 'take it out of the folder; PDF and Word files go through: npm run corpus -- import FILE',
    });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    // A page cut inside a character is damaged UTF-8; anything else of this kind is an East Asian code page.
    const damaged = new TextDecoder('utf-8').decode(bytes);
    const share = (damaged.match(/\ufffd/g)?.length ?? 0) / damaged.length;
    const guess = share < 0.01 ? 'a few bytes are damaged' : 'it looks like GB18030 or Big5';
    throw new AppError('article', `is not UTF-8 (${guess})`, { fix: CONVERT, cause });
  }
}

/**
 * Reads one corpus file. Line ends become `\n`, a byte order mark and invisible control characters are removed.
 * @throws AppError `article`, one line that says what is wrong with the file and what to do
 */
export async function readArticleFile(path: string, id: string): Promise<Article> {
  const raw = cleanCharacters(decodeUtf8(await readBoundedFile(path, LARGEST_ARTICLE_BYTES)));
  if (raw.trim() === '') throw new AppError('article', 'is empty', { fix: 'write the article or remove the file' });
  const { fields, body } = parseFrontMatter(raw);
  if (listParagraphs(body).length === 0)
    throw new AppError('article', 'has no text after its front matter', {
      fix: 'write the article or remove the file',
    });
  return { id, ...fields, language: fields.language ?? detectLanguage(body), text: body };
}
