import { createHash } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { checkDisk } from '../../src/doctor/check-disk.ts';
import { checkModel } from '../../src/doctor/check-model.ts';
import { checkNode } from '../../src/doctor/check-node.ts';
import { AppError } from '../../src/errors.ts';
import { INSTALLATION_KEY_FILE } from '../../src/installation-key.ts';
import { silentLog } from '../../src/log.ts';
import { createHealthRoutes } from '../../src/server/health-routes.ts';
import { createServer } from '../../src/server/create-server.ts';
import { holdLock } from '../../src/lock/data-lock.ts';
import { STORE_FILE } from '../../src/store/open-database.ts';
import { openStore } from '../../src/store/open-store.ts';
import { startTelegram } from '../chat/start-chat.ts';
import { openRealModel } from '../helpers/real-model.ts';
import { createCli } from '../helpers/run-cli.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';
import { writeArticles } from '../helpers/write-articles.ts';
import { install, type Installation, levelsOf, saidBy } from './install.ts';

const folder = makeTempFolder();
let installation: Installation;
beforeAll(async () => {
  installation = await install(folder);
});
beforeEach(() => installation.restore());

/** Everything below a folder: contents, rights and times. */
function fingerprint(dir: string): Readonly<Record<string, string>> {
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true });
  // Memory that those who have the database open share; SQLite notes there who reads.
  const files = entries.filter(({ name }) => !name.endsWith('-shm'));
  return Object.fromEntries(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const { mode, mtimeMs } = statSync(path);
      const content = entry.isFile() ? createHash('sha256').update(readFileSync(path)).digest('hex') : '';
      return [path, `${mode} ${entry.isFile() ? mtimeMs : ''} ${content}`];
    }),
  );
}

const MINUTE = 60_000;
const newUpdate = (updateId: number) => ({ updateId, lane: 'chat', person: 1, body: '{}' });

describe('an installation in order', () => {
  it('has no fault, and looking at it changes nothing, whether a bot runs or not', async () => {
    const telegram = await startTelegram();
    const environment = {
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.url,
    };
    const before = fingerprint(installation.dataDir);
    const findings = await installation.examine(environment);
    expect(findings.filter(({ level }) => level === 'fault')).toEqual([]);
    expect(fingerprint(installation.dataDir)).toEqual(before);
    expect(findings.filter(({ level }) => level === 'warning').map(({ check }) => check)).toEqual(['model']);
    expect(saidBy(findings, 'token')).toEqual([`ok: @${telegram.bot.username}`]);
    expect(saidBy(findings, 'articles')).toEqual(['ok: 2 articles can be read']);
    expect(saidBy(findings, 'snapshot')[0]).toMatch(/^ok: [0-9a-f]{12} is sound: 2 articles/);
    expect(saidBy(findings, 'running')).toEqual(['ok: no bot is running on this data folder']);
    expect(JSON.stringify(findings)).not.toContain(telegram.token);

    const held = holdLock(installation.dataDir);
    const store = openStore(installation.dataDir);
    onTestFinished(() => (store.close(), held.release()));
    store.updates.insert([newUpdate(1)], Date.now());
    const running = fingerprint(installation.dataDir);
    expect(saidBy(await installation.examine(), 'running')[0]).toMatch(/^ok: a bot is running on this data folder/);
    expect(saidBy(await installation.examine(), 'database')).toEqual([expect.stringMatching(/^ok: sound, of version/)]);
    expect(fingerprint(installation.dataDir)).toEqual(running);
  });

  it('is nothing yet before the first start, and stays so', async () => {
    rmSync(installation.dataDir, { recursive: true });
    const findings = await installation.examine();
    expect(findings.filter(({ level }) => level === 'fault')).toEqual([]);
    expect(() => statSync(installation.dataDir)).toThrow('ENOENT');
  });
});

describe('settings', () => {
  it('are told of one and all, and no value of theirs', async () => {
    const wrong = {
      TELEGRAM_BOT_TOKEN: 'half-a-token',
      ADMIN_USER_IDS: 'me',
      HTTP_PORT: '99999',
      WEBHOOK_SECRET: 'too short',
      CHAT_MODEL: 'some-model',
      EMBEDDING_API_KEY: 'key-of-an-endpoint',
      EMBEDDING_BATCH_SIZE: '0',
    };
    writeFileSync(installation.envFile, 'WEBHOK_URL=https://bot.example.org\n');
    const findings = await installation.examine(wrong);
    expect(
      saidBy(findings, 'configuration')
        .map((line) => line.split(' ').slice(0, 2).join(' '))
        .toSorted(),
    ).toEqual([
      'fault: ADMIN_USER_IDS',
      'fault: CHAT_BASE_URL',
      'fault: EMBEDDING_BATCH_SIZE',
      'fault: HTTP_PORT',
      'fault: TELEGRAM_BOT_TOKEN',
      'fault: WEBHOOK_SECRET',
      'warning: WEBHOK_URL',
    ]);
    const text = JSON.stringify(findings);
    for (const value of ['half-a-token', 'too short', 'key-of-an-endpoint']) expect(text).not.toContain(value);
    // What hangs on none of them is looked at all the same.
    expect(levelsOf(findings, 'snapshot')).toEqual(['ok']);
  });

  it('that cannot be read are one fault', async () => {
    const fault = new AppError('config', '.env is not in UTF-8', { fix: 'save it as UTF-8 text' });
    const environment = () => {
      throw fault;
    };
    expect(saidBy(await installation.examine({}, { environment }), 'configuration')).toEqual([
      'fault: .env is not in UTF-8',
    ]);
  });
});

describe.skipIf(process.platform === 'win32')('rights of files', () => {
  it('that are open to others are a fault, but a folder that others may only look into', async () => {
    const { dataDir, envFile } = installation;
    const look = async () => levelsOf(await installation.examine(), 'permissions');
    expect(await look()).toEqual(['ok']);
    chmodSync(dataDir, 0o755);
    expect(await look()).toEqual(['warning']);
    chmodSync(dataDir, 0o777);
    expect(await look()).toEqual(['fault']);
    chmodSync(dataDir, 0o700);
    chmodSync(envFile, 0o644);
    chmodSync(join(dataDir, STORE_FILE), 0o640);
    const findings = (await installation.examine()).filter(({ check }) => check === 'permissions');
    expect(findings.map(({ level, fix }) => [level, fix])).toEqual([
      ['fault', `chmod 600 ${envFile}`],
      ['fault', `chmod 600 ${join(dataDir, STORE_FILE)}`],
    ]);
  });

  it('of a data folder that is a file are a fault', async () => {
    rmSync(installation.dataDir, { recursive: true });
    writeFileSync(installation.dataDir, '');
    expect(saidBy(await installation.examine(), 'permissions')).toEqual([
      expect.stringMatching(/^fault: .* is no folder$/),
    ]);
  });
});

describe('the database', () => {
  it('says how many messages were given up, and how long the oldest is open', async () => {
    const store = openStore(installation.dataDir);
    const now = Date.now();
    store.updates.insert([newUpdate(1), newUpdate(2)], now - 42 * MINUTE);
    store.updates.bury(1, now, 'eight tries');
    store.close();
    const findings = await installation.examine({}, { now: () => now });
    expect(saidBy(findings, 'database').slice(1)).toEqual([
      'warning: 1 messages were given up',
      'warning: 1 messages are open, the oldest for 42 minutes',
    ]);
  });

  it('that is damaged, or something else, is a fault', async () => {
    const file = join(installation.dataDir, STORE_FILE);
    for (const name of readdirSync(installation.dataDir))
      if (name.startsWith(`${STORE_FILE}-`)) rmSync(join(installation.dataDir, name));
    const whole = readFileSync(file);
    const harmed = Buffer.from(whole);
    harmed.fill(0xa5, 4096, 8192);
    for (const content of [harmed, Buffer.from('no database at all, but words that fill a line')]) {
      writeFileSync(file, content);
      expect(saidBy(await installation.examine(), 'database')).toEqual([
        expect.stringMatching(/^fault: .* is damaged/),
      ]);
    }
    writeFileSync(file, whole);
    expect(levelsOf(await installation.examine(), 'database')).toContain('ok');
  });
});

describe('the key of the installation', () => {
  it('that is lost while the database is there is a fault', async () => {
    rmSync(join(installation.dataDir, INSTALLATION_KEY_FILE));
    expect(saidBy(await installation.examine(), 'database')[1]).toMatch(/^fault: .*installation\.key is not there/);
  });

  it('that is cut, no file, or that of another installation is a fault, and stays as it is', async () => {
    const file = join(installation.dataDir, INSTALLATION_KEY_FILE);
    const store = openStore(installation.dataDir);
    store.audits.insert('a', 1, '{}', 6_123_456_789);
    store.close();
    const said = async () => saidBy(await installation.examine(), 'database').slice(1);
    expect(await said()).toEqual([]);
    writeFileSync(file, Buffer.alloc(31, 7));
    expect(await said()).toEqual([`fault: ${file} holds 31 bytes instead of 32: it is no key`]);
    writeFileSync(file, Buffer.alloc(32, 7));
    expect(await said()).toEqual([`fault: ${file} is another key than the records in the database were written with`]);
    expect(readFileSync(file)).toEqual(Buffer.alloc(32, 7));
    rmSync(file);
    mkdirSync(file);
    expect(await said()).toEqual([`fault: ${file} cannot be read (EISDIR)`]);
  });
});

describe('a restoring that was interrupted', () => {
  it('is a fault: no bot starts before it is finished', async () => {
    writeFileSync(join(installation.dataDir, 'restore.json'), '{}', { mode: 0o600 });
    const [line] = saidBy(await installation.examine(), 'running');
    expect(line).toMatch(/^fault: a backup was being restored to .* interrupted$/);
  });
});

describe('a bot that runs', () => {
  it('is asked how it is, where it listens', async () => {
    let failing: readonly string[] = ['telegram: not reached for 120 s', 'database: cannot be written'];
    const routes = createHealthRoutes({ listFailing: () => failing, log: silentLog });
    const server = await createServer({ http: { host: '127.0.0.1', port: 0 }, routes, log: silentLog });
    const look = async () =>
      saidBy(await installation.examine({ HTTP_HOST: '0.0.0.0', HTTP_PORT: `${server.port}` }), 'health');
    expect(await look()).toEqual([]);
    const held = holdLock(installation.dataDir);
    onTestFinished(() => held.release());
    expect(await look()).toEqual(failing.map((line) => `warning: ${line}`));
    failing = [];
    expect(await look()).toEqual([`ok: http://127.0.0.1:${server.port}/readyz says that the bot is ready`]);
    await server.close();
    expect(await look()).toEqual([expect.stringMatching(/^warning: nothing answers at /)]);
  });
});

describe('articles and snapshot', () => {
  it('say what has changed since, which file cannot be read, and that a snapshot is damaged', async () => {
    const { corpusDir, dataDir } = installation;
    writeArticles(corpusDir, { tea: '云杉镇有12座茶园。' });
    writeFileSync(join(corpusDir, 'broken.md'), 'no front matter');
    const findings = await installation.examine();
    expect(saidBy(findings, 'articles')[1]).toMatch(/^warning: broken\.md: /);
    expect(saidBy(findings, 'snapshot')[1]).toBe('warning: the articles are others by now (1 new, 0 changed, 0 gone)');

    const files = readdirSync(join(dataDir, 'snapshots'), { recursive: true, encoding: 'utf8' });
    const graph = join(
      dataDir,
      'snapshots',
      files.find((name) => name.endsWith('vectors.hnsw'))!,
    );
    appendFileSync(graph, 'x');
    expect(saidBy(await installation.examine(), 'snapshot')).toEqual([
      expect.stringMatching(/^fault: the snapshot in .* cannot be used \(vectors\.hnsw /),
    ]);
    rmSync(corpusDir, { recursive: true });
    expect(levelsOf(await installation.examine(), 'articles')).toEqual(['fault']);
  });
});

async function connect() {
  const telegram = await startTelegram();
  const environment = { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.url };
  const look = (now = Date.now, more = {}) => installation.examine({ ...environment, ...more }, { now });
  return { telegram, look };
}

describe('Telegram', () => {
  it('that does not know the token is a fault, and nothing else is asked of it', async () => {
    const { telegram, look } = await connect();
    telegram.failNext('getMe', { error_code: 401, description: 'Unauthorized' });
    const findings = await look();
    expect(saidBy(findings, 'token')).toEqual(['fault: Telegram does not accept the bot token']);
    expect(levelsOf(findings, 'webhook')).toEqual([]);
  });

  it('that is ill is a warning, and one that cannot be reached a fault which keeps the token to itself', async () => {
    const { telegram, look } = await connect();
    telegram.failNext('getMe', { error_code: 502, description: 'Bad Gateway' });
    expect(saidBy(await look(), 'token')).toEqual(['warning: Telegram refuses for now (502 Bad Gateway)']);
    await telegram.close();
    const findings = await look();
    expect(saidBy(findings, 'token')).toEqual([
      expect.stringMatching(/^fault: 127\.0\.0\.1:\d+ cannot be reached \([A-Z_]+\)$/),
    ]);
    expect(JSON.stringify(findings)).not.toContain(telegram.token);
  });

  it.each([
    [45_000, /ahead of/],
    [-3_600_000, /behind/],
  ])('whose clock differs by %i ms is a warning', async (skew, words) => {
    const { look } = await connect();
    const [line, ...others] = saidBy(await look(() => Date.now() + skew), 'clock');
    expect(others).toEqual([]);
    expect(line).toMatch(/^warning: /);
    expect(line).toMatch(words);
    expect(levelsOf(await look(() => Date.now() + 25_000), 'clock')).toEqual(['ok']);
  });

  it('with a webhook that nobody set is a warning, and a fault while the bot runs; its path stays unsaid', async () => {
    const { telegram, look } = await connect();
    const url = 'https://elsewhere.example.org/secret-path';
    await fetch(`${telegram.url}/bot${telegram.token}/setWebhook?url=${encodeURIComponent(url)}`);
    const findings = await look();
    expect(levelsOf(findings, 'webhook')).toEqual(['warning']);
    expect(saidBy(findings, 'webhook')[0]).toContain('elsewhere.example.org');
    expect(JSON.stringify(findings)).not.toContain('secret-path');
    const held = holdLock(installation.dataDir);
    expect(levelsOf(await look(), 'webhook')).toEqual(['fault']);
    held.release();
    expect(saidBy(await look(Date.now, { WEBHOOK_URL: url }), 'webhook')).toEqual(['ok: set to elsewhere.example.org']);
  });
});

const levelOfNode = (version: string) => checkNode(version)[0]!.level;
const levelOfDisk = (free: number, ffree = 10) =>
  checkDisk(folder, (() => ({ bavail: free, bsize: 1, files: 10, ffree })) as never)[0]!.level;

describe('what needs no installation', () => {
  it('Node older than the package asks for is a fault', () => {
    const versions = ['v18.20.8', 'v20.18.3', 'v20.19.0', 'v22.1.0', 'v24.0.0'];
    expect(versions.map(levelOfNode)).toEqual(['fault', 'fault', 'ok', 'ok', 'ok']);
  });

  it('a disk that is nearly full, or takes no more files, is a fault', () => {
    const levels = [levelOfDisk(10_000_000), levelOfDisk(60_000_000), levelOfDisk(60_000_000, 0)];
    expect(levels).toEqual(['fault', 'ok', 'fault']);
  });

  it('the model’s files are held against their checksums', async () => {
    const { model } = await openRealModel();
    const modelDir = dirname(dirname(model));
    const parts = { embedding: null, dataDir: join(folder, 'none') };
    expect((await checkModel({ ...parts, modelDir }))[0]).toMatchObject({ level: 'ok' });
    expect((await checkModel({ ...parts, dataDir: dirname(dirname(modelDir)), modelDir: null }))[0]!.what).toBe(
      'the embedding model is whole',
    );
    expect((await checkModel({ ...parts, modelDir: null }))[0]!.level).toBe('warning');
  });
});

describe('the command', () => {
  it('prints a line for each finding or one JSON object, and ends with 1 when there is a fault', async () => {
    const cli = await createCli(folder);
    const environment = { CORPUS_DIR: installation.corpusDir, DATA_DIR: installation.dataDir };
    const well = await cli.run('cli/doctor', ['--json'], { environment });
    expect(JSON.parse(well.stdout)).toMatchObject({ ok: true, findings: expect.any(Array) });
    expect([well.code, well.stderr]).toEqual([0, '']);
    const ill = await cli.run('cli/doctor', [], { environment: { ...environment, HTTP_PORT: 'eighty' } });
    expect([ill.code, ill.stderr]).toEqual([1, '']);
    expect(ill.stdout).toContain('fault    configuration  HTTP_PORT must be a port number\n');
    expect(ill.stdout).toContain('→ correct it in .env');
    expect((await cli.run('cli/doctor', ['now'])).code).toBe(2);
  });
});
