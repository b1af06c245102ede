import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runBuild } from '../../src/index/run-build.ts';
import { openSnapshot } from '../../src/index/snapshot.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';
import { writeArticles } from '../helpers/write-articles.ts';

const job = (dir: string, root: string) =>
  ({ source: { kind: 'folder', dir }, root, model: null, logLevel: 'silent' }) as const;

describe('a build in a process of its own', () => {
  it('gives a snapshot, and tells of every bad file, however many there are', async () => {
    const [dir, root] = [makeTempFolder(), makeTempFolder()];
    writeArticles(dir, { good: '科学城在重庆。' });
    // More than a pipe takes at once.
    const bad = Array.from({ length: 4000 }, (_, i) => `${'很长的名字'.repeat(8)}${i}.md`);
    for (const name of bad) writeFileSync(join(dir, name), '');
    const { result, problems } = await runBuild(job(dir, root), () => undefined);
    expect(result.passages).toBe(1);
    expect(problems).toHaveLength(bad.length);
    expect((await openSnapshot(join(root, result.id))).articles.map(({ id }) => id)).toEqual(['good']);
  });

  it('that has nothing to build from says so in one line', async () => {
    const dir = makeTempFolder();
    await expect(runBuild(job(dir, makeTempFolder()), () => undefined)).rejects.toMatchObject({
      code: 'corpus',
      line: `no article could be read in ${dir} — put articles into the corpus folder`,
    });
    writeFileSync(join(dir, 'bad.md'), '');
    await expect(runBuild(job(dir, makeTempFolder()), () => undefined)).rejects.toMatchObject({
      code: 'corpus',
      line: expect.stringMatching(/^no article could be read in [^\n]* — bad\.md: is empty[^\n]*$/),
    });
  });
});
