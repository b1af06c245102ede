import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { loadConfig } from '../src/config.ts';
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
  it('needs nothing', () => {
    expect(loadConfig({})).toEqual({
      telegramToken: null,
      telegramApiRoot: 'https://api.telegram.org',
      adminUserIds: [],
      corpusDir: resolve('corpus'),
      dataDir: resolve('data'),
      modelDir: null,
      logLevel: 'warn',
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
