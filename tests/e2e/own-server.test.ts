import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import type { Chat } from 'grammy/types';
import { describe, expect, it, onTestFinished } from 'vitest';
import { INSTALLATION_KEY_FILE } from '../../src/installation-key.ts';
import { openStore } from '../../src/store/open-store.ts';
import { textsFor } from '../../src/texts/texts-for.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';
import { createTelegramDouble } from '../helpers/telegram-double/telegram-double.ts';
import { writeArticles } from '../helpers/write-articles.ts';
import { readFigures } from '../metrics/read-figures.ts';
import { spawnBotProcess, type Workspace } from './start-bot-process.ts';

const WEBHOOK_URL = 'https://bot.example.org/telegram';
const { looking } = textsFor('zh-Hans');
const QUESTION = '云杉镇的水厂总投资多少？';

/** A port that nobody listens at, or the one of a listener that stays. */
async function openPort(isKept = false): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address() as AddressInfo;
  const close = () => new Promise((closed) => server.close(closed));
  if (isKept) onTestFinished(async () => void (await close()));
  else await close();
  return String(port);
}

const hasPrlimit = spawnSync('prlimit', ['--version']).status === 0;
if (!hasPrlimit) process.stderr.write('e2e: no prlimit on this machine, so the full disk is not tried on a process\n');

/** Files may grow no further, which to a program is a full disk; or again as they like. */
function setRoom(pid: number, room: 'none' | 'plenty'): void {
  const limit = room === 'none' ? '1:unlimited' : 'unlimited:unlimited';
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${limit}`]);
}

function makeSmallWorkspace(): Workspace {
  const folder = makeTempFolder();
  const [corpusDir, dataDir] = [join(folder, 'corpus'), join(folder, 'data')];
  mkdirSync(dataDir);
  writeArticles(corpusDir, {
    water: '云杉镇的水厂总投资12.5亿元，2019年12月开工建设，由云杉水务公司负责运营。',
    bridge: '镇里还修了一座桥，全长320米，2021年5月建成通车。',
  });
  return { corpusDir, dataDir, remove: () => Promise.resolve() };
}

async function openBot(environment: Readonly<Record<string, string>> = {}) {
  const port = await openPort();
  const telegram = await createTelegramDouble({
    webhook: { proxy: `http://127.0.0.1:${port}`, pauses: { firstMs: 50, longestMs: 100 } },
  });
  onTestFinished(() => telegram.close());
  const workspace = makeSmallWorkspace();
  const spawned = (more: Readonly<Record<string, string>> = {}) => {
    const bot = spawnBotProcess({ telegram, workspace, environment: { HTTP_PORT: port, ...environment, ...more } });
    onTestFinished(async () => void (await bot.stop('SIGKILL')));
    return bot;
  };
  const get = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`);
    return { status: response.status, text: await response.text() };
  };
  return { telegram, workspace, spawned, get };
}

describe('a bot process with a server of its own', () => {
  it('answers each question once by the webhook, though it is killed in the middle', async () => {
    const { telegram, workspace, spawned, get } = await openBot({ WEBHOOK_URL, LOG_LEVEL: 'debug' });
    const first = spawned();
    await first.ready;
    const users = Array.from({ length: 10 }, () => telegram.addUser({ language_code: 'zh-hans' }));
    for (const user of users) user.send(user.chat, QUESTION);
    await telegram.waitForReply(users[0]!.chat);
    await first.stop('SIGKILL');
    // What comes while nobody listens is sent later.
    for (const user of users) user.send(user.chat, '桥有多长？');
    const second = spawned();
    await second.ready;
    // A kill between a place and the note of it leaves the place empty in its chat.
    const answersIn = (chat: Chat) => telegram.replies(chat).filter(({ text }) => text !== looking);
    for (const { chat } of users)
      await telegram.waitUntil('both answers', () => answersIn(chat).length >= 2 || undefined, 60_000);
    await telegram.waitUntilConfirmed();
    await expect
      .poll(async () => (await get('/metrics')).text, { timeout: 20_000 })
      .toMatch(/^kecheng_updates_open 0$/m);
    for (const { chat } of users)
      expect([chat.id, answersIn(chat).map(({ text }) => text)]).toEqual([
        chat.id,
        [expect.stringContaining('12.5'), expect.stringContaining('320')],
      ]);
    expect(await get('/readyz')).toEqual({ status: 200, text: 'OK\n' });
    const figures = readFigures((await get('/metrics')).text);
    expect(figures.get('kecheng_update_attempts_total{outcome="dead"}')).toBe(0);
    expect(figures.get('kecheng_snapshot_articles')).toBe(2);

    const secrets = telegram.calls('setWebhook').map(({ params }) => params['secret_token']);
    expect(secrets).toEqual([secrets[0], secrets[0]]);
    expect(secrets[0]).toMatch(/^[\w-]{43}$/);
    expect(first.errors() + second.errors()).not.toContain(secrets[0]);
    expect(statSync(join(workspace.dataDir, 'installation.key')).mode & 0o777).toBe(0o600);
    expect((await second.stop('SIGTERM')).code).toBe(0);
    expect(telegram.webhookUrl).toBe(WEBHOOK_URL);
    expect(telegram.violations).toEqual([]);
  });

  it.skipIf(!hasPrlimit)('loses and doubles nothing when its disk fills up and is emptied again', async () => {
    const { telegram, spawned, get } = await openBot({ WEBHOOK_URL });
    const bot = spawned();
    await bot.ready;
    await expect.poll(() => get('/readyz'), { timeout: 20_000 }).toMatchObject({ status: 200 });
    setRoom(bot.pid, 'none');
    const users = Array.from({ length: 10 }, () => telegram.addUser());
    for (const user of users) user.send(user.chat, QUESTION);
    await telegram.waitUntil('refusals', () => telegram.webhookPosts.length >= users.length || undefined);
    expect(new Set(telegram.webhookPosts.map(({ status }) => status))).toEqual(new Set([503]));
    expect(await get('/readyz')).toEqual({ status: 503, text: 'database: cannot be written\n' });
    expect((await get('/healthz')).status).toBe(200);
    expect((await get('/metrics')).text).toMatch(/^kecheng_ready 0$/m);
    setRoom(bot.pid, 'plenty');
    for (const user of users) await telegram.waitForReply(user.chat);
    await telegram.waitUntilConfirmed();
    await expect
      .poll(async () => (await get('/metrics')).text, { timeout: 20_000 })
      .toMatch(/^kecheng_updates_open 0$/m);
    expect(await get('/readyz')).toEqual({ status: 200, text: 'OK\n' });
    for (const user of users) expect(telegram.replies(user.chat)).toHaveLength(1);
    expect(telegram.violations).toEqual([]);
  });

  it('lives before it is ready, and says what is missing', async () => {
    const { telegram, spawned, get } = await openBot();
    telegram.failNext('getMe', { error_code: 502, description: 'Bad Gateway' }, 1);
    const bot = spawned();
    await expect.poll(() => get('/healthz').catch(() => null), { timeout: 20_000 }).toMatchObject({ status: 200 });
    expect(await get('/readyz')).toMatchObject({
      status: 503,
      text: expect.stringContaining('telegram: not') as unknown,
    });
    await bot.ready;
    await expect.poll(() => get('/readyz'), { timeout: 20_000 }).toEqual({ status: 200, text: 'OK\n' });
    expect((await get('/telegram')).status).toBe(404);
    expect(telegram.calls('setWebhook')).toEqual([]);
  });

  it('ends at once with one line when its port is taken, before it reads any article', async () => {
    const port = await openPort(true);
    const { spawned, telegram } = await openBot({ HTTP_PORT: port });
    const bot = spawned();
    await expect(bot.ended).resolves.toBe(2);
    expect(bot.errors()).toBe(
      `port ${port} of 127.0.0.1 is taken by another program — end that program, or choose another HTTP_PORT\n`,
    );
    expect(telegram.transcript).toEqual([]);
  });

  it('refuses a lost key, a port that is taken and an address of its own, and makes no key for its webhook then', async () => {
    const environment = { WEBHOOK_URL };
    const taken = await openPort(true);
    const { spawned, workspace } = await openBot(environment);
    const keyFile = join(workspace.dataDir, INSTALLATION_KEY_FILE);
    const refused = async (more: Readonly<Record<string, string>>, line: RegExp) => {
      const bot = spawned(more);
      expect(await bot.ended).toBeGreaterThan(0);
      expect(bot.errors()).toMatch(line);
      expect(existsSync(keyFile)).toBe(false);
    };
    await refused({ HTTP_PORT: taken }, /^port \d+ of 127\.0\.0\.1 is taken[^\n]*\n$/);
    await refused(
      { WEBHOOK_URL: 'https://bot.example.org/metrics' },
      /^WEBHOOK_URL must not end in [^\n]*\/metrics[^\n]*\n$/,
    );
    const store = openStore(workspace.dataDir);
    store.audits.insert('a', Date.now(), '{}', 6_123_456_789);
    store.close();
    rmSync(keyFile);
    // The second time it still says that the key is gone, and not that there is another one.
    for (let start = 0; start < 2; start += 1) await refused({}, /installation\.key, is not there: [^\n]*\n$/);
  });

  it('reads files in its own folder, and removes what was being read when it was killed', async () => {
    const { telegram, workspace, spawned } = await openBot({ TMPDIR: '/nowhere', ADMIN_USER_IDS: '4711' });
    const importing = join(workspace.dataDir, 'importing');
    mkdirSync(join(importing, 'file-left'), { recursive: true });
    writeFileSync(join(importing, 'file-left', 'file.txt'), '有人发来的文章');
    const bot = spawned();
    await bot.ready;
    expect(existsSync(importing)).toBe(false);
    const admin = telegram.addUser({ id: 4711 });
    admin.sendDocument(admin.chat, { name: '医院.txt', bytes: '医院建成\n\n镇里的医院有300张床，2018年建成。\n' });
    expect((await telegram.waitForReply(admin.chat)).text).toContain('300');
    await telegram.waitUntilConfirmed();
    expect(existsSync(importing)).toBe(false);
  });

  it('finishes the answer that is under way when it is told to stop, however often', async () => {
    const { telegram, spawned, get } = await openBot();
    const bot = spawned();
    await bot.ready;
    const user = telegram.addUser();
    telegram.delay('sendMessage', 1_500);
    user.send(user.chat, QUESTION);
    await telegram.waitUntil('an answer under way', () => telegram.calls('sendMessage')[0]);
    // A terminal that closes, a supervisor that asks again: the answer is finished all the same.
    process.kill(bot.pid, 'SIGHUP');
    await expect.poll(() => get('/readyz')).toMatchObject({ text: expect.stringContaining('stopping') as unknown });
    process.kill(bot.pid, 'SIGHUP');
    process.kill(bot.pid, 'SIGINT');
    expect(await bot.stop('SIGTERM')).toMatchObject({ code: 0 });
    expect(telegram.replies(user.chat).map(({ text }) => text)).toEqual([expect.stringContaining('12.5')]);
  });
});
