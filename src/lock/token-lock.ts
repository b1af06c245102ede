import { createHash } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../errors.ts';
import type { Log } from '../log.ts';
import { nameHolder } from './find-holder.ts';
import { type Held, lockFile } from './lock-file.ts';

const HASH_LENGTH = 32;

/** The name gives nothing away: a token cannot be guessed from its hash. */
function fileOf(token: string, folder: string): string {
  const hash = createHash('sha256').update(`kecheng lock ${token}`).digest('hex').slice(0, HASH_LENGTH);
  return join(folder, `kecheng-${process.getuid?.() ?? 'user'}-${hash}.lock`);
}

/** In a folder where everybody may write, what lies under our name is ours only if it is ours. */
function checkOwner(file: string): void {
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (found === undefined) return;
  const isOurs = process.getuid === undefined || found.uid === process.getuid();
  if (!found.isFile() || !isOurs) throw new Error(`${file} belongs to somebody else`);
}

/**
 * Keeps a second bot with the same token from running on this machine, under the same user. Telegram itself tells those
 * elsewhere from each other; therefore a folder that cannot be used is only warned of.
 *
 * @param folder where all programs of this machine may leave a file
 * @throws AppError `locked` when a bot with this token runs
 */
export function holdToken(token: string, log: Log, folder: string = tmpdir()): Held {
  const file = fileOf(token, folder);
  let held: Held | null;
  try {
    checkOwner(file);
    held = lockFile(file);
  } catch (error) {
    log.warn('a second bot with this token on this machine would not be noticed', { error });
    return { release: () => undefined };
  }
  if (held !== null) return held;
  throw new AppError('locked', `a bot with this token is already running on this machine${nameHolder(file)}`, {
    fix: 'stop it first, or give this one a token of its own in TELEGRAM_BOT_TOKEN',
  });
}
