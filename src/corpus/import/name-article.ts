import { basename, extname } from 'node:path';
import { cutText } from '../../language/shorten.ts';

const LONGEST_ID = 80;

/** A file name as an article id: letters, digits, `.`, `_` and `-`, not hidden, not README. */
export function nameArticle(path: string): string {
  const whole = basename(path, extname(path))
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[.-]+|(?<!-)-+$/g, '');
  const name = cutText(whole, LONGEST_ID);
  return /^readme$/i.test(name) || name === '' ? `article-${name || 'unnamed'}` : name;
}
