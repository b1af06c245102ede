import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it, test, vi } from 'vitest';
import { listSecrets, loadConfig } from '../src/config.ts';
import { AppError } from '../src/errors.ts';
import { makeTempFolder } from './helpers/temp-folder.ts';

const TOKEN = `1234567:${'aB3_-'.repeat(7)}`;

function failureOf(environment: Readonly<Record<string, string>>): AppError {
  try {
    loadConfig(environment);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('the configuration was accepted');
}

describe('the configuration', () => {
  it.each(['/healthz', '/readyz', '/metrics?x=1'])('leaves %s to the bot itself', (path) => {
    const { line } = failureOf({ WEBHOOK_URL: `https://bot.example.org${path}` });
    expect(line).toMatch(/^WEBHOOK_URL must not end in .*; choose a path such as \/telegram — correct it/);
  });

  it('needs nothing', () => {
    expect(loadConfig({})).toEqual({
      telegramToken: null,
      telegramApiRoot: 'https://api.telegram.org',
      adminUserIds: [],
      corpusDir: resolve('corpus'),
      dataDir: resolve('data'),
      modelDir: null,
      logLevel: 'warn',
      limits: { userPerMinute: 20, chatPerMinute: 60, overallPerMinute: 600 },
      chat: { endpoints: [], dailyTokens: null },
      embedding: null,
      retentionDays: 30,
      webhook: null,
      http: null,
      npmPath: null,
    });
  });

  it('takes what is given, and paths as absolute ones', () => {
    const config = loadConfig({
      TELEGRAM_BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: 'http://127.0.0.1:8081/',
      ADMIN_USER_IDS: '1001, 1002',
      CORPUS_DIR: 'articles',
      DATA_DIR: '/var/kecheng',
      MODEL_DIR: 'corpus',
      LOG_LEVEL: 'debug',
      LIMIT_USER_PER_MINUTE: '5',
      npm_execpath: '/usr/lib/npm-cli.js',
    });
    expect(config).toEqual({
      telegramToken: TOKEN,
      telegramApiRoot: 'http://127.0.0.1:8081',
      adminUserIds: [1001, 1002],
      corpusDir: resolve('articles'),
      dataDir: '/var/kecheng',
      modelDir: resolve('corpus'),
      logLevel: 'debug',
      limits: { userPerMinute: 5, chatPerMinute: 60, overallPerMinute: 600 },
      chat: { endpoints: [], dailyTokens: null },
      embedding: null,
      retentionDays: 30,
      webhook: null,
      http: null,
      npmPath: '/usr/lib/npm-cli.js',
    });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('counts an empty value as absent, as a copied .env.example has them', () => {
    const empty = {
      TELEGRAM_BOT_TOKEN: '',
      TELEGRAM_API_ROOT: ' ',
      ADMIN_USER_IDS: '',
      CORPUS_DIR: '',
      MODEL_DIR: '',
      LOG_LEVEL: '',
    };
    expect(loadConfig(empty)).toEqual(loadConfig({}));
  });

  it.each([
    ['TELEGRAM_BOT_TOKEN', 'my-secret-token'],
    ['TELEGRAM_BOT_TOKEN', `${TOKEN} extra`],
    ['TELEGRAM_API_ROOT', 'api-telegram-org'],
    ['TELEGRAM_API_ROOT', 'ftp://files.example.org'],
    ['ADMIN_USER_IDS', 'alice'],
    ['ADMIN_USER_IDS', '1001,,1002'],
    ['ADMIN_USER_IDS', '-5'],
    ['MODEL_DIR', 'no/such/folder'],
    ['LOG_LEVEL', 'loud'],
    ['CHAT_BASE_URL', 'api-example-com/v1'],
    ['CHAT_BASE_URL', 'https://user:pass@example.org/v1'],
    ['CHAT_BASE_URL', 'https://example.org/v1/chat/completions'],
    ['CHAT_API_KEY', 'key with blanks'],
    ['CHAT_FALLBACK_3_BASE_URL', 'localhost:11434'],
    ['CHAT_PARAMETERS', '{thinking: off}'],
    ['CHAT_PARAMETERS', '["no object"]'],
    ['CHAT_PARAMETERS', '{"user":"everyone"}'],
    ['CHAT_DAILY_TOKENS', '1e6'],
    ['LIMIT_USER_PER_MINUTE', '0'],
    ['LIMIT_PER_MINUTE', '1e3'],
    ['CHAT_DAILY_TOKENS', '0'],
    ['CHAT_DAILY_TOKENS', '-5'],
    ['CHAT_DAILY_TOKENS', '2.5'],
    ['EMBEDDING_BASE_URL', 'file:///etc/passwd'],
    ['EMBEDDING_BATCH_SIZE', '0'],
    ['EMBEDDING_BATCH_SIZE', 'ten'],
  ])('names a wrong %s in one line with what to write, and never its value (%s)', (variable, value) => {
    const error = failureOf({ [variable]: value });
    expect(error.code).toBe('config');
    expect(error.line.startsWith(`${variable} `)).toBe(true);
    expect(error.line).not.toContain('\n');
    expect(error.line).not.toContain(value);
    expect(error.line.length).toBeGreaterThan(variable.length + 20);
    // Nor may it come out by another way.
    expect(JSON.stringify({ ...error, cause: error.cause })).not.toContain(value);
  });
});

const MAIN = { CHAT_BASE_URL: 'https://one.example/v1/', CHAT_API_KEY: 'key-of-one', CHAT_MODEL: 'large' };
const chatOf = (environment: Readonly<Record<string, string>>) => loadConfig(environment).chat;

describe('language models', () => {
  it('are asked in their order, a second one of the same provider with its name alone', () => {
    const one = { baseUrl: 'https://one.example/v1', apiKey: 'key-of-one' };
    expect(
      chatOf({ ...MAIN, CHAT_FALLBACK_1_MODEL: 'small', CHAT_FALLBACK_3_MODEL: 'tiny', CHAT_DAILY_TOKENS: '500000' }),
    ).toEqual({
      endpoints: [
        { ...one, model: 'large' },
        { ...one, model: 'small' },
        { ...one, model: 'tiny' },
      ],
      dailyTokens: 500_000,
    });
  });

  it('of another provider never get the key of the first', () => {
    const two = { CHAT_FALLBACK_1_BASE_URL: 'http://127.0.0.1:11434/v1', CHAT_FALLBACK_1_MODEL: 'local' };
    expect(chatOf({ ...MAIN, ...two }).endpoints[1]).toEqual({
      baseUrl: 'http://127.0.0.1:11434/v1',
      apiKey: null,
      model: 'local',
    });
    expect(chatOf({ ...MAIN, ...two, CHAT_FALLBACK_1_API_KEY: 'key-of-two' }).endpoints[1]?.apiKey).toBe('key-of-two');
  });

  it('get parameters of their own, shared by those of the same provider', () => {
    const own = { CHAT_PARAMETERS: '{"thinking":{"type":"disabled"}}', CHAT_FALLBACK_1_MODEL: 'small' };
    const other = {
      CHAT_FALLBACK_2_BASE_URL: 'https://two.example/v1',
      CHAT_FALLBACK_2_MODEL: 'other',
      CHAT_FALLBACK_3_MODEL: 'tiny',
      CHAT_FALLBACK_3_PARAMETERS: '{"temperature":1}',
    };
    expect(chatOf({ ...MAIN, ...own, ...other }).endpoints.map(({ parameters }) => parameters)).toEqual([
      { thinking: { type: 'disabled' } },
      { thinking: { type: 'disabled' } },
      undefined,
      { temperature: 1 },
    ]);
  });

  it('need no key', () => {
    const { CHAT_API_KEY: _, ...keyless } = MAIN;
    expect(chatOf(keyless).endpoints).toEqual([{ baseUrl: 'https://one.example/v1', apiKey: null, model: 'large' }]);
  });

  it('are none when only the day’s tokens are told', () => {
    expect(chatOf({ CHAT_DAILY_TOKENS: '7', CHAT_API_KEY: '' })).toEqual({ endpoints: [], dailyTokens: 7 });
  });

  it.each([
    ['CHAT_MODEL', { CHAT_BASE_URL: MAIN.CHAT_BASE_URL }],
    ['CHAT_MODEL', { CHAT_BASE_URL: MAIN.CHAT_BASE_URL, CHAT_API_KEY: MAIN.CHAT_API_KEY }],
    ['CHAT_BASE_URL', { CHAT_API_KEY: MAIN.CHAT_API_KEY }],
    ['CHAT_BASE_URL', { CHAT_MODEL: MAIN.CHAT_MODEL }],
    ['CHAT_BASE_URL', { CHAT_FALLBACK_1_MODEL: 'small' }],
    ['CHAT_MODEL', { CHAT_PARAMETERS: '{"enable_thinking":false}' }],
    ['CHAT_FALLBACK_2_MODEL', { ...MAIN, CHAT_FALLBACK_2_API_KEY: 'another-key' }],
    ['CHAT_FALLBACK_1_MODEL', { ...MAIN, CHAT_FALLBACK_1_BASE_URL: 'https://two.example/v1' }],
    ['EMBEDDING_MODEL', { EMBEDDING_BASE_URL: 'https://two.example/v1' }],
    ['EMBEDDING_BASE_URL', { EMBEDDING_API_KEY: 'another-key', EMBEDDING_MODEL: 'vectors' }],
  ])('half configured end the start with one line that names %s and no value', (variable, environment) => {
    const error = failureOf(environment);
    expect(error.code).toBe('config');
    expect(error.line).toMatch(new RegExp(`^${variable} is missing[^\\n]*$`));
    for (const value of Object.values(environment)) expect(error.line).not.toContain(value);
  });
});

describe('an embedding endpoint', () => {
  it('is taken with ten texts a request unless told otherwise', () => {
    const environment = { EMBEDDING_BASE_URL: 'https://two.example/v1', EMBEDDING_MODEL: 'vectors' };
    const plain = { baseUrl: 'https://two.example/v1', apiKey: null, model: 'vectors', batchSize: 10 };
    expect(loadConfig(environment).embedding).toEqual(plain);
    expect(
      loadConfig({ ...environment, EMBEDDING_API_KEY: 'another-key', EMBEDDING_BATCH_SIZE: '64' }).embedding,
    ).toEqual({ ...plain, apiKey: 'another-key', batchSize: 64 });
    expect(loadConfig({ EMBEDDING_BATCH_SIZE: '10' }).embedding).toBeNull();
  });
});

test('every key and the token are secrets of the log', () => {
  const config = loadConfig({
    ...MAIN,
    TELEGRAM_BOT_TOKEN: TOKEN,
    CHAT_FALLBACK_1_MODEL: 'small',
    CHAT_FALLBACK_2_MODEL: 'other',
    CHAT_FALLBACK_2_API_KEY: 'key-of-two',
    EMBEDDING_BASE_URL: 'https://two.example/v1',
    EMBEDDING_MODEL: 'vectors',
    EMBEDDING_API_KEY: 'key-of-three',
  });
  expect(listSecrets(config).toSorted()).toEqual([TOKEN, 'key-of-one', 'key-of-three', 'key-of-two'].toSorted());
  expect(listSecrets(loadConfig({}))).toEqual([]);
});

describe('.env', () => {
  const home = process.cwd();
  afterEach(() => {
    process.chdir(home);
    vi.unstubAllEnvs();
  });

  it('is read from the working folder, quotes and comments included, and the environment wins over it', () => {
    const folder = makeTempFolder();
    mkdirSync(join(folder, 'elsewhere'));
    writeFileSync(join(folder, '.env'), '# comment\nLOG_LEVEL=error\nDATA_DIR="from file" # where\nADMIN_USER_IDS=7\n');
    vi.stubEnv('DATA_DIR', '/from/environment');
    vi.stubEnv('LOG_LEVEL', undefined);
    process.chdir(folder);
    expect(loadConfig()).toMatchObject({ logLevel: 'error', dataDir: '/from/environment', adminUserIds: [7] });
    vi.stubEnv('DATA_DIR', undefined);
    expect(loadConfig().dataDir).toBe(join(process.cwd(), 'from file'));
    process.chdir(join(folder, 'elsewhere'));
    expect(loadConfig().logLevel).toBe('warn');
  });

  it.each([
    ['of UTF-16 with its mark', Buffer.from('\ufeffLOG_LEVEL=error\n', 'utf16le'), 'not in UTF-8'],
    ['of UTF-16 without it', Buffer.from('LOG_LEVEL=error\n', 'utf16le'), 'not in UTF-8'],
    ['that is a folder', null, 'cannot be read (EISDIR)'],
  ])('%s is named in one line', (_, bytes, words) => {
    const folder = makeTempFolder();
    if (bytes) writeFileSync(join(folder, '.env'), bytes);
    else mkdirSync(join(folder, '.env'));
    process.chdir(folder);
    expect(() => loadConfig()).toThrow(
      expect.objectContaining({ code: 'config', line: expect.stringContaining(`.env ${bytes ? 'is ' : ''}${words}`) }),
    );
  });

  it('may begin with the mark of UTF-8', () => {
    const folder = makeTempFolder();
    writeFileSync(join(folder, '.env'), '\ufeffLOG_LEVEL=error\n');
    vi.stubEnv('LOG_LEVEL', undefined);
    process.chdir(folder);
    expect(loadConfig().logLevel).toBe('error');
  });

  it('is read without a word on standard output and leaves the environment as it is', () => {
    const folder = makeTempFolder();
    writeFileSync(join(folder, '.env'), 'KECHENG_TEST_ONLY=1\n');
    process.chdir(folder);
    const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const logged = vi.spyOn(console, 'log').mockReturnValue(undefined);
    loadConfig();
    expect([written.mock.calls, logged.mock.calls]).toEqual([[], []]);
    vi.restoreAllMocks();
    expect(process.env['KECHENG_TEST_ONLY']).toBeUndefined();
  });
});
