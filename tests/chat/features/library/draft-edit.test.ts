import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import type { Message } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { ADMIN, labelsOf, openLibrary, PAGE } from './open-library.ts';

async function openDraft(options: Parameters<typeof openLibrary>[0] = {}) {
  const opened = await openLibrary(options);
  opened.admin.sendDocument(opened.admin.chat, { name: '公交.txt', bytes: PAGE });
  const preview = await opened.next(/公交线路|bus/);
  return { ...opened, preview };
}

function draftIdOf(preview: Message): string {
  const data = preview
    .reply_markup!.inline_keyboard.flat()
    .map((it) => ('callback_data' in it ? it.callback_data : ''));
  return data.find((it) => it.startsWith('draft:'))!.split(':')[1]!;
}

/** What each field becomes in the end. */
const REPAIRED: Readonly<Record<string, string>> = {
  '✏️ 日期': '2023',
  '✏️ 网址': 'https://a.example.com',
  '✏️ 标题': '公交来了',
};

describe('a field of a draft', () => {
  it.each([
    ['✏️ 标题', '  云杉镇的\n公交 ', 'title: 云杉镇的 公交'],
    ['✏️ 发布者', '云杉日报', 'publisher: 云杉日报'],
    ['✏️ 日期', '2024年3月', 'published: 2024-03'],
    ['✏️ 日期', '2024/3/9', 'published: 2024-03-09'],
    ['✏️ 日期', '2024', 'published: 2024'],
    ['✏️ 网址', 'https://news.example.com/bus?id=1', 'url: https://news.example.com/bus?id=1'],
  ])('is asked for by %s, and becomes what the reply says: %j', async (button, value, line) => {
    const { admin, telegram, preview, next, read, files, settled, faulty } = await openDraft();
    admin.press(preview, button);
    const question = await next(/^请回复/);
    admin.send(admin.chat, value, { replyTo: question });
    const changed = await settled();
    expect(labelsOf(changed)[0]).toEqual(['✅ 入库', '取消']);
    expect(telegram.current(preview)?.reply_markup).toBeUndefined();
    admin.press(changed, '✅ 入库');
    await next(/^已入库/);
    expect(files()).toContain('公交.md');
    expect(read('公交.md').replaceAll('"', '')).toContain(`\n${line}\n`);
    expect(faulty()).toEqual([]);
  });

  it.each([
    ['✏️ 发布者', 'publisher:'],
    ['✏️ 日期', 'published:'],
  ])('becomes unknown when the reply to %s says so', async (button, line) => {
    const { admin, preview, next, read, settled } = await openDraft();
    admin.press(preview, button);
    admin.send(admin.chat, '不详', { replyTo: await next(/^请回复/) });
    admin.press(await settled(), '✅ 入库');
    await next(/^已入库/);
    expect(read('公交.md')).not.toContain(line);
  });

  it.each([
    ['✏️ 日期', '2024-02-30', /没有这个日期/],
    ['✏️ 日期', '昨天', /没有这个日期/],
    ['✏️ 网址', 'javascript:alert(1)', /不是完整的网址/],
    ['✏️ 网址', 'https://user:secret@news.example.com/', /不是完整的网址/],
    ['✏️ 标题', '很'.repeat(301), /标题要有/],
  ])('is asked for again when the reply to %s cannot be it: %j', async (button, value, complaint) => {
    const { admin, preview, next, library, read } = await openDraft();
    admin.press(preview, button);
    const question = await next(/^请回复/);
    admin.send(admin.chat, value, { replyTo: question });
    const again = await next(complaint);
    expect(again.message_id).toBeGreaterThan(question.message_id);
    admin.send(admin.chat, REPAIRED[button]!, { replyTo: again });
    const changed = await next(new RegExp(`${REPAIRED[button]}`));
    admin.press(changed, '✅ 入库');
    await next(/^文章库已更新/);
    expect(read('公交.md')).not.toContain(value);
    expect(library.shelf.list()).toHaveLength(3);
  });

  it('takes one reply, and no command for one', async () => {
    const { admin, app, preview, next, settled } = await openDraft();
    admin.press(preview, '✏️ 标题');
    const question = await next(/^请回复/);
    admin.send(admin.chat, '/articles', { replyTo: question });
    await next(/^共 2 篇文章/);
    admin.send(admin.chat, '公交来了', { replyTo: question });
    await next(/^公交来了\n/);
    admin.send(admin.chat, '桥投资多少？', { replyTo: question });
    await settled();
    expect(app.asked).toHaveLength(1);
  });

  it('changes kind at once', async () => {
    const { admin, telegram, preview, next, settled, read } = await openDraft();
    admin.press(preview, '✏️ 类型');
    await settled();
    expect(telegram.current(preview)?.text).toContain('类型：摘编');
    admin.press(telegram.current(preview)!, '✅ 入库');
    await next(/^已入库/);
    expect(read('公交.md')).toContain('kind: digest');
  });

  it('is not changed by words that reply to nothing, which are a question', async () => {
    const { admin, app, preview, next, settled } = await openDraft();
    admin.press(preview, '✏️ 标题');
    await next(/^请回复/);
    admin.send(admin.chat, '桥投资多少？');
    await settled();
    expect(app.asked).toEqual(['桥投资多少？']);
  });
});

describe('a draft', () => {
  it('is gone when it is cancelled, and nothing was written', async () => {
    const { admin, telegram, preview, next, files, store, settled } = await openDraft();
    const before = files();
    admin.press(preview, '取消');
    await next(/^已取消/);
    expect(files()).toEqual(before);
    expect(store.drafts.find(draftIdOf(preview))).toBeNull();
    expect(telegram.current(preview)?.reply_markup).toBeUndefined();
    await settled();
  });

  it('can be read whole, as the file that it would become, and so can what was left out', async () => {
    const { admin, telegram, preview, next } = await openDraft();
    admin.press(preview, '全文');
    await telegram.waitForCall('sendDocument');
    const document = telegram
      .history(admin.chat)
      .find((message) => message.document !== undefined && message.from?.is_bot)!;
    expect(document.document?.file_name).toBe('公交.md');
    expect(telegram.bytesOf(document).toString()).toMatch(/^---\ntitle: 云杉镇开通两条公交线路\n[\s\S]*每个村子到镇上/);
    admin.press(preview, '去掉的内容');
    const removed = await next(/^去掉了 \d+ 行：\n•/);
    expect(removed.text).toMatch(/责任编辑：王小明（编辑署名）/);
  });

  it('outlives a restart: its buttons and a question that waits for a reply still work', async () => {
    const { admin, telegram, preview, next, files, restart, settled } = await openDraft();
    admin.press(preview, '✏️ 标题');
    const question = await next(/^请回复/);
    await settled();
    await restart();
    admin.send(admin.chat, '公交来了', { replyTo: question });
    const changed = await next(/^公交来了/);
    admin.press(changed, '✅ 入库');
    await next(/^已入库：《公交来了》/);
    expect(files()).toContain('公交.md');
    await settled();
    expect(telegram.unansweredPresses).toEqual([]);
  });

  it('is saved once, however often the button is pressed', async () => {
    const { admin, telegram, preview, next, files, settled } = await openDraft();
    const presses = [admin.press(preview, '✅ 入库'), admin.press(preview, '✅ 入库')];
    await next(/^文章库已更新/);
    await settled();
    expect(files().filter((file) => file.startsWith('公交'))).toEqual(['公交.md']);
    const answers = await Promise.all(presses.map((press) => telegram.waitForPressAnswer(press)));
    expect(answers.map(({ text }) => text ?? '').toSorted()).toEqual(['', '这个按钮已经失效了。']);
  });

  it('is not for another admin, who does not use it up', async () => {
    const { admin, telegram, preview, next, files } = await openDraft();
    const other = telegram.addUser({ id: ADMIN + 1 });
    other.sendDocument(other.chat, { name: '别的.txt', bytes: PAGE });
    const own = await next(/公交线路/, other);
    // What a changed client can do: the data of somebody else's button.
    const data = (message: typeof preview) =>
      (message.reply_markup!.inline_keyboard[0]![0] as { callback_data: string }).callback_data;
    for (const stolen of [data(preview), `draft:${draftIdOf(preview)}:text`]) {
      const press = other.pressForged(own, stolen);
      await expect(telegram.waitForPressAnswer(press)).resolves.toMatchObject({
        text: expect.stringMatching(/失效|不在了/),
      });
    }
    expect(files()).not.toContain('公交.md');
    admin.press(preview, '✅ 入库');
    await next(/^已入库/);
  });

  it('is gone after an hour', async () => {
    let now = Date.now();
    const { admin, telegram, preview, next, store } = await openDraft({ now: () => now });
    now += 61 * 60_000;
    const press = admin.press(preview, '全文');
    await expect(telegram.waitForPressAnswer(press)).resolves.toMatchObject({ text: /不在了/ });
    admin.sendDocument(admin.chat, { name: 'b.txt', bytes: PAGE.replace('公交', '轻轨') });
    await next(/轻轨/);
    expect(store.drafts.find(draftIdOf(preview))).toBeNull();
  });

  it('stays when the folder cannot be written, and says so', async () => {
    const { admin, preview, next, corpusDir, files, settled } = await openDraft();
    rmSync(corpusDir, { recursive: true });
    writeFileSync(corpusDir, '');
    admin.press(preview, '✅ 入库');
    await next(/^没有存下来/);
    rmSync(corpusDir);
    mkdirSync(corpusDir);
    await settled();
    admin.press(preview, '✅ 入库');
    await next(/^已入库/);
    expect(files()).toEqual(['公交.md']);
  });

  it('is shown in the language of the admin', async () => {
    const english = await openDraft({ language: 'en' });
    expect(english.preview.text).toMatch(/\nPublisher: 云杉在线\nDate: March 12, 2024\n/);
    english.admin.press(english.preview, '✏️ Date');
    english.admin.send(english.admin.chat, 'unknown', { replyTo: await english.next(/^Reply with the date/) });
    const changed = await english.next(/Date: unknown/);
    english.admin.press(changed, '✅ Add');
    await english.next(/^Added: 云杉镇开通两条公交线路 \(公交\)$/);
    const traditional = await openDraft({ language: 'zh-hant' });
    expect(labelsOf(traditional.preview)[0]).toEqual(['✅ 入庫', '取消']);
  });
});
