import { AppError } from '../errors.ts';
import { holdLock } from '../lock/data-lock.ts';
import { prepareRestore } from './prepare-restore.ts';
import { finishRestore, readJournal, writeJournal } from './restore-journal.ts';

export interface RestoreRequest {
  readonly dataDir: string;
  readonly corpusDir: string;
  /** null goes on with a restoring that was interrupted. */
  readonly from: string | null;
  readonly now?: () => Date;
}

export interface RestoreReport {
  /** `resumed`: what was done is what an earlier call had begun, whatever this one named. */
  readonly kind: 'restored' | 'resumed';
  /** What was done and what is to be done, for people. */
  readonly lines: readonly string[];
}

/**
 * Puts a backup in the place of what is there, which is kept beside it. The backup is verified as a whole before anything
 * is touched; then everything is moved or nothing: a call that was interrupted is finished by the next one, and until then
 * no bot starts here.
 *
 * @throws AppError `locked` when a bot runs on the data folder; `backup` when the backup cannot be used or the folders not
 *   be written
 */
export async function restoreBackup(request: RestoreRequest): Promise<RestoreReport> {
  const { dataDir, corpusDir, from } = request;
  const held = holdLock(dataDir);
  try {
    const begun = readJournal(dataDir);
    if (begun) {
      await finishRestore(dataDir, begun);
      return { kind: 'resumed', lines: begun.report };
    }
    if (from === null)
      throw new AppError('usage', 'say which backup is to be restored', {
        fix: 'usage: npm run restore -- --from FILE',
      });
    const journal = await prepareRestore({ dataDir, corpusDir, from, now: request.now ?? (() => new Date()) });
    await writeJournal(dataDir, journal);
    await finishRestore(dataDir, journal);
    return { kind: 'restored', lines: journal.report };
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const { code, path } = cause as NodeJS.ErrnoException;
    throw new AppError(
      'backup',
      `the backup could not be restored (${code ?? String(cause)}${path ? ` at ${path}` : ''})`,
      {
        fix: 'see that both folders may be written and have room, then run npm run restore once more',
        cause,
      },
    );
  } finally {
    held.release();
  }
}
