import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { snapshotRootOf, WITHDRAWN_FILE } from '../../src/index/snapshot-store.ts';
import { createWithdrawnArticles } from '../../src/index/withdrawn-articles.ts';
import { loadInstallationKey } from '../../src/installation-key.ts';
import { openStore } from '../../src/store/open-store.ts';
import { listTree } from '../helpers/list-tree.ts';
import { writeArticles } from '../helpers/write-articles.ts';

export interface Installation {
  readonly dataDir: string;
  readonly corpusDir: string;
}

const withdrawnOf = ({ dataDir, corpusDir }: Installation) =>
  join(snapshotRootOf(dataDir, { kind: 'folder', dir: corpusDir }), WITHDRAWN_FILE);

/** Folders as a bot has them that has worked for a while; everything in them is told by `mark`. */
export function makeInstallation(root: string, mark: string): Installation {
  const installation = { dataDir: join(root, 'data'), corpusDir: join(root, 'corpus') };
  const { dataDir, corpusDir } = installation;
  const store = openStore(dataDir);
  store.updates.insert([{ updateId: 1, lane: mark, person: 3, body: JSON.stringify({ mark }) }], 1);
  store.close();
  loadInstallationKey(dataDir);
  writeArticles(corpusDir, {
    [mark]: `${mark}的文章。`,
    [`文件夹/${mark}`]: `${mark}的另一篇。`,
    both: `两边都有，${mark}。`,
  });
  writeFileSync(join(corpusDir, 'README.md'), mark);
  mkdirSync(join(dataDir, 'retired'));
  writeFileSync(join(dataDir, 'retired', `${mark}~2.md`), `---\ntitle: ${mark}\n---\n\n旧文。\n`);
  createWithdrawnArticles(withdrawnOf(installation)).add([mark]);
  return installation;
}

const isKept = (path: string) => path === 'installation.key' || path.startsWith('retired');

/** What an installation holds, whatever its folders are called; of its database what the updates say. */
export function describeInstallation(installation: Installation) {
  const { dataDir, corpusDir } = installation;
  const store = existsSync(join(dataDir, 'kecheng.db')) ? openStore(dataDir) : null;
  const updates = store?.updates.count();
  store?.close();
  return {
    corpus: existsSync(corpusDir) ? listTree(corpusDir, (path) => path.startsWith('.')) : {},
    data: listTree(dataDir, (path) => !isKept(path)),
    withdrawn: [...createWithdrawnArticles(withdrawnOf(installation)).ids],
    updates: updates && updates.open + updates.dead,
  };
}
