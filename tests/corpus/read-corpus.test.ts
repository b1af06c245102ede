import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCorpus } from '../../src/corpus/read-corpus.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'kecheng-corpus-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function write(file: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(dir, file)), { recursive: true });
  writeFileSync(join(dir, file), content);
}
const page = (fields = 'title: 一座城', body = '这里有一座科学城。') => `---\n${fields}\n---\n\n${body}\n`;

describe('a good corpus', () => {
  it('reads every field of the front matter and the text behind it', async () => {
    write(
      'a.md',
      page(
        [
          'title: 科学城:一年',
          'publisher: 测试日报',
          'published: 2022-06-07',
          'url: https://example.org/a',
          'language: zh-Hans',
          'kind: digest',
          'source: 第3版',
          'unknown: ignored',
        ].join('\n'),
      ),
    );
    expect((await readCorpus(dir)).articles).toEqual([
      {
        id: 'a',
        title: '科学城:一年',
        publisher: '测试日报',
        published: '2022-06-07',
        url: 'https://example.org/a',
        language: 'zh-Hans',
        kind: 'digest',
        source: '第3版',
        text: '这里有一座科学城。\n',
      },
    ]);
  });

  it('fills in what the front matter leaves out', async () => {
    write('a.md', page('title: 2022', '\n\n重慶市與北京大學簽署協議，建設科學城。'));
    expect((await readCorpus(dir)).articles[0]).toMatchObject({
      title: '2022',
      publisher: null,
      published: null,
      url: null,
      language: 'zh-Hant',
      kind: 'full',
      source: null,
      text: '重慶市與北京大學簽署協議，建設科學城。\n',
    });
  });

  it.each(['2022', '2022-06', '2022-06-07', '"2022"', '2024-02-29'])('takes the date %s as written', async (date) => {
    write('a.md', page(`title: t\npublished: ${date}`));
    expect((await readCorpus(dir)).articles[0]?.published).toBe(date.replaceAll('"', ''));
  });

  it('goes by file name, enters sub-folders, and skips README, hidden and other files', async () => {
    for (const file of ['b.md', 'a.md', 'news/2022/c.md', 'README.md', 'news/readme.md', '.hidden.md', '.git/x.md'])
      write(file, page());
    write('notes.txt', 'not an article');
    const { articles, problems } = await readCorpus(dir);
    expect(articles.map(({ id }) => id)).toEqual(['a', 'b', 'news/2022/c']);
    expect(problems).toEqual([]);
  });

  it('gives one form of line ends and drops the byte order mark and invisible characters', async () => {
    write(
      'a.md',
      `\ufeff${page('title: t', '第一段。\n\u202e第二\u200b段。\rC\u0007D\f第三段。')}`.replaceAll('\n', '\r\n'),
    );
    expect((await readCorpus(dir)).articles[0]?.text).toBe('第一段。\n第二段。\nCD\n第三段。\n');
  });

  it('reads a folder that is itself a link', async () => {
    write('real/a.md', page());
    symlinkSync(join(dir, 'real'), join(dir, 'link'));
    expect((await readCorpus(join(dir, 'link'))).articles).toHaveLength(1);
  });

  it('reads an empty folder as no articles', async () => {
    expect(await readCorpus(dir)).toEqual({ articles: [], problems: [] });
  });
});

describe('a bad file is named with its reason, and the rest still load', () => {
  const chinese = page('title: 一座城', '这里有一座科学城，正在建设之中。'.repeat(20));
  const cases: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
    ['GB18030', iconv.encode(chinese, 'gb18030'), /not UTF-8 .*corpus -- import/],
    ['Big5', iconv.encode(page('title: 城', '這裡有一座科學城。'.repeat(20)), 'big5'), /not UTF-8 .*corpus -- import/],
    ['UTF-16 with a mark', iconv.encode(chinese, 'utf-16'), /UTF-16.*corpus -- import/],
    ['UTF-16 without a mark', iconv.encode(chinese, 'utf-16le'), /UTF-16.*corpus -- import/],
    ['a cut UTF-8 character', Buffer.from(`${chinese}城`).subarray(0, -1), /not UTF-8 \(a few bytes are damaged\)/],
    ['nothing', '', /is empty/],
    ['white space', ' \n\n', /is empty/],
    ['only front matter', '---\ntitle: t\n---\n\n', /no text after its front matter/],
    ['only a heading', page('title: t', '## 标题'), /no text after its front matter/],
    ['no front matter', '# 标题\n\n正文。', /no front matter/],
    ['an open front matter', '---\ntitle: t\n\n正文。', /never closed/],
    ['broken YAML', page('title: t\npublisher: "abc'), /front matter, line \d+: /],
    ['a field twice', page('title: t\ntitle: u'), /front matter, line 3: /],
    ['YAML aliases', page('title: &a t\npublisher: *a'), /aliases/],
    ['a list as front matter', page('- a\n- b'), /no list of fields/],
    ['no title', page('publisher: p'), /title: is missing/],
    ['an empty title', page('title: ""'), /title: is missing/],
    ['a title of another type', page('title: [a, b]'), /title: write one line/],
    ['a day that does not exist', page('title: t\npublished: 2022-02-30'), /published: "2022-02-30" is not a date/],
    ['a month that does not exist', page('title: t\npublished: 2022-13'), /published: .*is not a date/],
    ['a date in another form', page('title: t\npublished: 2022年6月7日'), /write 2022-06-07/],
    ['another language', page('title: t\nlanguage: zh'), /language: "zh" is not known; write zh-Hans, zh-Hant, en/],
    ['another kind', page('title: t\nkind: summary'), /kind: "summary" is not known; write full, digest/],
    ['a script as address', page('title: t\nurl: javascript:alert(1)'), /url: .*https:\/\//],
    ['an address with a password', page('title: t\nurl: https://a:b@example.org/'), /url: .*is not a web address/],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0, 0, 1, 2]), /binary/],
  ];

  it.each(cases)('%s', async (_, content, reason) => {
    write('bad.md', content);
    write('good.md', page());
    const { articles, problems } = await readCorpus(dir);
    expect(articles.map(({ id }) => id)).toEqual(['good']);
    expect(problems).toEqual([{ file: 'bad.md', reason: expect.stringMatching(reason) }]);
    expect(problems[0]?.reason).not.toContain('\n');
  });

  it('a file over 5 MB, without reading it', async () => {
    write('big.md', page());
    // A hole of 50 GB: reading it would take minutes and more memory than there is.
    truncateSync(join(dir, 'big.md'), 50 * 1024 ** 3);
    const { problems } = await readCorpus(dir);
    expect(problems).toEqual([{ file: 'big.md', reason: expect.stringMatching(/too large .*at most 5 MB.*split/) }]);
  });

  it('a link, wherever it leads, without following it', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'kecheng-outside-'));
    writeFileSync(join(outside, 'secret.md'), page());
    write('store/good.md', page());
    symlinkSync(join(outside, 'secret.md'), join(dir, 'a.md'));
    symlinkSync(join(dir, 'store/good.md'), join(dir, 'b.md'));
    symlinkSync(outside, join(dir, 'folder'));
    symlinkSync(join(dir, 'gone.md'), join(dir, 'z.md'));
    symlinkSync(join(outside, 'note.txt'), join(dir, 'note.txt'));
    const { articles, problems } = await readCorpus(dir);
    rmSync(outside, { recursive: true });
    expect(articles.map(({ id }) => id)).toEqual(['store/good']);
    const reason = 'is a link; put the file or folder itself there';
    expect(problems).toEqual(['a.md', 'b.md', 'folder', 'z.md'].map((file) => ({ file, reason })));
  });

  it.skipIf(process.platform === 'win32')('a pipe, without opening it', async () => {
    execFileSync('mkfifo', [join(dir, 'pipe.md')]);
    expect((await readCorpus(dir)).problems).toEqual([
      { file: 'pipe.md', reason: expect.stringContaining('not a regular file') },
    ]);
  });

  it.skipIf(process.getuid?.() === 0)('a file without the right to read it', async () => {
    write('a.md', page());
    chmodSync(join(dir, 'a.md'), 0);
    expect((await readCorpus(dir)).problems).toEqual([{ file: 'a.md', reason: expect.stringContaining('EACCES') }]);
  });

  it('in one line that steers no terminal, whatever the file is called', async () => {
    write('a\nb\u001b[31m\u009b31m\u202edm.md', '');
    const { problems } = await readCorpus(dir);
    expect(problems.map(({ file }) => file)).toEqual([String.raw`a\u000ab\u001b[31m\u009b31m\u202edm.md`]);
  });

  it('two files of one id', async () => {
    write('a.md', page());
    write('a.MD', page());
    const { articles, problems } = await readCorpus(dir);
    expect(articles.map(({ id }) => id)).toEqual(['a']);
    expect(problems).toEqual([{ file: 'a.md', reason: 'has the same id as a.MD — rename one of the two' }]);
  });
});

describe('a folder that cannot be a corpus', () => {
  it('does not exist', async () => {
    await expect(readCorpus(join(dir, 'none'))).rejects.toMatchObject({ code: 'corpus', message: /does not exist/ });
  });

  it('is a file', async () => {
    write('a.md', page());
    await expect(readCorpus(join(dir, 'a.md'))).rejects.toMatchObject({ code: 'corpus', message: /is a file/ });
  });
});
