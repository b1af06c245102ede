import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { describeError } from '../../src/errors.ts';
import { createIdNames } from '../../src/scrub/hash-id.ts';
import { loadInstallationKey } from '../../src/installation-key.ts';
import { type EchoingEndpoint, startEchoingEndpoint } from '../helpers/echoing-endpoint.ts';
import { findLeaks, type Protected } from '../helpers/find-leaks.ts';
import { formsOfId } from '../helpers/forms-of-id.ts';
import {
  createTelegramDouble,
  type TelegramDouble,
  type TelegramUser,
} from '../helpers/telegram-double/telegram-double.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';
import { writeArticles } from '../helpers/write-articles.ts';
import { type BotProcess, startBotProcess } from './start-bot-process.ts';

const KEY = 'sk-live-QUOTAquota0123456789+/=';
const SECOND_KEY = 'plainkeyofnoform77';
const QUESTIONS = ['云杉镇的石桥全长多少米？', '云杉镇有多少座茶园？', '石桥由谁修建ZEBRAWORD？'];
const PERSON = {
  first_name: 'Bartholomäus',
  last_name: '欧阳雪松',
  username: 'snowpine_1987',
  language_code: 'zh-hans',
};
const NAMES = [PERSON.first_name, PERSON.last_name, PERSON.username];
const MAIN = resolve(import.meta.dirname, '../../dist/main.js');
/** Ends by itself. */
function runMain(
  environment: Readonly<Record<string, string>>,
  cwd: string,
): Promise<{ code: number | null; stderr: string }> {
  return new Promise((settle) => {
    const child = spawn(process.execPath, [MAIN], {
      cwd,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { PATH: process.env['PATH'], ...environment },
    });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('close', (code) => settle({ code, stderr }));
  });
}

describe('a bot at work, in trouble', () => {
  const dataDir = makeTempFolder();
  const corpusDir = makeTempFolder();
  let telegram: TelegramDouble;
  let endpoint: EchoingEndpoint;
  let bot: BotProcess;
  let person: TelegramUser;
  let admin: TelegramUser;
  let group: ReturnType<TelegramDouble['addChat']>;
  /** Whom all faults meet. */
  let troubled: readonly TelegramUser[];
  let secrets: Protected;
  /** The words of a fault that says everything. */
  let telling: string;

  beforeAll(async () => {
    writeArticles(corpusDir, { bridge: '云杉镇的石桥全长320米，由云杉镇政府修建。\n\n云杉镇有12座茶园。' });
    telegram = await createTelegramDouble();
    endpoint = await startEchoingEndpoint();
    person = telegram.addUser({ id: 6_123_456_789, ...PERSON });
    admin = telegram.addUser({ id: 5_987_654_321, first_name: 'Adminchen', language_code: 'en' });
    troubled = [1, 2, 3].map((i) =>
      telegram.addUser({ id: 7_300_000_000 + i, first_name: `Pechvogel${i}`, username: `pechvogel_${i}` }),
    );
    group = telegram.addChat({ type: 'supergroup', title: '云杉镇秘密群', members: [person, admin, ...troubled] });
    secrets = {
      tokens: [telegram.token],
      keys: [KEY, SECOND_KEY],
      ids: [person.id, admin.id, group.id, ...troubled.map(({ id }) => id)],
      words: [...NAMES, 'Adminchen', 'Pechvogel', 'pechvogel', '云杉镇秘密群', ...QUESTIONS],
    };
    telling = `https://api.telegram.org/bot${telegram.token}/x of @pechvogel_1 Pechvogel1 (${troubled[0]!.id}) in ${group.id}: ${QUESTIONS[0]}`;
    bot = await startBotProcess(
      telegram,
      { corpusDir, dataDir, remove: () => Promise.resolve() },
      [admin.id],
      {
        // Keywords alone: this is not about answers.
        MODEL_DIR: corpusDir,
        LOG_LEVEL: 'debug',
        CHAT_BASE_URL: endpoint.url,
        CHAT_API_KEY: KEY,
        CHAT_MODEL: 'm',
        CHAT_FALLBACK_1_BASE_URL: endpoint.url,
        CHAT_FALLBACK_1_API_KEY: SECOND_KEY,
        CHAT_FALLBACK_1_MODEL: 'm2',
      },
      [rejecting(`${telling} of @adminchen ${KEY} ${encodeURIComponent(SECOND_KEY)}`)],
    );
  });
  afterAll(async () => {
    await bot?.stop('SIGKILL');
    await endpoint.close();
    await telegram.close();
  });

  it('leaves nothing of a person who is forgotten, in the files or in the log', async () => {
    for (const [i, question] of QUESTIONS.entries()) {
      const chat = i === 2 ? group : person.chat;
      const { message_id: after } = person.send(chat, i === 2 ? `/ask ${question}` : question);
      await telegram.waitForReply(chat, { after, matching: (message) => !message.text?.endsWith('…') });
    }
    expect(endpoint.asked()).toBeGreaterThan(0);
    const idNames = createIdNames(loadInstallationKey(dataDir));
    const holds = (bytes: Buffer) =>
      [...formsOfId(person.id), Buffer.from(idNames.name(person.id))].some((form) => bytes.includes(form));
    expect(listFiles(dataDir).some((file) => holds(readFileSync(file)))).toBe(true);
    const sent = person.send(person.chat, '/forget');
    const ask = await telegram.waitForReply(person.chat, { after: sent.message_id, matching: /无法恢复/ });
    await telegram.waitForPressAnswer(person.press(ask, '全部删除'));
    const own = { ...secrets, ids: [person.id], words: [...NAMES, ...QUESTIONS] };
    const left = () =>
      listFiles(dataDir).filter((file) => {
        const bytes = readFileSync(file);
        return holds(bytes) || findLeaks(bytes.toString('latin1'), own).length > 0;
      });
    // The update that asked for it ends a moment later.
    await vi.waitFor(() => expect(left()).toEqual([]), 10_000);
    expect(findLeaks(bot.errors(), own)).toEqual([]);
  });

  it('shows an admin what its own texts say, and no secret of the servers’', async () => {
    const { message_id: after } = admin.send(admin.chat, '/status');
    const { text = '' } = await telegram.waitForReply(admin.chat, { after, matching: /401/ });
    expect(findLeaks(text, { tokens: [telegram.token], keys: [KEY, SECOND_KEY] })).toEqual([]);
  });

  it('says in its log what was wrong, and nobody’s id, name, words, token or key', async () => {
    for (const user of troubled) {
      const { message_id: after } = user.send(user.chat, '/start');
      await telegram.waitForReply(user.chat, { after });
    }
    // Every kind of refusal, of what is sent, edited and shown, each with words that say everything.
    const methods = ['sendMessage', 'editMessageText', 'sendMessageDraft', 'sendChatAction', 'answerCallbackQuery'];
    for (const error_code of [400, 403, 404, 500])
      for (const method of methods) telegram.failNext(method, { error_code, description: `Bad Request: ${telling}` });
    telegram.dropConnection('sendMessage');
    telegram.dropConnection('getUpdates');
    telegram.failNext('getUpdates', { error_code: 502, description: telling });
    for (const [i, question] of QUESTIONS.entries()) troubled[i]!.send(troubled[i]!.chat, question);
    admin.sendDocument(admin.chat, { name: `${PERSON.first_name}.docx`, bytes: `PK\u0003\u0004 ${telling}` });
    admin.sendDocument(admin.chat, { name: `${troubled[0]!.id}.pdf`, bytes: `%PDF-1.4 ${telling}` });
    for (const [method, code] of [
      ['sendMessage', 500],
      ['editMessageText', 400],
    ] as const)
      await telegram.waitForCall(
        method,
        ({ response }) => response?.ok === false && response.error_code === code,
        30_000,
      );
    await telegram.waitForCall('getFile');
    const idNames = createIdNames(loadInstallationKey(dataDir));
    expect(bot.errors()).toContain('[secret]');
    // Which lines belong together is still to be seen.
    const named = troubled.map(({ id }) => `"chat":"chat:${idNames.shortName(id)}"`);
    expect(named.some((name) => bot.errors().includes(name))).toBe(true);
    expect(findLeaks(bot.errors(), secrets)).toEqual([]);
  });

  it('ends with one scrubbed line and code 1 at a fault that nobody caught', async () => {
    const before = bot.errors().length;
    process.kill(bot.pid, 'SIGUSR2');
    expect(await bot.ended).toBe(1);
    // Whatever it was about to say of its other troubles may come before, each in its own line of the log.
    const all = bot.errors().slice(before).trim().split('\n');
    const said = all.filter((line) => !line.startsWith('{'));
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^unexpected fault, the program ends: /);
    expect(all.at(-1)).toBe(said[0]);
    expect(findLeaks(said[0]!, secrets)).toEqual([]);
  });
});

/** A module that rejects when it is told to, as a library might at any time; percent-encoded. */
function rejecting(words: string): string {
  const file = join(makeTempFolder(), 'reject.mjs');
  writeFileSync(file, `process.on('SIGUSR2', () => void Promise.reject(new Error(${JSON.stringify(words)})))`);
  return encodeURIComponent(`import ${JSON.stringify(pathToFileURL(file).href)}`);
}

function catchFault(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return describeError(error);
  }
  throw new Error('nothing was wrong');
}

describe('a bot that cannot start', () => {
  const folder = makeTempFolder();
  const TOKEN = '7654321098:AAE-a_token_that_is_in_no_line_at_all';
  it.each([
    ['a token that is none', { TELEGRAM_BOT_TOKEN: `${TOKEN} ` + TOKEN }],
    [
      'an address with a password',
      { TELEGRAM_BOT_TOKEN: TOKEN, CHAT_BASE_URL: `https://me:${KEY}@x.example/v1`, CHAT_MODEL: 'm' },
    ],
    [
      'a key with a blank',
      { TELEGRAM_BOT_TOKEN: TOKEN, CHAT_BASE_URL: 'http://127.0.0.1:9/v1', CHAT_API_KEY: `${KEY} x`, CHAT_MODEL: 'm' },
    ],
    [
      'a secret of a wrong form',
      { TELEGRAM_BOT_TOKEN: TOKEN, WEBHOOK_URL: 'https://x.example/h', WEBHOOK_SECRET: `${KEY}!` },
    ],
    ['an admin by name', { TELEGRAM_BOT_TOKEN: TOKEN, ADMIN_USER_IDS: '@snowpine_1987, 6123456789' }],
  ])('for %s says so in one line without it', (_, environment) => {
    const fault = catchFault(() => loadConfig(environment));
    expect(fault).toMatch(/^[A-Z_]+ (is|must|holds) .* — /);
    const ids = [6123456789];
    expect(findLeaks(fault, { tokens: [TOKEN], keys: [KEY], ids, words: ['snowpine_1987'] })).toEqual([]);
  });

  it('for a folder with a secret in its name says so without it', async () => {
    const environment = { TELEGRAM_BOT_TOKEN: TOKEN, CORPUS_DIR: `/nowhere/${TOKEN}/6123456789` };
    const { code, stderr } = await runMain(
      { DATA_DIR: join(folder, 'data'), MODEL_DIR: folder, ...environment },
      folder,
    );
    expect(code).toBe(2);
    expect(stderr).toContain('/nowhere/[secret]/');
    expect(findLeaks(stderr, { tokens: [TOKEN], ids: [6123456789] })).toEqual([]);
  });
});

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? listFiles(path) : [path]));
}
