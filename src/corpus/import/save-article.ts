import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../../errors.ts';
import type { Article } from '../article.ts';
import { formatCorpusFile } from '../front-matter.ts';

export interface SaveOutcome {
  readonly kind: 'written' | 'already-there';
  readonly path: string;
}

const SEGMENT = /^[\p{L}\p{N}_][\p{L}\p{N}._-]*$/u;

/**
 * The id that a person asks for with `--name`: letters, digits, `.`, `_`, `-`, and `/` for sub-folders.
 * @throws AppError `usage`
 */
export function checkArticleId(name: string): string {
  const id = name.normalize('NFC').replace(/\.md$/i, '');
  const isGood = id.split('/').every((segment) => SEGMENT.test(segment) && Buffer.byteLength(segment) <= 200);
  if (isGood && !/(?:^|\/)readme$/i.test(id)) return id;
  throw new AppError('usage', `${JSON.stringify(name)} cannot name an article`, {
    fix: 'use letters, digits, ".", "_" and "-", with "/" between folders; not README',
  });
}

/** Puts a complete file in its place unless there is one already; false when there is. */
async function placeFile(temporary: string, path: string): Promise<boolean> {
  try {
    await link(temporary, path);
    return true;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    // A file system without hard links: a copy that never replaces is next best.
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP' && code !== 'ENOSYS') throw cause;
  }
  try {
    await copyFile(temporary, path, constants.COPYFILE_EXCL);
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw cause;
  }
}

/**
 * Writes an article as `<id>.md` below a folder. An existing file is never replaced, and no half-written
 * file is ever seen under the article's name.
 * @throws AppError `import` when another content has that name, or the folder cannot be written
 */
export async function saveArticle(dir: string, article: Article): Promise<SaveOutcome> {
  const path = join(dir, `${article.id}.md`);
  const content = formatCorpusFile(article);
  // Without the article's name, which may be as long as a file's name can be.
  const temporary = join(dirname(path), `.${randomUUID()}.tmp`);
  try {
    await mkdir(dirname(path), { recursive: true });
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (await placeFile(temporary, path)) return { kind: 'written', path };
    const existing = await readFile(path, 'utf8').catch(() => null);
    if (existing === content) return { kind: 'already-there', path };
  } catch (cause) {
    const { code = 'unknown error' } = cause as NodeJS.ErrnoException;
    throw new AppError('import', `cannot be written to ${dir} (${code})`, {
      fix: 'check that the folder may be written and the disk has room',
      cause,
    });
  } finally {
    await rm(temporary, { force: true });
  }
  throw new AppError('import', `${path} exists with another content and was left alone`, {
    fix: 'import under another name with --name, or remove the old article first',
  });
}
