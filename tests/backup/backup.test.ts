import '../helpers/without-dictionary.ts';
import {
  chmodSync,
  cpSync,
  linkSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { create } from 'tar';
import { beforeAll, describe, expect, it } from 'vitest';
import { type BackedUpFile, renderBackupManifest } from '../../src/backup/backup-format.ts';
import { restoreBackup } from '../../src/backup/restore-backup.ts';
import { unpackBackup } from '../../src/backup/unpack-backup.ts';
import { writeBackup } from '../../src/backup/write-backup.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { hashFile } from '../../src/hash-file.ts';
import { holdLock } from '../../src/lock/data-lock.ts';
import { openStore } from '../../src/store/open-store.ts';
import { openSmallApp } from '../helpers/open-small-app.ts';
import { listTree } from '../helpers/list-tree.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';
import { writeArticles } from '../helpers/write-articles.ts';
import { describeInstallation, type Installation, makeInstallation } from './make-installation.ts';

const program = '0.1.0';
const backUp = (installation: Installation, to = join(makeTempFolder(), 'backup.tar.gz')) =>
  writeBackup({ ...installation, to, program });

describe('a backup', () => {
  it('of a bot that works brings back on another machine what it knew', async () => {
    const root = makeTempFolder();
    const [from, to] = ['here', 'there'].map((name) => ({
      dataDir: join(root, name, 'data'),
      corpusDir: join(root, name, 'corpus'),
    })) as [Installation, Installation];
    writeArticles(from.corpusDir, {
      园区: '科学城的园区有三百家企业。',
      大学: '科学城的大学有十五所。',
      旧文: '科学城的旧文章已经过时了。',
    });
    const app = await openSmallApp(from);
    const { id } = await app.answer('科学城的园区有多少家企业？');
    await app.library.shelf.retire('旧文', 'outdated');
    app.withdraw(['大学']);
    const { file } = await backUp(from);
    await app.close();

    await restoreBackup({ ...to, from: file });
    const restored = await openSmallApp(to);
    expect(restored.listArticles().map((article) => article.id)).toEqual(['园区']);
    expect(restored.status()).toMatchObject({ withdrawn: 1, warnings: [] });
    expect(restored.why(id)?.question).toBe('科学城的园区有多少家企业？');
    expect(await restored.library.shelf.retired()).toMatchObject([{ articleId: '旧文', reason: 'outdated' }]);
    await restored.close();
  });

  it('can be read by its owner alone, and leaves nothing beside it', async () => {
    const folder = makeTempFolder();
    const { file, corpus, retired, hasKey } = await backUp(makeInstallation(makeTempFolder(), '甲'), folder);
    expect(readdirSync(folder)).toEqual([file.slice(folder.length + 1)]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect([corpus, retired, hasKey]).toEqual([4, 1, true]);
  });

  it('is taken of one moment while others write to the database', async () => {
    const installation = makeInstallation(makeTempFolder(), '甲');
    const store = openStore(installation.dataDir);
    let updateId = 1;
    const over = new AbortController();
    // Every insert is of two: a copy of half of one would have an odd number of those.
    const writing = (async () => {
      while (!over.signal.aborted) {
        const pair = [(updateId += 1), (updateId += 1)];
        store.updates.insert(
          pair.map((id) => ({ updateId: id, lane: '', person: null, body: 'x'.repeat(2000) })),
          1,
        );
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    const backups = [await backUp(installation), await backUp(installation), await backUp(installation)];
    over.abort();
    await writing;
    store.close();
    const counts: number[] = [];
    for (const { file } of backups) {
      const folder = makeTempFolder();
      await unpackBackup(file, folder);
      const copy = openStore(folder);
      counts.push(copy.updates.count().open);
      copy.close();
    }
    expect(counts.map((count) => count % 2)).toEqual([1, 1, 1]);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  });

  it('follows no link, as little as whoever reads the articles, and names each of them', async () => {
    const installation = makeInstallation(makeTempFolder(), '甲');
    const { dataDir, corpusDir } = installation;
    const outside = makeTempFolder();
    writeArticles(outside, { secret: '秘密。' });
    symlinkSync(join(outside, 'secret.md'), join(corpusDir, 'out.md'));
    symlinkSync(join(corpusDir, '甲.md'), join(corpusDir, '文件夹', 'in.md'));
    symlinkSync(join(corpusDir, '文件夹'), join(corpusDir, 'folder-in'));
    symlinkSync(outside, join(corpusDir, 'folder-out'));
    symlinkSync('nowhere', join(corpusDir, 'lost.md'));
    symlinkSync(join(outside, 'secret.md'), join(dataDir, 'retired', 'out~1.md'));
    const linked = ['folder-in', 'folder-out', 'lost.md', 'out.md', '文件夹/in.md'];
    expect((await readCorpus(corpusDir)).problems.map(({ file }) => file)).toEqual(linked);

    const { file, leftOut } = await backUp(installation);
    expect(leftOut).toEqual([...linked.map((path) => `corpus/${path}`), 'retired/out~1.md']);
    const folder = makeTempFolder();
    await unpackBackup(file, folder);
    expect(Object.keys(listTree(join(folder, 'corpus'))).toSorted()).toEqual(
      ['README.md', 'both.md', '甲.md', '文件夹/甲.md'].toSorted(),
    );
  });

  it('overwrites nothing, and does not lie among the articles', async () => {
    const installation = makeInstallation(makeTempFolder(), '甲');
    const { file } = await backUp(installation);
    const before = readFileSync(file);
    await expect(backUp(installation, file)).rejects.toMatchObject({
      code: 'backup',
      line: expect.stringContaining('is there already'),
    });
    expect(readFileSync(file)).toEqual(before);
    await expect(backUp(installation, join(installation.corpusDir, 'x.gz'))).rejects.toMatchObject({ code: 'backup' });
    await expect(backUp(installation, join(makeTempFolder(), 'none', 'x.gz'))).rejects.toMatchObject({
      code: 'backup',
    });
  });

  it('of a folder without a database says so', async () => {
    const [dataDir, corpusDir] = [makeTempFolder(), makeTempFolder()];
    await expect(backUp({ dataDir, corpusDir })).rejects.toMatchObject({
      code: 'backup',
      line: expect.stringMatching(/^there is no kecheng\.db in [^\n]+ — set DATA_DIR [^\n]+$/),
    });
    expect(readdirSync(dataDir)).toEqual([]);
  });
});

describe('restoring', () => {
  it('puts everything in the place of what is there, and keeps that', async () => {
    const [first, second] = [makeInstallation(makeTempFolder(), '甲'), makeInstallation(makeTempFolder(), '乙')];
    const before = describeInstallation(second);
    const wanted = describeInstallation(first);
    const { file } = await backUp(first);
    const { kind, lines } = await restoreBackup({ ...second, from: file });
    expect(kind).toBe('restored');
    expect(describeInstallation(second)).toEqual(wanted);
    expect(before).not.toEqual(wanted);

    // Put back by hand as the lines say, it is what it was.
    const aside = readdirSync(second.dataDir).find((name) => name.startsWith('before-restore-'));
    const corpusAside = readdirSync(second.corpusDir).find((name) => name.startsWith('.before-restore-'));
    expect(lines.join('\n')).toContain(join(second.dataDir, aside!));
    expect(lines.join('\n')).toContain(join(second.corpusDir, corpusAside!));
    const third = { dataDir: join(second.dataDir, aside!), corpusDir: join(second.corpusDir, corpusAside!) };
    const { corpus, data, updates } = describeInstallation(third);
    expect({ corpus, data, updates }).toEqual({ corpus: before.corpus, data: before.data, updates: before.updates });
    expect(readdirSync(second.dataDir).filter((name) => name.startsWith('restor'))).toEqual([]);
  });

  it('answers no message a second time that was being answered when the backup was made', async () => {
    const [first, second] = [makeInstallation(makeTempFolder(), '甲'), makeTempFolder()];
    // Neither can one be tried again that was given up: it may have been since.
    const before = openStore(first.dataDir);
    before.updates.insert([{ updateId: 99, lane: 'chat 7', person: 7, body: '{"text":"ZEBRAWORD"}' }], Date.now());
    before.updates.bury(99, Date.now(), 'tried too often', true);
    before.close();
    const { file } = await backUp(first);
    const { lines } = await restoreBackup({ dataDir: second, corpusDir: join(second, 'corpus'), from: file });
    const store = openStore(second);
    expect(store.updates.count()).toMatchObject({ open: 0, dead: 2, revivable: 0 });
    store.close();
    expect(lines.join('\n')).toContain('1 messages');
  });

  it('leaves a corpus alone that is the same already, so that it need not be writable', async () => {
    const installation = makeInstallation(makeTempFolder(), '甲');
    const { file } = await backUp(installation);
    chmodSync(installation.corpusDir, 0o555);
    await restoreBackup({ ...installation, from: file });
    expect(readdirSync(installation.corpusDir).filter((name) => name.startsWith('.'))).toEqual([]);
    chmodSync(installation.corpusDir, 0o755);
  });

  it('does not take a link for the article that it leads to', async () => {
    const installation = makeInstallation(makeTempFolder(), '甲');
    const { file } = await backUp(installation);
    const [article, elsewhere] = [join(installation.corpusDir, '甲.md'), join(makeTempFolder(), '甲.md')];
    renameSync(article, elsewhere);
    symlinkSync(elsewhere, article);
    await restoreBackup({ ...installation, from: file });
    expect(lstatSync(article).isFile()).toBe(true);
    expect(readFileSync(article)).toEqual(readFileSync(elsewhere));
  });

  it('is refused while a bot runs on the folder, which notices nothing', async () => {
    const installation = makeInstallation(makeTempFolder(), '甲');
    const { file } = await backUp(makeInstallation(makeTempFolder(), '乙'));
    const before = describeInstallation(installation);
    const held = holdLock(installation.dataDir);
    await expect(restoreBackup({ ...installation, from: file })).rejects.toMatchObject({ code: 'locked' });
    held.release();
    expect(describeInstallation(installation)).toEqual(before);
  });

  it('keeps the key that is there when the backup has none', async () => {
    const [first, second] = [makeInstallation(makeTempFolder(), '甲'), makeInstallation(makeTempFolder(), '乙')];
    rmSync(join(first.dataDir, 'installation.key'));
    const key = readFileSync(join(second.dataDir, 'installation.key'));
    await restoreBackup({ ...second, from: (await backUp(first)).file });
    expect(readFileSync(join(second.dataDir, 'installation.key'))).toEqual(key);
  });
});

const render = (files: readonly BackedUpFile[]) =>
  renderBackupManifest({ madeAt: new Date().toISOString(), program, pinned: null, files: [...files] });

/** An archive of these files, with a manifest that names them as they are unless another one is given. */
async function pack(folder: string, paths: readonly string[], manifest?: string): Promise<string> {
  const files = [];
  for (const path of paths.filter((it) => statSync(join(folder, it), { throwIfNoEntry: false })?.isFile()))
    files.push({ path, bytes: statSync(join(folder, path)).size, sha256: await hashFile(join(folder, path)) });
  writeFileSync(join(folder, 'manifest.json'), manifest ?? render(files));
  const file = join(makeTempFolder(), 'crafted.tar.gz');
  create({ sync: true, file, cwd: folder, gzip: true, preservePaths: true }, ['manifest.json', ...paths]);
  return file;
}

describe('what is no backup of this program', () => {
  let installation: Installation;
  let sound: string;
  beforeAll(async () => {
    installation = makeInstallation(makeTempFolder(), '乙');
    sound = makeTempFolder();
    await unpackBackup((await backUp(makeInstallation(makeTempFolder(), '甲'))).file, sound);
  });
  const copySound = () => {
    const folder = join(makeTempFolder(), 'inner');
    cpSync(sound, folder, { recursive: true });
    return folder;
  };

  const attacks: Readonly<Record<string, (folder: string) => Promise<string>>> = {
    'a path upwards'(folder) {
      writeFileSync(join(folder, '..', 'evil.md'), 'x');
      return pack(folder, ['kecheng.db', 'corpus/../../evil.md']);
    },
    'an absolute path'(folder) {
      writeFileSync('/tmp/kecheng-evil.md', 'x');
      return pack(folder, ['kecheng.db', '/tmp/kecheng-evil.md']);
    },
    'a hidden file among the articles'(folder) {
      writeFileSync(join(folder, 'corpus', '.bashrc'), 'x');
      return pack(folder, ['kecheng.db', 'corpus/.bashrc']);
    },
    'a link'(folder) {
      symlinkSync('/etc/passwd', join(folder, 'corpus', 'link.md'));
      return pack(folder, ['kecheng.db', 'corpus/link.md']);
    },
    'a link to a folder, and a file in it'(folder) {
      symlinkSync('/tmp', join(folder, 'corpus', 'out'));
      return pack(folder, ['kecheng.db', 'corpus/out']);
    },
    'a second name of a file'(folder) {
      linkSync(join(folder, 'kecheng.db'), join(folder, 'corpus', 'db.md'));
      return pack(folder, ['kecheng.db', 'corpus/db.md']);
    },
    async 'a file that it does not name'(folder) {
      const db = join(folder, 'kecheng.db');
      const file = { path: 'kecheng.db', bytes: statSync(db).size, sha256: await hashFile(db) };
      return pack(folder, ['kecheng.db', 'corpus/甲.md'], render([file]));
    },
    'a file twice': (folder) => pack(folder, ['kecheng.db', 'corpus/甲.md', 'corpus/甲.md']),
    'no database': (folder) => pack(folder, ['corpus/甲.md']),
    'a database of another program'(folder) {
      const store = openStore(join(folder, 'x'));
      store.close();
      writeFileSync(join(folder, 'kecheng.db'), 'SQLite format 3\0 and no more');
      return pack(folder, ['kecheng.db']);
    },
    'a list of its files that was changed'(folder) {
      return pack(folder, ['kecheng.db'], render([]).replace('"pinned": null', '"pinned": "held"'));
    },
    'a database larger than the disk'(folder) {
      const file = { path: 'kecheng.db', bytes: 2 ** 50, sha256: '0'.repeat(64) };
      return pack(folder, ['kecheng.db'], render([file]));
    },
    'an article that no one writes'(folder) {
      const files = [
        { path: 'kecheng.db', bytes: 1, sha256: '0'.repeat(64) },
        { path: 'corpus/a.md', bytes: 2 ** 31, sha256: '0'.repeat(64) },
      ];
      return pack(folder, [], render(files));
    },
    'a newer format'(folder) {
      return pack(folder, ['kecheng.db'], JSON.stringify({ kind: 'kecheng-backup', format: 2 }));
    },
    'another kind of archive'(folder) {
      return pack(folder, ['kecheng.db'], '{"name":"x"}');
    },
    async 'a text'() {
      const file = join(makeTempFolder(), 'x');
      writeFileSync(file, '这不是备份。');
      return file;
    },
    async nothing() {
      const file = join(makeTempFolder(), 'x');
      writeFileSync(file, '');
      return file;
    },
    async 'a database that lacks a table'(folder) {
      const { DatabaseSync } = await import('@photostructure/sqlite');
      const database = new DatabaseSync(join(folder, 'kecheng.db'));
      database.exec('DROP TABLE votes');
      database.close();
      return pack(folder, ['kecheng.db']);
    },
    async 'a key of another installation'(folder) {
      const home = makeTempFolder();
      const store = openStore(home);
      store.audits.insert('a', 1, '{}', 6_123_456_789);
      store.close();
      cpSync(join(home, 'kecheng.db'), join(folder, 'kecheng.db'));
      return pack(folder, ['kecheng.db', 'installation.key']);
    },
    async 'zeros without an end'() {
      const file = join(makeTempFolder(), 'x');
      writeFileSync(file, '');
      truncateSync(file, 2 ** 42);
      return file;
    },
    'a device': () => Promise.resolve('/dev/zero'),
    'the file is a folder': (folder) => Promise.resolve(folder),
    'no such file': (folder) => Promise.resolve(join(folder, 'none')),
  };

  it.each(Object.keys(attacks))('is refused in one line before anything is touched: %s', async (name) => {
    const before = describeInstallation(installation);
    const from = await attacks[name]!(copySound());
    const line: unknown = await restoreBackup({ ...installation, from }).then(
      () => 'restored',
      (error: { code?: string; line?: string }) => (error.code === 'backup' ? error.line : error),
    );
    expect(line).toMatch(/^[^\n]{20,400}$/);
    expect(describeInstallation(installation)).toEqual(before);
    expect(readdirSync(installation.dataDir).filter((it) => it.startsWith('restor'))).toEqual([]);
    expect(readdirSync(installation.corpusDir).filter((it) => it.startsWith('.'))).toEqual([]);
    rmSync('/tmp/kecheng-evil.md', { force: true });
  });

  it('is also one whose database has a trigger that this program does not have', async () => {
    const folder = copySound();
    const { DatabaseSync } = await import('@photostructure/sqlite');
    const database = new DatabaseSync(join(folder, 'kecheng.db'));
    database.exec('CREATE TRIGGER evil AFTER INSERT ON audits BEGIN DELETE FROM audits; END');
    database.close();
    await expect(unpackBackup(await pack(folder, ['kecheng.db']), makeTempFolder())).rejects.toMatchObject({
      line: expect.stringContaining('is not of this program'),
    });
  });
});
