import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError } from '../errors.ts';
import { parseWithdrawn } from '../index/withdrawn-articles.ts';
import { INSTALLATION_KEY_FILE, KEY_BYTES } from '../installation-key.ts';
import { STORE_FILE } from '../store/open-database.ts';
import { BACKED_UP_WITHDRAWN, CORPUS_PART, RETIRED_PART } from './backup-format.ts';
import { closeUpdates, isOfOtherKey } from './copy-database.ts';
import { describeRestore } from './describe-restore.ts';
import { planMoves } from './plan-moves.ts';
import { JOURNAL_FILE, type RestoreJournal } from './restore-journal.ts';
import { hasCorpus, stageCorpus } from './stage-corpus.ts';
import { unpackBackup } from './unpack-backup.ts';

/** How the names begin of what is unpacked; also hidden among the articles. */
const UNPACKED = 'restoring-';

/** A restoring that ended before its first move has left no more than what it unpacked. */
async function clearScratch(folder: string, start: string): Promise<void> {
  for (const name of await readdir(folder))
    if (name.startsWith(start)) await rm(join(folder, name), { recursive: true, force: true });
}

async function checkSmallParts(unpacked: string, dataDir: string): Promise<void> {
  const key = join(unpacked, INSTALLATION_KEY_FILE);
  if (existsSync(key) && (await readFile(key)).length !== KEY_BYTES)
    throw new AppError('backup', `${INSTALLATION_KEY_FILE} in the backup is no key`, { fix: 'take another backup' });
  const used = await readFile(existsSync(key) ? key : join(dataDir, INSTALLATION_KEY_FILE)).catch(() => null);
  if (used?.length === KEY_BYTES && isOfOtherKey(join(unpacked, STORE_FILE), used))
    throw new AppError(
      'backup',
      `the records in the backup were written with another ${INSTALLATION_KEY_FILE} than the one ${existsSync(key) ? 'in it' : `in ${dataDir}, and it holds none`}`,
      { fix: 'nothing was changed; take another backup, or put the key that belongs to it into the data folder' },
    );
  const withdrawn = join(unpacked, BACKED_UP_WITHDRAWN);
  if (existsSync(withdrawn)) parseWithdrawn(await readFile(withdrawn, 'utf8'), withdrawn);
}

/** As the bot makes them: the database and the key for their owner alone, articles for whoever may read there. */
async function setRights(path: string): Promise<void> {
  if (basename(path) !== RETIRED_PART) return chmod(path, 0o600);
  await chmod(path, 0o755);
  for (const entry of await readdir(path, { recursive: true, withFileTypes: true }))
    await chmod(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644);
}

/**
 * Unpacks and verifies everything, beside where it is to be; nothing that is in use has changed yet. When it throws,
 * nothing of it is left.
 */
export async function prepareRestore(request: {
  readonly dataDir: string;
  readonly corpusDir: string;
  readonly from: string;
  readonly now: () => Date;
}): Promise<RestoreJournal> {
  const { dataDir, corpusDir, from, now } = request;
  const stamp = now().toISOString().replaceAll(/[:.]/g, '-');
  await mkdir(corpusDir, { recursive: true });
  for (const start of [UNPACKED, `${JOURNAL_FILE}-`]) await clearScratch(dataDir, start);
  const unpacked = join(dataDir, `${UNPACKED}${stamp}`);
  const staged = join(corpusDir, `.${UNPACKED}${stamp}`);
  try {
    await mkdir(unpacked, { mode: 0o700 });
    const manifest = await unpackBackup(from, unpacked);
    await checkSmallParts(unpacked, dataDir);
    const givenUp = closeUpdates(join(unpacked, STORE_FILE), now().getTime());
    const isSameCorpus = await hasCorpus(corpusDir, manifest);
    if (!isSameCorpus) {
      await clearScratch(corpusDir, `.${UNPACKED}`);
      await stageCorpus(join(unpacked, CORPUS_PART), staged);
    }
    const besideCorpus = isSameCorpus ? null : staged;
    const { aside, into, kept } = await planMoves({ dataDir, corpusDir, unpacked, besideCorpus, stamp });
    for (const [path] of into) if (path.startsWith(unpacked)) await setRights(path);
    const scratch = [unpacked, ...(besideCorpus === null ? [] : [besideCorpus])];
    const report = describeRestore({ manifest, from, corpusDir, isSameCorpus, givenUp, kept });
    return { version: 1, backup: from, aside, into, scratch, report };
  } catch (error) {
    await rm(unpacked, { recursive: true, force: true }).catch(() => undefined);
    await rm(staged, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
}
