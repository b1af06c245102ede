import { describe, expect, it } from 'vitest';
import type { BuildProgress, ReloadReport } from '../../../src/app.ts';
import { AppError } from '../../../src/errors.ts';
import { createFakeApp, createGate, REPORT } from '../fake-app.ts';
import { startBot, startChat } from '../start-chat.ts';

const ADMIN = 5_100_000_900;

/** Lets every pause end at once but the long ones that only bound something. */
const hasten = (milliseconds: number, signal?: AbortSignal) =>
  milliseconds <= 4_000
    ? new Promise<void>((resolve) => setImmediate(resolve))
    : new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()));

describe('commands for admins', () => {
  it('are refused to others, even when the menu shows them', async () => {
    const { telegram } = await startChat({ adminUserIds: [ADMIN] });
    const user = telegram.addUser();
    for (const command of ['/reload', '/status', '/reload force']) user.send(user.chat, command);
    await telegram.waitUntilConfirmed();
    expect(telegram.replies(user.chat).map(({ text }) => text)).toEqual(
      Array.from({ length: 3 }, () => '这个命令只有管理员可以用。'),
    );
  });

  it('are refused to an anonymous administrator of a group', async () => {
    const anonymous = 1_087_968_824;
    const { telegram } = await startChat({ adminUserIds: [ADMIN, anonymous] });
    const user = telegram.addUser({ id: ADMIN });
    const group = telegram.addChat({ type: 'supergroup', administrators: [user] });
    user.send(group, '/status', { anonymously: true });
    await expect(telegram.waitForReply(group, { matching: /只有管理员/ })).resolves.toBeDefined();
  });

  it('show the status to an admin, in a group as well', async () => {
    const { telegram } = await startChat({ adminUserIds: [ADMIN] });
    const user = telegram.addUser({ id: ADMIN });
    const group = telegram.addChat({ type: 'group', members: [user] });
    const command = user.send(group, '/status');
    const { text } = await telegram.waitForReply(group, { to: command.message_id });
    expect(text?.split('\n')).toEqual([
      '版本 s1，建于 2025年11月22日 14:05（北京时间）',
      '现有 2 篇文章，29 个段落',
      '作答方式：摘录原文',
      '启动以来：答出 7 个，文章未提 2 个，出错 1 个',
      '已运行 1小时2分钟，占用内存 150 MB',
    ]);
  });

  it('reload with one message that shows the progress and then the outcome', async () => {
    const gate = createGate<ReloadReport>();
    const begun = createGate<(progress: BuildProgress) => void>();
    const app = createFakeApp({
      reload: (options) => {
        begun.open(options?.onProgress ?? (() => undefined));
        return gate.promise;
      },
    });
    const { telegram } = await startChat({ app, adminUserIds: [ADMIN], wait: hasten });
    const user = telegram.addUser({ id: ADMIN });
    user.send(user.chat, '/reload');
    const message = await telegram.waitForReply(user.chat, { matching: /正在更新文章库……/ });
    const tell = await begun.promise;
    tell({ phase: 'embed', done: 10, total: 41, perSecond: 30 });
    tell({ phase: 'embed', done: 20, total: 41, perSecond: 30.4 });
    await expect(
      telegram.waitForReply(user.chat, { matching: /^正在更新文章库：计算向量 20\/41，每秒 30$/ }),
    ).resolves.toBeDefined();
    gate.open(REPORT);
    await expect(telegram.waitForReply(user.chat, { matching: /^文章库已更新。/ })).resolves.toBeDefined();
    expect(telegram.current(message)?.text?.split('\n')).toEqual([
      '文章库已更新。',
      '新增 1 篇，改动 0 篇，移除 0 篇',
      '现有 3 篇文章，41 个段落',
      '新算向量 12 个，用时 1.3 秒',
      '有 1 个文件读不了：',
      '• broken.md：no title',
    ]);
    expect(telegram.replies(user.chat)).toHaveLength(1);
    expect(telegram.calls('editMessageText')).toHaveLength(2);
    expect(telegram.refusals).toEqual([]);
  });

  it('go on answering while a reload runs', async () => {
    const gate = createGate<ReloadReport>();
    const { telegram } = await startChat({
      app: createFakeApp({ reload: () => gate.promise }),
      adminUserIds: [ADMIN],
    });
    const user = telegram.addUser({ id: ADMIN });
    user.send(user.chat, '/reload');
    user.send(user.chat, '一期投资多少？');
    await expect(telegram.waitForReply(user.chat, { matching: /\[1\]/ })).resolves.toBeDefined();
    gate.open(REPORT);
    await expect(telegram.waitForReply(user.chat, { matching: /^文章库已更新。/ })).resolves.toBeDefined();
  });

  it('pass the word force on, and nothing else for it', async () => {
    const forced: unknown[] = [];
    const app = createFakeApp({
      reload: (options) => {
        forced.push(options?.force);
        return Promise.resolve({ ...REPORT, outcome: 'refused', refusal: '会少 1 篇', remedy: 'force' });
      },
    });
    const { telegram } = await startChat({ app, adminUserIds: [ADMIN] });
    const user = telegram.addUser({ id: ADMIN });
    for (const command of ['/reload', '/reload force', '/reload now']) user.send(user.chat, command);
    await telegram.waitUntilConfirmed();
    await expect(telegram.waitForReply(user.chat, { matching: /会少 1 篇\n.*\/reload force/ })).resolves.toBeDefined();
    await expect.poll(() => forced).toEqual([false, true, false]);
  });

  it('are told to make room, in their language, and not to insist, where a reload failed for want of it', async () => {
    const full = Object.assign(new Error('database or disk is full'), { code: 'ERR_SQLITE_ERROR', errcode: 13 });
    const app = createFakeApp({
      reload: () => Promise.reject(new AppError('store', 'an offer cannot be kept', { cause: full })),
    });
    const { telegram } = await startChat({ app, adminUserIds: [ADMIN, ADMIN + 1, ADMIN + 2] });
    for (const [at, [language_code, words]] of [
      ['zh-hans', '磁盘满了：在服务器上腾出空间，再发一次 /reload'],
      ['zh-hant', '磁碟滿了：在伺服器上騰出空間，再傳一次 /reload'],
      ['en', 'The disk is full: free some space on the server, then send /reload again'],
    ].entries()) {
      const user = telegram.addUser({ id: ADMIN + at, language_code: language_code! });
      user.send(user.chat, '/reload');
      const { text } = await telegram.waitForReply(user.chat, { matching: new RegExp(`\n${words}$`) });
      expect(text).not.toContain('force');
    }
  });

  it('tell the admin why a reload failed, without secrets', async () => {
    const app = createFakeApp({
      reload: () => Promise.reject(new AppError('build', 'no disk for 123456789:AAAAAAAAAAAAAAAAAAAAAAAAA')),
    });
    const { telegram } = await startChat({ app, adminUserIds: [ADMIN] });
    const user = telegram.addUser({ id: ADMIN });
    user.send(user.chat, '/reload');
    await expect(
      telegram.waitForReply(user.chat, { matching: /更新没有成功，仍用原来的文章库：no disk for \[secret\]$/ }),
    ).resolves.toBeDefined();
  });

  it('go on with a reload that the end of the program cut short, in the message that is there', async () => {
    const app = createFakeApp({ reload: () => new Promise(() => undefined) });
    const { telegram, bot } = await startChat({ app, adminUserIds: [ADMIN], drainMs: 1 });
    const user = telegram.addUser({ id: ADMIN });
    user.send(user.chat, '/reload');
    const message = await telegram.waitForReply(user.chat, { matching: /正在更新文章库……/ });
    await bot.stop();

    const { updates, deliveries } = app;
    startBot(telegram, { app: createFakeApp({ updates, deliveries }), adminUserIds: [ADMIN] });
    await telegram.waitForReply(user.chat, { matching: /^文章库已更新。/ });
    expect(telegram.current(message)?.text).toMatch(/^文章库已更新。/);
    expect(telegram.replies(user.chat)).toHaveLength(1);
  });

  it('tell what came of a reload when Telegram is back, without another reload', async () => {
    const begun: unknown[] = [];
    const app = createFakeApp({
      reload: (options) => {
        begun.push(options);
        return Promise.resolve(REPORT);
      },
    });
    const { telegram } = await startChat({ app, adminUserIds: [ADMIN], wait: hasten });
    const user = telegram.addUser({ id: ADMIN });
    telegram.failNext('editMessageText', { error_code: 502, description: 'Bad Gateway' }, 5);
    user.send(user.chat, '/reload');
    await telegram.waitForReply(user.chat, { matching: /^文章库已更新。/ });
    expect(telegram.replies(user.chat)).toHaveLength(1);
    expect(begun).toHaveLength(1);
  });

  it('put articles in place that were held back, and tell so when Telegram is back', async () => {
    const held: ReloadReport = { ...REPORT, outcome: 'refused', refusal: '变差了', candidate: 's2' };
    const app = createFakeApp({ reload: () => Promise.resolve(held) });
    const { telegram } = await startChat({ app, adminUserIds: [ADMIN], wait: hasten });
    const user = telegram.addUser({ id: ADMIN });
    user.send(user.chat, '/reload');
    const message = await telegram.waitForReply(user.chat, { matching: /变差了/ });
    telegram.failNext('sendMessage', { error_code: 502, description: 'Bad Gateway' });
    user.press(message, '仍然换上');
    await expect(telegram.waitForReply(user.chat, { matching: /^文章库已更新。/ })).resolves.toBeDefined();
  });

  it('send the outcome anew when the message with the progress cannot be edited', async () => {
    const gate = createGate<ReloadReport>();
    const { telegram } = await startChat({
      app: createFakeApp({ reload: () => gate.promise }),
      adminUserIds: [ADMIN],
    });
    const user = telegram.addUser({ id: ADMIN });
    user.send(user.chat, '/reload');
    await telegram.waitForReply(user.chat);
    telegram.failNext('editMessageText', { error_code: 400, description: 'Bad Request: message to edit not found' });
    gate.open(REPORT);
    await expect(telegram.waitForReply(user.chat, { matching: /^文章库已更新。/ })).resolves.toBeDefined();
    expect(telegram.replies(user.chat)).toHaveLength(1);
  });
});

describe('the menu of commands', () => {
  it('is set for everybody, for English clients, and with more for admins', async () => {
    const { telegram } = await startChat({ adminUserIds: [ADMIN] });
    telegram.addUser({ id: ADMIN });
    await telegram.waitForCall('setMyCommands', ({ params }) => JSON.stringify(params).includes('"chat"'));
    const [all, english] = telegram.calls('setMyCommands').map(({ params }) => params);
    expect(all).toMatchObject({ scope: { type: 'default' } });
    expect(JSON.stringify(all)).toContain('怎么用');
    expect(JSON.stringify(all)).not.toContain('reload');
    expect(english).toMatchObject({ language_code: 'en' });
  });

  it('is only missed when it cannot be set', async () => {
    const { telegram, logged } = await startChat({ adminUserIds: [ADMIN] });
    await telegram.waitForCall('setMyCommands', ({ response }) => response?.ok === false);
    const user = telegram.addUser();
    user.send(user.chat, '一期投资多少？');
    await telegram.waitForReply(user.chat);
    expect(logged('warn').map(({ message }) => message)).toEqual(['the menu of commands could not be set']);
    expect(logged('error')).toEqual([]);
  });
});
