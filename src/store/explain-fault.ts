import { AppError } from '../errors.ts';

/** Primary result codes of SQLite (https://sqlite.org/rescode.html); the lowest byte of what an error carries. */
const [ERROR, BUSY, CORRUPT, NOTADB] = [1, 5, 11, 26];

function resultOf(error: unknown): number | null {
  const { errcode } = (error ?? {}) as { errcode?: unknown };
  return typeof errcode === 'number' ? errcode & 0xff : null;
}

/** Whether SQLite itself failed, as it does when the disk is full or somebody holds the file. */
export function isOfStore(error: unknown): boolean {
  return resultOf(error) !== null;
}

/** Whether another process or connection stands in the way for now. */
export function isBusy(error: unknown): boolean {
  return resultOf(error) === BUSY;
}

/** Whether the file is none of SQLite's. */
export function isForeign(error: unknown): boolean {
  return resultOf(error) === NOTADB;
}

export function explainDamage(file: string, reason: string, cause?: unknown): AppError {
  return new AppError('store', `${file} is damaged (${reason})`, {
    fix: 'restore a backup (npm run restore -- --from FILE), or move it away with the files beside it, and a new one is made: records of answers, votes, settings of chats and messages that were open are lost, articles are not',
    cause,
  });
}

/** Why the database cannot be opened, and what to do about it. */
export function explainFault(file: string, cause: unknown): AppError {
  const { code, message } = cause as { code?: unknown; message: string };
  const result = resultOf(cause);
  // A table or a column that is missing is no matter of rights.
  if (result === CORRUPT || result === NOTADB || result === ERROR) return explainDamage(file, message, cause);
  if (result === BUSY)
    return new AppError('store', `${file} is held by another program (${message})`, {
      fix: 'close what has it open, then start again',
      cause,
    });
  const reason = typeof code === 'string' && code !== 'ERR_SQLITE_ERROR' ? code : message;
  return new AppError('store', `${file} cannot be opened for writing (${reason})`, {
    fix: 'give the bot the right to write in this folder and some free space, or choose another folder with DATA_DIR',
    cause,
  });
}
