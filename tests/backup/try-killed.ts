import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { refuseHalfRestored } from '../../src/backup/restore-journal.ts';
import { restoreBackup } from '../../src/backup/restore-backup.ts';
import { unpackBackup } from '../../src/backup/unpack-backup.ts';
import { writeBackup } from '../../src/backup/write-backup.ts';
import { type Ending, runUntilKilled } from '../helpers/killing/run-until-killed.ts';
import { describeInstallation, type Installation, makeInstallation } from './make-installation.ts';

const PROGRAM = join(import.meta.dirname, '../helpers/killing/backup-process.ts');

/** An installation, another one, and a backup of the latter. */
export interface KillStage {
  readonly old: string;
  readonly backup: string;
  readonly wanted: ReturnType<typeof describeInstallation>;
}

const foldersOf = (root: string): Installation => ({ dataDir: join(root, 'data'), corpusDir: join(root, 'corpus') });

export async function makeKillStage(root: string): Promise<KillStage> {
  const [old, other] = [join(root, 'old'), join(root, 'other')];
  makeInstallation(old, '乙');
  const installation = makeInstallation(other, '甲');
  const { file } = await writeBackup({ ...installation, to: join(root, 'backup.tar.gz'), program: 'test' });
  return { old, backup: file, wanted: describeInstallation(installation) };
}

const inFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'kecheng-killed-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Kills a restoring at its n-th change: what is there is all old, or says that it is neither and is finished next time. */
export function tryKilledRestore(stage: KillStage, endAt: number): Promise<Ending> {
  return inFolder(async (root) => {
    const installation = makeInstallation(root, '乙');
    const before = describeInstallation(installation);
    const { dataDir, corpusDir } = installation;
    const args = ['restore', dataDir, corpusDir, stage.backup];
    const ending = await runUntilKilled({ program: PROGRAM, args, below: root, endAt });
    const isHalf = existsSync(join(dataDir, 'restore.json'));
    if (isHalf) expect(() => refuseHalfRestored(dataDir)).toThrow('interrupted');
    else expect([before, stage.wanted]).toContainEqual(describeInstallation(installation));
    const { kind } = await restoreBackup({ ...installation, from: stage.backup });
    expect(kind).toBe(isHalf ? 'resumed' : 'restored');
    expect(describeInstallation(installation)).toEqual(stage.wanted);
    const asides = readdirSync(dataDir).filter((name) => name.startsWith('before-restore-'));
    // What was there at first is in one of them, whole.
    const kept = asides.map((name) => existsSync(join(dataDir, name, 'kecheng.db')));
    expect(kept).toContain(true);
    expect(readdirSync(dataDir).filter((name) => name.startsWith('restor'))).toEqual([]);
    return ending;
  });
}

/** Kills a backup at its n-th change: there is none, or a sound one; and the next one can be made. */
export function tryKilledBackup(stage: KillStage, endAt: number): Promise<Ending> {
  return inFolder(async (root) => {
    cpSync(stage.old, root, { recursive: true });
    const { dataDir, corpusDir } = foldersOf(root);
    const [to, read] = [join(root, 'to'), join(root, 'read')];
    for (const folder of [to, read]) mkdirSync(folder);
    const file = join(to, 'backup.tar.gz');
    const ending = await runUntilKilled({
      program: PROGRAM,
      args: ['backup', dataDir, corpusDir, file],
      below: to,
      endAt,
    });
    if (existsSync(file)) await unpackBackup(file, read);
    else await writeBackup({ dataDir, corpusDir, to: file, program: 'test' });
    expect(existsSync(file)).toBe(true);
    return ending;
  });
}
