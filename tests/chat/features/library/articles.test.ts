import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Message } from 'grammy/types';
import type { ReloadReport } from '../../../../src/app.ts';
import { AppError } from '../../../../src/errors.ts';
import type { TelegramUser } from '../../../helpers/telegram-double/telegram-double.ts';
import { createGate, REPORT } from '../../fake-app.ts';
import { ADMIN, labelsOf, openLibrary, PAGE } from './open-library.ts';

const manyArticles = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      `文章${String(i + 1).padStart(2, '0')}`,
      `镇里的第${i + 1}件事，大家都知道。`,
    ]),
  );

describe('/articles', () => {
  it('lists the articles page by page in one message', async () => {
    const { admin, telegram, next, settled, faulty } = await openLibrary({ articles: manyArticles(19) });
    admin.send(admin.chat, '/articles');
    const list = await next(/^共 19 篇文章（第 1\/3 页）/);
    expect(list.text).toContain('1. 文章01\n测试日报 · 2022年6月7日 · 1 个段落');
    expect(labelsOf(list)).toEqual([['1', '2', '3', '4'], ['5', '6', '7', '8'], ['▶️'], ['已停用的文章']]);
    admin.press(list, '▶️');
    await next(/第 2\/3 页/);
    admin.press(list, '▶️');
    const last = await next(/第 3\/3 页/);
    expect(last.message_id).toBe(list.message_id);
    expect(labelsOf(last)).toEqual([['17', '18', '19'], ['◀️'], ['已停用的文章']]);
    await settled();
    expect(telegram.unansweredPresses).toEqual([]);
    expect(faulty()).toEqual([]);
  });

  it('opens the card of an article, and its text', async () => {
    const { admin, next, app, store, settled } = await openLibrary();
    const record = { citations: [{ articleId: '云杉镇办学' }, { articleId: '云杉镇办学' }] };
    for (const id of ['1', '2']) store.audits.insert(id, Date.now(), JSON.stringify(record));
    store.audits.insert(
      '3',
      Date.now(),
      JSON.stringify({ citations: [{ articleId: '云杉镇修桥' }], question: '云杉镇办学' }),
    );
    admin.send(admin.chat, '/articles');
    const list = await next(/^共 2 篇文章\n/);
    admin.press(list, '1');
    const card = await next(/^云杉镇修桥|^云杉镇办学/);
    expect(card.text).toMatch(
      /发布者：测试日报\n日期：2022年6月7日\n类型：原文\n网址：不详\n编号：.*\n1 个段落，\d+ 字\n最近 30 天有 [12] 个回答引用/,
    );
    expect(labelsOf(card)).toEqual([['看原文', '停用'], ['返回']]);
    const key = card.reply_markup!.inline_keyboard[0]![0] as { callback_data: string };
    expect(app.passages.open(key.callback_data.slice('source:'.length)).kind).toBeDefined();
    admin.press(card, '返回');
    await next(/^共 2 篇/);
    await settled();
  });

  it('is for admins in private', async () => {
    const { admin, telegram, settled } = await openLibrary();
    const person = telegram.addUser({ language_code: 'zh-hans' });
    person.send(person.chat, '/articles');
    await expect(telegram.waitForReply(person.chat, { matching: /只有管理员/ })).resolves.toBeDefined();
    const group = telegram.addChat({ type: 'group', members: [admin] });
    admin.send(group, '/articles');
    await telegram.waitForReply(group, { matching: /私聊/ });
    await settled(person);
  });

  it('takes forged presses for what they are', async () => {
    const { admin, telegram, next, settled, faulty, logged } = await openLibrary();
    admin.send(admin.chat, '/articles');
    const list = await next(/^共 2 篇/);
    for (const data of [
      'articles:',
      'articles:-5',
      'articles:99999999999',
      'articles:x',
      'article:nothing',
      'article:a:b:c:d',
      'article:__proto__:1:retire',
      'articles:retired:x',
      'draft:x',
      'draft:pabc:text',
    ])
      admin.pressForged(list, data);
    await settled();
    expect(telegram.unansweredPresses).toEqual([]);
    expect(faulty()).toEqual([]);
    expect(logged('error')).toEqual([]);
  });
});

async function openCard() {
  const opened = await openLibrary();
  opened.admin.send(opened.admin.chat, '/articles');
  const list = await opened.next(/^共 2 篇/);
  opened.admin.press(list, '2');
  await opened.next(/类型：/);
  opened.admin.press(list, '停用');
  return { ...opened, list, title: (await opened.next(/^为什么停用/)).text!.replace(/^为什么停用《|》？$/g, '') };
}

describe('retiring an article', () => {
  it('takes a reason and a second thought; the file is kept and the article gone', async () => {
    const { admin, list, next, title, files, dataDir, reloads, store, settled, faulty } = await openCard();
    admin.press(list, '过时');
    await next(new RegExp(`^停用《${title}》？\n原因：过时\n`));
    expect(files()).toHaveLength(2);
    admin.press(list, '确认停用');
    await next(new RegExp(`^已停用《${title}》`));
    await next(/^文章库已更新/);
    expect(files()).not.toContain(`${title}.md`);
    expect(existsSync(join(dataDir, 'retired', `${title}.md`))).toBe(true);
    expect(reloads).toEqual([1]);
    expect(store.retiredArticles.list()).toMatchObject([{ article: title, title, reason: 'outdated' }]);
    await settled();
    expect(faulty()).toEqual([]);
  });

  it('can have a reason of one’s own', async () => {
    const { admin, list, next, store } = await openCard();
    admin.press(list, '其他');
    const question = await next(/^请回复停用的原因/);
    admin.send(admin.chat, '数字对不上 @someone', { replyTo: question });
    const confirm = await next(/\n原因：数字对不上/);
    expect(confirm.entities?.some(({ type }) => type === 'mention')).toBeFalsy();
    admin.press(confirm, '确认停用');
    await next(/^已停用/);
    expect(store.retiredArticles.list()[0]).toMatchObject({ reason: '数字对不上 @someone' });
  });

  it('is left alone by going back', async () => {
    const { admin, list, next, files } = await openCard();
    admin.press(list, '返回');
    await next(/类型：/);
    admin.press(list, '返回');
    await next(/^共 2 篇/);
    expect(files()).toHaveLength(2);
  });

  it('is undone from the list of what was retired', async () => {
    const { admin, list, next, title, files, read, reloads, store, settled } = await openCard();
    const before = read(`${title}.md`);
    admin.press(list, '发布者撤回');
    await next(/原因：发布者撤回/);
    admin.press(list, '确认停用');
    await next(/^文章库已更新/);
    admin.send(admin.chat, '/articles');
    const again = await next(/^共 1 篇/);
    admin.press(again, '已停用的文章');
    await next(new RegExp(`^已停用 1 篇\n\n1\\. ${title}\n发布者撤回 · `));
    admin.press(again, '恢复 1');
    await next(/^已恢复/);
    await settled();
    await expect.poll(() => reloads).toEqual([1, 2]);
    expect(read(`${title}.md`)).toBe(before);
    expect(files()).toHaveLength(2);
    expect(store.retiredArticles.list()).toEqual([]);
  });

  it('does not restore over another article', async () => {
    const { admin, list, next, title, corpusDir, read, dataDir } = await openCard();
    admin.press(list, '重复');
    await next(/原因：重复/);
    admin.press(list, '确认停用');
    await next(/^文章库已更新/);
    writeFileSync(join(corpusDir, `${title}.md`), '---\ntitle: 新的\n---\n\n新的文章在这里。\n');
    admin.send(admin.chat, '/articles');
    const again = await next(/^共 1 篇/);
    admin.press(again, '已停用的文章');
    await next(/^已停用 1 篇/);
    admin.press(again, '恢复 1');
    await next(/没有恢复：已经有同名的文章/);
    expect(read(`${title}.md`)).toContain('新的文章');
    expect(readdirSync(join(dataDir, 'retired'))).toEqual([`${title}.md`]);
  });

  it('keeps both when the same id is retired twice', async () => {
    const { library, corpusDir, dataDir, title } = await openCard();
    for (const words of ['第一篇', '第二篇', '第三篇']) {
      writeFileSync(join(corpusDir, `${title}.md`), `---\ntitle: ${words}\n---\n\n${words}在这里。\n`);
      expect(await library.shelf.retire(title, 'wrong')).toEqual({ kind: 'retired' });
    }
    expect(readdirSync(join(dataDir, 'retired')).toSorted()).toEqual([`${title}.md`, `${title}~2.md`, `${title}~3.md`]);
    expect(await library.shelf.retired()).toHaveLength(3);
  });

  it('shows and restores a file that somebody put there by hand', async () => {
    const { admin, dataDir, corpusDir, next, settled } = await openLibrary();
    mkdirSync(join(dataDir, 'retired', '旧闻'), { recursive: true });
    writeFileSync(join(dataDir, 'retired', '旧闻', 'a b.md'), '---\ntitle: 旧的一篇\n---\n\n旧的文章在这里。\n');
    admin.send(admin.chat, '/articles');
    const list = await next(/^共 2 篇/);
    admin.press(list, '已停用的文章');
    await next(/1\. 旧的一篇\n原因不详/);
    admin.press(list, '恢复 1');
    await next(/^已恢复《旧的一篇》/);
    await settled();
    expect(existsSync(join(corpusDir, '旧闻', 'a b.md'))).toBe(true);
  });

  it('says so when the file is gone already', async () => {
    const { admin, list, next, corpusDir, title } = await openCard();
    admin.press(list, '有错');
    await next(/原因：有错/);
    rmSync(join(corpusDir, `${title}.md`));
    admin.press(list, '确认停用');
    await expect(next(/已经不在了/)).resolves.toBeDefined();
  });

  it('is not another admin’s to confirm', async () => {
    const { admin, telegram, list, next, files } = await openCard();
    admin.press(list, '有错');
    const confirm = await next(/原因：有错/);
    const other = telegram.addUser({ id: ADMIN + 1 });
    const own = other.send(other.chat, '/status');
    const stolen = (confirm.reply_markup!.inline_keyboard[0]![0] as { callback_data: string }).callback_data;
    const press = other.pressForged(own, stolen);
    await expect(telegram.waitForPressAnswer(press)).resolves.toMatchObject({ text: /失效/ });
    expect(files()).toHaveLength(2);
    admin.press(list, '确认停用');
    await next(/^已停用/);
  });
});

describe('what changes in the folder', () => {
  it('is withdrawn before the reload, and shown again when it is restored', async () => {
    const told: string[] = [];
    const { admin, next, settled } = await openLibrary({
      app: {
        withdraw: (ids) => told.push(`withdraw ${ids.join()}`) && undefined,
        restore: (ids) => told.push(`restore ${ids.join()}`) && undefined,
      },
    });
    await retireFirst(admin, next);
    await next(/^文章库已更新/);
    admin.send(admin.chat, '/articles');
    const list = await next(/^共 1 篇/);
    admin.press(list, '已停用的文章');
    await next(/^已停用 1 篇/);
    admin.press(list, '恢复 1');
    await next(/^已恢复/);
    await settled();
    expect(told.map((line) => line.split(' ')[0])).toEqual(['withdraw', 'restore']);
    expect(told[1]!.split(' ')[1]).toBe(told[0]!.split(' ')[1]);
  });

  it('is reloaded even when it cannot be noted that it is withdrawn', async () => {
    const { admin, next, reloads, logged } = await openLibrary({
      app: {
        withdraw: () => {
          throw new AppError('store', 'the disk is full');
        },
      },
    });
    await retireFirst(admin, next);
    await next(/^文章库已更新/);
    expect(reloads).toEqual([1]);
    expect(logged('error').map(({ message }) => message)).toEqual(['what answers no more could not be noted']);
  });

  it('during a reload is followed by another one, which has it', async () => {
    const gates = [createGate<ReloadReport>(), createGate<ReloadReport>()];
    let begun = 0;
    const { admin, telegram, next, settled } = await openLibrary({
      app: {
        reload: () => {
          begun += 1;
          return gates[begun - 1]!.promise;
        },
      },
    });
    for (const word of ['公交', '轻轨', '轮渡']) {
      admin.sendDocument(admin.chat, { name: `${word}.txt`, bytes: PAGE.replaceAll('公交', word) });
      admin.press(await next(new RegExp(`^云杉镇开通两条${word}`)), '✅ 入库');
      await next(new RegExp(`^已入库：.*${word}`));
    }
    await settled();
    expect(begun).toBe(1);
    gates[0]!.open(REPORT);
    await expect.poll(() => begun).toBe(2);
    gates[1]!.open({ ...REPORT, articles: 5 });
    await next(/现有 5 篇文章/);
    expect(begun).toBe(2);
    expect(telegram.replies(admin.chat).filter(({ text }) => text?.startsWith('文章库已更新'))).toHaveLength(2);
  });
});

async function retireFirst(admin: TelegramUser, next: (matching: RegExp) => Promise<Message>): Promise<void> {
  admin.send(admin.chat, '/articles');
  const list = await next(/^共 2 篇/);
  admin.press(list, '1');
  await next(/类型：/);
  admin.press(list, '停用');
  await next(/^为什么停用/);
  admin.press(list, '过时');
  await next(/原因：过时/);
  admin.press(list, '确认停用');
  await next(/^已停用/);
}
