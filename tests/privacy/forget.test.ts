import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { createConversations } from '../../src/conversation/create-conversations.ts';
import { loadInstallationKey } from '../../src/installation-key.ts';
import { silentLog } from '../../src/log.ts';
import { createIdNames } from '../../src/scrub/hash-id.ts';
import { createPrivacy } from '../../src/privacy/create-privacy.ts';
import { openDatabase, STORE_FILE } from '../../src/store/open-database.ts';
import { openStore } from '../../src/store/open-store.ts';
import { startBot, startTelegram } from '../chat/start-chat.ts';
import { TOWN } from '../examples/other-topics.ts';
import { formsOfId } from '../helpers/forms-of-id.ts';
import { makeConfig } from '../helpers/open-test-app.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';
import { writeArticles } from '../helpers/write-articles.ts';

const ARTICLES = {
  bridge: '云杉镇的石桥全长320米，由云杉镇政府修建。\n\n云杉镇有12座茶园。',
};

/** How often any of the words stands in the bytes of any file of the store, the log beside it included. */
function countBytes(dataDir: string, words: readonly string[]): number {
  const files = readdirSync(dataDir).filter((name) => name.startsWith(STORE_FILE));
  expect(files).toContain(STORE_FILE);
  return files.reduce((sum, name) => {
    const bytes = readFileSync(join(dataDir, name));
    return sum + words.filter((word) => bytes.includes(word)).length;
  }, 0);
}

const storeFiles = (dataDir: string) =>
  readdirSync(dataDir)
    .filter((name) => name.startsWith(STORE_FILE))
    .map((name) => readFileSync(join(dataDir, name)));

/** Whether the id itself stands anywhere in the store. */
const holds = (dataDir: string, id: number) =>
  storeFiles(dataDir).some((bytes) => formsOfId(id).some((form) => bytes.includes(form)));

/** Whether the store knows somebody, by the name that the installation has for them. */
const knows = (dataDir: string, id: number) =>
  storeFiles(dataDir).some((bytes) => bytes.includes(createIdNames(loadInstallationKey(dataDir)).name(id)));

async function openPrograms(dataDir: string): Promise<App> {
  const corpusDir = makeTempFolder();
  writeArticles(corpusDir, ARTICLES);
  const app = await createApp(await makeConfig({ dataDir, corpusDir, adminUserIds: [] }), { log: silentLog });
  onTestFinished(() => app.close());
  return app;
}

describe('what is forgotten', () => {
  it('stands nowhere in the bytes of the store any more: neither the person nor what they asked', async () => {
    const dataDir = makeTempFolder();
    const app = await openPrograms(dataDir);
    const telegram = await startTelegram();
    startBot(telegram, { app: { ...app, asked: [] } });
    await telegram.waitForPolling();
    const [user, other] = [telegram.addUser({ id: 6_123_456_789 }), telegram.addUser({ id: 6_987_654_321 })];
    const group = telegram.addChat({ type: 'supergroup', members: [user, other] });
    const questions = ['石桥全长多少米？', '茶园的ZEBRAWORD电话？', '云杉镇有多少座茶园？'];
    user.send(user.chat, questions[0]!);
    await telegram.waitForReply(user.chat);
    user.send(user.chat, questions[1]!);
    user.send(group, `/ask ${questions[2]}`);
    other.send(group, '/ask 石桥由谁修建？');
    await telegram.waitUntilConfirmed();
    expect(countBytes(dataDir, questions)).toBeGreaterThan(0);
    expect([knows(dataDir, user.id), knows(dataDir, other.id)]).toEqual([true, true]);

    const asked = user.send(group, '/forget');
    const ask = await telegram.waitForReply(group, { to: asked.message_id, matching: /无法恢复/ });
    await telegram.waitForPressAnswer(user.press(ask, '全部删除'));
    expect(telegram.current(ask)?.text).toContain('• 3 个问题和回答的记录');
    await telegram.waitUntilConfirmed();
    expect(countBytes(dataDir, questions)).toBe(0);
    expect([knows(dataDir, user.id), holds(dataDir, user.id)]).toEqual([false, false]);
    // What somebody else asked is theirs.
    expect(countBytes(dataDir, ['石桥由谁修建？'])).toBeGreaterThan(0);
    expect(knows(dataDir, other.id)).toBe(true);
    expect(existsSync(join(dataDir, STORE_FILE))).toBe(true);
  });

  it('includes an answer that is still on its way, and one that could not be sent', async () => {
    const dataDir = makeTempFolder();
    const app = await openPrograms(dataDir);
    const user = 6_123_456_789;
    const given = { asker: user, conversation: `1//${user}`, spender: { user: String(user), chat: '1' } };
    await app.answer('石桥全长多少米？', given);
    const underWay = app.answer('云杉镇有多少座茶园？', given);
    const deleted = app.privacy.forget(user, (key) => key.endsWith(`/${user}`));
    expect(deleted.answers).toBe(1);
    const { id } = await underWay;
    expect(app.why(id)).toBeNull();
    expect(countBytes(dataDir, ['石桥全长多少米？', '云杉镇有多少座茶园？'])).toBe(0);
    expect([knows(dataDir, user), holds(dataDir, user)]).toEqual([false, false]);
    const later = await app.answer('它有多长？', given);
    expect(later.understoodAs ?? null).toBeNull();
    expect(app.why(later.id)).not.toBeNull();
  });

  it('is nothing where somebody only typed: no record, no memory, no language model', async () => {
    const dataDir = makeTempFolder();
    const corpusDir = makeTempFolder();
    writeArticles(corpusDir, Object.fromEntries(TOWN.map(({ id, text }) => [id, text])));
    // Nothing listens there: a model that were asked would fail, and the notice would tell.
    const endpoint = { baseUrl: 'http://127.0.0.1:9/v1', model: 'm', apiKey: null };
    const config = await makeConfig({ dataDir, corpusDir, chat: { endpoints: [endpoint], dailyTokens: null } });
    const app = await createApp(config, { log: silentLog });
    onTestFinished(() => app.close());
    const answer = await app.answer('竹编博物馆收藏了多少件竹器？', { passing: true });
    expect(answer).toMatchObject({ kind: 'answered', model: 'extractive' });
    expect('notice' in answer).toBe(false);
    expect(app.why(answer.id)).toBeNull();
    expect(app.status()).toMatchObject({ answered: 0, notFound: 0, failed: 0, endpoints: [{ requests: 0 }] });
    expect(countBytes(dataDir, ['竹编博物馆收藏了多少件竹器？'])).toBe(0);
  });

  it('includes votes on answers to others, tokens, offers and the settings of the private chat', () => {
    const dataDir = makeTempFolder();
    const store = openStore(dataDir);
    onTestFinished(() => store.close());
    const user = 6_123_456_789;
    store.audits.insert('a', 1, '{}', 7);
    store.audits.insert('b', 1, '{}', user);
    store.sentAnswers.insert({ chat: user, message: 5, asker: user, question: 4 }, 'b');
    store.votes.put('a', user, 'down', 'wrong', 1);
    store.votes.put('a', 8, 'up', null, 1);
    store.tokens.add('2026-01-01', 'user', String(user), { input: 1, output: 1, answers: 1 });
    store.tokens.add('2026-01-01', 'all', '', { input: 1, output: 1, answers: 1 });
    store.offers.insert('t', { user, chat: user, action: 'x', payload: '{}', expiresAt: 1 });
    store.drafts.put('d', { user, content: '{}', expiresAt: 1 });
    store.chatSettings.put(user, { language: 'en', quiet: false, askers: 'everyone' });
    store.chatSettings.put(9, { language: 'en', quiet: false, askers: 'everyone' });
    store.settle();
    expect([knows(dataDir, user), holds(dataDir, user)]).toEqual([true, true]);
    expect(store.persons.delete(user, 9, null)).toEqual({ answers: 1, votes: 1, settings: 1, updates: [] });
    store.settle();
    expect([knows(dataDir, user), holds(dataDir, user)]).toEqual([false, false]);
    expect(store.votes.count('a')).toEqual({ up: 1, down: 0 });
    expect(store.tokens.count('2026-01-01', 'all', '').input).toBe(1);
    expect(store.audits.find('a')).not.toBeNull();
    expect(store.chatSettings.find(9)).not.toBeNull();
  });

  it('leaves the log beside the file, too, as soon as nobody else reads it', () => {
    // The clock itself goes on: it tells that nobody was waited for.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const dataDir = makeTempFolder();
    const store = openStore(dataDir);
    onTestFinished(() => store.close());
    const parts = {
      store,
      conversations: createConversations(),
      log: silentLog,
      models: [],
      embedsElsewhere: false,
      retentionDays: 30,
    };
    const privacy = createPrivacy(parts);
    store.audits.insert('a', 1, '{"question":"ZEBRAWORD"}', 6_123_456_789);
    const reader = openDatabase(dataDir);
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM audits').get();
    const started = performance.now();
    privacy.forget(6_123_456_789, () => true);
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(countBytes(dataDir, ['ZEBRAWORD'])).toBeGreaterThan(0);
    reader.exec('COMMIT');
    reader.close();
    vi.advanceTimersByTime(2_000);
    expect(countBytes(dataDir, ['ZEBRAWORD'])).toBe(0);
  });

  it('is looked for in every table there is', () => {
    const database = openDatabase(null);
    onTestFinished(() => database.close());
    const tables = database
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
      .all();
    // Whoever adds a table adds it here, and to what is deleted of a person if it holds anything of one.
    expect(tables.map((row) => (row as { name: string }).name)).toEqual([
      'audits',
      'bots',
      'chat_settings',
      'deliveries',
      'dismissed_questions',
      'drafts',
      'golden_questions',
      'key_checks',
      'offers',
      'retired_articles',
      'sent_answers',
      'tokens',
      'updates',
      'votes',
    ]);
  });
});
