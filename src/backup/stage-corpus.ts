import { existsSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { listFolder } from '../corpus/list-folder.ts';
import { copyDurably, syncFolder } from '../durable-files.ts';
import { hashFile } from '../hash-file.ts';
import { type BackupManifest, CORPUS_PART } from './backup-format.ts';

/** Whether the folder holds the files of the backup's corpus and no others, so that it may be one that cannot be written. */
export async function hasCorpus(corpusDir: string, manifest: BackupManifest): Promise<boolean> {
  const wanted = new Map(
    manifest.files.flatMap(({ path, sha256 }) =>
      path.startsWith(`${CORPUS_PART}/`) ? [[path.slice(CORPUS_PART.length + 1), sha256]] : [],
    ),
  );
  // A link is not what is in the backup, whatever it leads to: nobody would be shown the article.
  const entries = await listFolder(corpusDir).catch(() => []);
  if (entries.length !== wanted.size) return false;
  for (const { kind, file, path } of entries)
    if (kind !== 'file' || (await hashFile(path).catch(() => '')) !== wanted.get(file)) return false;
  return true;
}

/** The corpus may lie on another disk than the data: what is to be moved into it in one step has to be there already. */
export async function stageCorpus(unpacked: string, to: string): Promise<void> {
  await mkdir(to, { mode: 0o755 });
  if (!existsSync(unpacked)) return;
  const entries = await readdir(unpacked, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((it) => it.isDirectory()))
    await mkdir(join(to, join(entry.parentPath, entry.name).slice(unpacked.length)), { recursive: true });
  for (const entry of entries.filter((it) => it.isFile())) {
    const path = join(entry.parentPath, entry.name);
    await copyDurably(path, join(to, path.slice(unpacked.length)));
  }
  await syncFolder(to);
}
