import { readdirSync } from 'node:fs';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { makeDocx } from '../../../corpus/import/make-docx.ts';
import { makePdf } from '../../../corpus/import/make-pdf.ts';
import { carryOutImport } from '../../../../src/library/carry-out-import.ts';
import { createGate } from '../../fake-app.ts';
import { labelsOf, openLibrary, PAGE } from './open-library.ts';

const NEWS = '云杉镇开通两条公交线路';
const FIRST = '3月11日，云杉镇开通两条新的公交线路，每天发车八十六班，票价两元，沿途设二十一个站。';

const zip = async (name: string, text: string) => {
  const archive = new JSZip();
  archive.file(name, text);
  return archive.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
};

describe('a file from an admin', () => {
  it('is shown as the article that it would become, and becomes it when confirmed', async () => {
    const { admin, telegram, next, files, read, reloads, faulty } = await openLibrary();
    admin.sendDocument(admin.chat, { name: '公交.txt', mime: 'text/plain', bytes: PAGE });
    const preview = await next(/公交线路/);
    expect(preview.text).toMatch(/^云杉镇开通两条公交线路\n发布者：云杉在线\n日期：2024年3月12日\n/);
    expect(preview.text).toContain('2 段');
    expect(preview.text).toMatch(/去掉了 1 行：[\s\S]*责任编辑：王小明/);
    expect(labelsOf(preview)[0]).toEqual(['✅ 入库', '取消']);
    expect(files()).not.toContain('公交.md');
    admin.press(preview, '✅ 入库');
    await next(/^已入库：《云杉镇开通两条公交线路》/);
    await next(/^文章库已更新。/);
    expect(files()).toContain('公交.md');
    expect(read('公交.md')).toMatch(
      /^---\ntitle: 云杉镇开通两条公交线路\npublisher: 云杉在线\npublished: 2024-03-12\n/,
    );
    expect(reloads).toEqual([3]);
    expect(telegram.current(preview)?.reply_markup).toBeUndefined();
    expect(faulty()).toEqual([]);
  });

  it.each([
    ['a.txt', () => PAGE],
    ['a.md', () => `---\ntitle: ${NEWS}\nkind: digest\n---\n\n${FIRST}\n`],
    [
      'a.html',
      () =>
        `<html><head><title>${NEWS}</title><script>alert("偷偷地")</script></head><body><h1>${NEWS}</h1><p>${FIRST}</p><script>document.write("偷偷地")</script></body></html>`,
    ],
    ['a.docx', () => makeDocx([{ text: NEWS, style: 'Heading1' }, { text: FIRST }])],
    [
      'a.pdf',
      () =>
        makePdf([
          [
            { text: NEWS, x: 150, y: 760, size: 20 },
            { text: FIRST.slice(0, 22), x: 74, y: 720, size: 12 },
            { text: FIRST.slice(22), x: 50, y: 704, size: 12 },
          ],
        ]),
    ],
  ])('is read as %s', async (name, make) => {
    const { admin, next, read, faulty } = await openLibrary();
    admin.sendDocument(admin.chat, { name, bytes: await make() });
    const preview = await next(new RegExp(`^${NEWS}\n`));
    expect(preview.text).toContain(FIRST);
    expect(preview.text).not.toContain('偷偷地');
    admin.press(preview, '✅ 入库');
    await next(/^已入库/);
    expect(read('a.md')).toContain(FIRST);
    expect(read('a.md')).toContain(name === 'a.md' ? 'kind: digest' : 'kind: full');
    expect(faulty()).toEqual([]);
  });

  it('is known by what Telegram says of it when its name says nothing', async () => {
    const { admin, next } = await openLibrary();
    admin.sendDocument(admin.chat, { mime: 'text/plain', bytes: PAGE });
    await expect(next(/^云杉镇开通两条公交线路\n/)).resolves.toBeDefined();
  });

  it('takes the address that stands under it', async () => {
    const { admin, next } = await openLibrary();
    admin.sendDocument(admin.chat, { name: 'a.txt', bytes: PAGE, caption: '来自 https://news.example.com/bus' });
    await expect(next(/\n网址：https:\/\/news\.example\.com\/bus\n/)).resolves.toBeDefined();
  });

  it('gets a preview of its own beside others of an album', async () => {
    const { admin, telegram, settled } = await openLibrary();
    for (const word of ['公交', '轻轨', '轮渡'])
      admin.sendDocument(admin.chat, { name: `${word}.txt`, bytes: PAGE.replaceAll('公交', word), album: '77' });
    await settled();
    expect(telegram.replies(admin.chat).map(({ text }) => text?.split('\n')[0])).toEqual([
      '云杉镇开通两条公交线路',
      '云杉镇开通两条轻轨线路',
      '云杉镇开通两条轮渡线路',
    ]);
  });

  it('is read again when the bot was stopped in the middle of it', async () => {
    const begun = createGate();
    let runs = 0;
    const { admin, telegram, next, restart } = await openLibrary({
      importFile: (job) => {
        runs += 1;
        if (runs > 1) return carryOutImport(job);
        begun.open();
        return new Promise(() => undefined);
      },
    });
    admin.sendDocument(admin.chat, { name: 'a.txt', bytes: PAGE });
    await begun.promise;
    await restart();
    await next(/^云杉镇开通/);
    await telegram.waitUntilConfirmed();
    expect([runs, telegram.replies(admin.chat).length]).toEqual([2, 1]);
  });

  it('keeps nobody else waiting while it is read', async () => {
    const [begun, done] = [createGate(), createGate()];
    const { admin, telegram, next } = await openLibrary({
      importFile: async (job) => {
        begun.open();
        await done.promise;
        return carryOutImport(job);
      },
    });
    const person = telegram.addUser({ language_code: 'zh-hans' });
    admin.sendDocument(admin.chat, { name: 'a.txt', bytes: PAGE });
    await begun.promise;
    person.send(person.chat, '桥投资多少？');
    await telegram.waitForReply(person.chat, { matching: /\[1\]/ });
    expect(telegram.replies(admin.chat)).toEqual([]);
    done.open();
    await next(/^云杉镇开通/);
  });

  it('is compared with what is there', async () => {
    const { admin, next } = await openLibrary();
    const copy = '云杉镇的新桥在三月动工，总投资两千万元，计划两年后通车，镇里三个村的人不用再绕路。';
    admin.sendDocument(admin.chat, { name: '云杉镇修桥.txt', bytes: `云杉镇的桥\n\n${copy}` });
    await expect(next(/⚠ 与已有的文章相近：\n• 《云杉镇修桥》，100% 相同/)).resolves.toBeDefined();
  });

  it('says what was lost in it', async () => {
    const { admin, next } = await openLibrary();
    admin.sendDocument(admin.chat, { name: 'a.txt', bytes: PAGE.replace('三十辆', '三\uFFFD辆') });
    await expect(next(/⚠ 有 1 处丢了字：“.*\uFFFD.*”/)).resolves.toBeDefined();
  });

  it('never takes the place of another article', async () => {
    const { admin, next, files, read } = await openLibrary();
    const before = read('云杉镇修桥.md');
    admin.sendDocument(admin.chat, { name: '云杉镇修桥.txt', bytes: PAGE });
    admin.press(await next(/^云杉镇开通/), '✅ 入库');
    await next(/^已入库：.*（云杉镇修桥-2）$/);
    expect(files()).toEqual(['云杉镇修桥-2.md', '云杉镇修桥.md', '云杉镇办学.md'].toSorted());
    expect(read('云杉镇修桥.md')).toBe(before);
  });
});

describe('a file that cannot become an article', () => {
  it.each([
    ['a.zip', () => zip('a.txt', PAGE), '不支持这种文件'],
    ['a.tar.gz', () => 'x', '不支持这种文件'],
    ['a.exe', () => 'MZ', '不支持这种文件'],
    ['a.pdf.lnk', () => 'x', '不支持这种文件'],
    ['a', () => 'x', '不支持这种文件'],
    ['a.txt', () => '', '文件是空的'],
    ['a.txt', () => ' \n\n ', '没有找到文章正文'],
    ['a.html', () => '<html><body><script>1</script></body></html>', '没有找到文章正文'],
    ['a.txt', () => zip('a.txt', PAGE), '读不出来'],
    ['a.md', () => makePdf([[{ text: NEWS, x: 0, y: 0, size: 9 }]]), '读不出来'],
    ['a.html', () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 1, 2, 3]), '读不出来'],
    ['a.pdf', () => PAGE, '读不出来'],
    ['a.pdf', () => '%PDF-1.4\nbroken', '读不出来'],
    ['a.pdf', () => makePdf([[]]), '只有图片'],
    ['a.docx', () => PAGE, '读不出来'],
    ['a.docx', () => zip('evil.txt', PAGE), '读不出来'],
    ['a.docx', () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), '有密码'],
  ])('gets one line: %s, %#', async (name, make, line) => {
    const { admin, telegram, settled, files, faulty, logged } = await openLibrary();
    const before = files();
    admin.sendDocument(admin.chat, { name, bytes: await make() });
    const reply = await settled();
    expect(reply.text).toContain(`${name}：`);
    expect(reply.text).toContain(line);
    expect(reply.text).not.toContain('\n');
    expect(telegram.replies(admin.chat)).toHaveLength(1);
    expect(files()).toEqual(before);
    expect(faulty()).toEqual([]);
    expect(logged('error')).toEqual([]);
  });

  it('is not even fetched when it is too large, or of another kind', async () => {
    const { admin, telegram, next, settled } = await openLibrary();
    admin.sendDocument(admin.chat, { name: 'a.pdf', bytes: 'x', size: 20 * 1024 * 1024 + 1 });
    await next(/a\.pdf：文件太大了/);
    admin.sendDocument(admin.chat, { name: 'a.rar', bytes: 'x' });
    await next(/a\.rar：不支持/);
    await settled();
    expect(telegram.calls('getFile')).toEqual([]);
  });

  it('is refused when it unpacks to more than any article', async () => {
    const { admin, next } = await openLibrary();
    // It says of itself that it is small, and is a thousand times larger than what was sent.
    const bytes = Buffer.from(await zip('word/document.xml', '0'.repeat(101 * 1024 * 1024)));
    bytes.writeUInt32LE(1_000, bytes.indexOf('PK\u0001\u0002', 0, 'latin1') + 24);
    admin.sendDocument(admin.chat, { name: 'bomb.docx', bytes });
    await expect(next(/bomb\.docx：文件太大了/)).resolves.toBeDefined();
  });

  it('gets a line in the language of the admin', async () => {
    for (const [language, line] of [
      ['en', /^a\.zip: this kind of file is not supported/],
      ['zh-hant', /^a\.zip：不支援這種檔案/],
    ] as const) {
      const { admin, next } = await openLibrary({ language });
      admin.sendDocument(admin.chat, { name: 'a.zip', bytes: 'x' });
      await expect(next(line)).resolves.toBeDefined();
    }
  });
});

describe('a file name', () => {
  it.each([
    ['../../etc/cron.d/a.txt', /^a$/],
    ['..\\..\\windows\\a.txt', /^[^\\/]+$/],
    ['/etc/passwd.txt', /^passwd$/],
    ['\u202Etxt.exe.txt', /^[\w.-]+$/],
    ['.hidden.txt', /^hidden$/],
    ['README.txt', /^article-/],
    [`${'长'.repeat(1_000)}.txt`, /^长{1,80}$/],
    ['a\nb\0c.txt', /^a-b-c$/],
    ['con:aux|*?<>".txt', /^[\w-]+$/],
    ['@someone t.me.txt', /^someone-t\.me$/],
    ['....txt', /./],
  ])('as %j stays in the folder, and is shown unclickable', async (name, id) => {
    const { admin, next, files, dataDir, corpusDir, settled, faulty, library } = await openLibrary();
    const [before, outside] = [files(), readdirSync(dataDir)];
    admin.sendDocument(admin.chat, { name, mime: 'text/plain', bytes: PAGE });
    admin.press(await next(/^云杉镇开通/), '✅ 入库');
    await next(/^文章库已更新/);
    const added = files().filter((file) => !before.includes(file));
    expect(added).toHaveLength(1);
    const saved = added[0]!.replace(/\.md$/, '');
    expect(saved).toMatch(id);
    expect(saved).not.toMatch(/[\p{Cf}\p{Cc}/\\]|^\./u);
    expect(readdirSync(dataDir)).toEqual(outside);
    expect(readdirSync(corpusDir).filter((file) => file.startsWith('.'))).toEqual([]);
    expect(library.shelf.list()).toHaveLength(3);
    await settled();
    expect(faulty()).toEqual([]);
  });

  it('of a refused file is cut, cleaned and not clickable', async () => {
    const { admin, settled } = await openLibrary();
    admin.sendDocument(admin.chat, { name: `\u202Ehttps://evil.example.com/\n${'x'.repeat(1000)}.rar`, bytes: 'x' });
    const { text, entities } = await settled();
    expect(text!.length).toBeLessThan(150);
    expect(text).not.toMatch(/[\u202E\n]/);
    expect(entities?.map(({ type }) => type)).toEqual(['code']);
  });
});

describe('files that are nobody’s order', () => {
  it('of other people get what they always got, once for an album', async () => {
    const { telegram, settled } = await openLibrary();
    const person = telegram.addUser({ language_code: 'zh-hans' });
    for (const name of ['a.txt', 'b.txt', 'c.txt']) person.sendDocument(person.chat, { name, bytes: PAGE, album: '5' });
    await settled(person);
    expect(telegram.replies(person.chat).map(({ text }) => text)).toEqual(['我只看得懂文字，请把问题打出来发给我。']);
    person.sendDocument(person.chat, { name: 'd.txt', bytes: PAGE, caption: '桥投资多少？' });
    await telegram.waitForReply(person.chat, { matching: /\[1\]/ });
    expect(telegram.calls('getFile')).toEqual([]);
  });

  it('that an admin passes on are not taken', async () => {
    const { admin, telegram, next } = await openLibrary();
    admin.sendDocument(admin.chat, { name: 'a.txt', bytes: PAGE, forwarded: true });
    await next(/^转发来的文件不能入库/);
    expect(telegram.calls('getFile')).toEqual([]);
  });

  it('that an admin sends in a group are not taken', async () => {
    const { admin, telegram } = await openLibrary();
    const group = telegram.addChat({ type: 'group', members: [admin] });
    admin.sendDocument(group, { name: 'a.txt', bytes: PAGE });
    await telegram.waitUntilConfirmed();
    expect(telegram.replies(group)).toEqual([]);
    expect(telegram.calls('getFile')).toEqual([]);
  });
});

describe('a download', () => {
  it.each([
    ['getFile', 'fails'],
    ['download', 'fails'],
    ['download', 'breaks off'],
  ] as const)('that does not come about, as %s %s, is told without the token', async (method, how) => {
    const { admin, telegram, next, lines } = await openLibrary();
    if (how === 'fails') telegram.failNext(method, { error_code: 404, description: 'Not Found' });
    else telegram.dropConnection(method);
    admin.sendDocument(admin.chat, { name: 'a.txt', bytes: PAGE });
    await next(/^文件没有取下来/);
    expect(lines.join('\n')).toContain('a file could not be');
    expect(lines.join('\n')).not.toContain(telegram.token.split(':')[1]);
    admin.sendDocument(admin.chat, { name: 'a.txt', bytes: PAGE });
    await next(/^云杉镇开通/);
  });
});
