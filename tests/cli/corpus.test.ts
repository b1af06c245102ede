import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { main } from '../../src/cli/corpus.ts';

let dir: string;
let corpus: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'kecheng-cli-'));
  corpus = join(dir, 'corpus');
  mkdirSync(corpus);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(dir, { recursive: true, force: true });
});

/** Runs the command and keeps what it prints. */
async function run(...argv: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true));
  const code = await main(argv);
  vi.restoreAllMocks();
  return { code, out, err };
}

function write(name: string, text: string): string {
  const path = join(dir, name);
  writeFileSync(path, text);
  return path;
}
const page = (title: string) =>
  `${title}\n示范在线 2023-05-06 09:30\n\n5月5日，${title}，对新引进的研发机构最高补助800万元。\n\n责任编辑：王小明\n`;

describe('import', () => {
  it('writes the article and reports what it guessed, removed and noticed', async () => {
    const file = write('a.txt', page('示范区发布科创十条'));
    const { code, out, err } = await run('import', file, '--to', corpus);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(`written to ${join(corpus, 'a.md')}`);
    expect(out).toMatch(/published 2023-05-06 {2}← 示范在线 2023-05-06 09:30/);
    expect(out).toContain('责任编辑：王小明 (credits)');
    expect(readdirSync(corpus)).toEqual(['a.md']);
  });

  it('does not follow a link', async () => {
    const link = join(dir, 'link.txt');
    symlinkSync(write('a.txt', page('示范区发布科创十条')), link);
    const { code, err } = await run('import', link, '--to', corpus);
    expect({ code, err }).toEqual({ code: 1, err: `${link}: is a link — name the file itself\n` });
    expect(readdirSync(corpus)).toEqual([]);
  });

  it('writes nothing in a dry run', async () => {
    const { out } = await run('import', write('a.txt', page('示范区发布科创十条')), '--to', corpus, '--dry-run');
    expect(out).toContain('nothing written');
    expect(readdirSync(corpus)).toEqual([]);
  });

  it('says that an article is already there, and refuses another one of its name', async () => {
    const file = write('a.txt', page('示范区发布科创十条'));
    await run('import', file, '--to', corpus);
    expect((await run('import', file, '--to', corpus)).out).toContain('already there');
    write('a.txt', page('示范区举办创新大赛'));
    const { code, err } = await run('import', file, '--to', corpus);
    expect(code).toBe(1);
    expect(err).toMatch(/^[^\n]*exists with another content[^\n]*--name[^\n]*\n$/);
  });

  it('gives the article the name that was asked for, and points at its near duplicate', async () => {
    const file = write('a.txt', page('示范区发布科创十条'));
    await run('import', file, '--to', corpus);
    const { out } = await run('import', file, '--to', corpus, '--name', 'news/b');
    expect(out).toMatch(/100 % the same as a /);
    expect(readdirSync(join(corpus, 'news'))).toEqual(['b.md']);
  });

  it('goes on after a bad file and ends with 1', async () => {
    const files = [join(dir, 'none.txt'), write('a.pdf', 'x'), write('b.txt', page('示范区发布科创十条'))];
    const { code, out, err } = await run('import', ...files, '--to', join(dir, 'new'));
    expect(code).toBe(1);
    expect(err.trim().split('\n')).toHaveLength(2);
    expect(out).toContain('1 of 3 files imported');
    expect(readdirSync(join(dir, 'new'))).toEqual(['b.md']);
  });
});

describe('list and check', () => {
  it('lists date, publisher, title and id', async () => {
    await run('import', write('a.txt', page('示范区发布科创十条')), '--to', corpus);
    const { code, out } = await run('list', '--corpus', corpus);
    expect(code).toBe(0);
    expect(out).toMatch(/^2023-05-06 {2}示范在线 {2}示范区发布科创十条 {2}a\n1 article in .*; no problems\n$/);
  });

  it('names every bad file and ends with 1', async () => {
    writeFileSync(join(corpus, 'a.md'), '没有前言的文章。');
    const { code, out } = await run('check', '--corpus', corpus);
    expect(code).toBe(1);
    expect(out).toMatch(/✗ a\.md: has no front matter.*\n0 articles in .*; 1 problem\n/);
  });

  it('names every golden question that no answer could meet, and lists nothing of them', async () => {
    await run('import', write('a.txt', page('示范区发布科创十条')), '--to', corpus);
    const expectations = [
      { kind: 'cites', articleId: 'a', words: ['800万元'] },
      { kind: 'cites', articleId: 'a', words: ['80万元'] },
      { kind: 'cites', articleId: 'b', words: [] },
      { kind: 'not-found' },
    ];
    const lines = expectations.map((expected, i) => JSON.stringify({ question: `问题${i}`, expected }));
    writeFileSync(join(corpus, 'questions.jsonl'), `${lines.join('\n')}\n{"question"\n`);
    const { code, out } = await run('check', '--corpus', corpus);
    expect(code).toBe(1);
    expect(out.split('\n')).toEqual([
      '4 golden questions',
      '✗ questions.jsonl: line 5 is no JSON object',
      '✗ questions.jsonl: a does not have 80万元 (问题1)',
      '✗ questions.jsonl: there is no article b (问题2)',
      expect.stringMatching(/^1 article in .*; 3 problems$/),
      '',
    ]);
    expect((await run('list', '--corpus', corpus)).out).not.toContain('golden');
  });

  it('ends with 0 when all is well', async () => {
    expect((await run('check', '--corpus', corpus)).code).toBe(0);
  });
});

describe('a call that cannot be carried out', () => {
  it.each([
    [[], /say what to do/],
    [['remove'], /remove is no command/],
    [['list', '--bad'], /Unknown option '--bad'/],
    [['list', 'x'], /list takes no file names/],
    [['list', '--to', 'x'], /--to does not go with list/],
    [['list', '--corpus', ''], /--corpus needs a value/],
    [['import'], /name the files/],
    [['import', 'a', 'b', '--name', 'c'], /one file only/],
    [['import', 'a.txt', '--name', '../c'], /cannot name an article/],
    [['check', '--corpus', '/does/not/exist'], /does not exist/],
  ])('%j', async (argv, message) => {
    await expect(run(...argv)).rejects.toMatchObject({ message: expect.stringMatching(message) });
  });

  it('ends the program with 2 and one line on standard error', () => {
    const script = join(import.meta.dirname, '../../src/cli/corpus.ts');
    const start = () =>
      execFileSync(process.execPath, ['--import', 'tsx', script, 'remove'], { encoding: 'utf8', stdio: 'pipe' });
    expect(start).toThrow(expect.objectContaining({ status: 2, stderr: expect.stringMatching(/^remove is no .*\n$/) }));
  });

  it('explains itself when asked', async () => {
    expect(await run('--help')).toMatchObject({ code: 0, out: expect.stringMatching(/import FILE/) });
  });
});
