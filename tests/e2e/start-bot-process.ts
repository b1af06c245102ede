import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import type { TelegramDouble } from '../helpers/telegram-double/telegram-double.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const MODEL_DIR = join(ROOT, 'data/models/bge-small-zh-v1.5');

/** Without the model's files the bot works on keywords alone, and so do these tests. */
export const hasModel = existsSync(join(MODEL_DIR, 'onnx/model_quantized.onnx'));

/** Tests reach nothing but this machine: a missing model is neither packed by npm nor fetched from a hub. */
const OFFLINE = encodeURIComponent(
  'const reach = globalThis.fetch; globalThis.fetch = (input, init) => ' +
    '/^http:[/][/]127[.]0[.]0[.]1[:]/.test(String(input.url ?? input)) ' +
    '? reach(input, init) : Promise.reject(new Error("tests have no network"));',
);

/** A corpus and a data folder of a test's own. */
export interface Workspace {
  readonly corpusDir: string;
  readonly dataDir: string;
  remove(): Promise<void>;
}

/** A copy of the shipped corpus beside an empty data folder. */
export async function makeWorkspace(): Promise<Workspace> {
  const folder = await mkdtemp(join(tmpdir(), 'kecheng-e2e-'));
  const [corpusDir, dataDir] = [join(folder, 'corpus'), join(folder, 'data')];
  await cp(join(ROOT, 'corpus'), corpusDir, { recursive: true });
  await mkdir(dataDir);
  return { corpusDir, dataDir, remove: () => rm(folder, { recursive: true, force: true }) };
}

export interface BotProcess {
  readonly pid: number;
  /** What it has written to standard error so far. */
  readonly errors: () => string;
  /** Resolves with the exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
  /** Resolves when it takes updates; rejects when it ended before, or after a minute. */
  readonly ready: Promise<void>;
  /** Sends the signal and waits for the end; how long that took is in milliseconds. */
  stop(signal?: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<{ readonly code: number | string; readonly tookMs: number }>;
}

export interface BotProcessOptions {
  readonly telegram: TelegramDouble;
  readonly workspace: Workspace;
  readonly adminUserIds?: readonly number[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Modules that run before it, percent-encoded. */
  readonly preloads?: readonly string[];
}

/** How long a start may take. */
const START_MS = 60_000;

/** Starts `node dist/main.js` at a Telegram double. */
export function spawnBotProcess(options: BotProcessOptions): BotProcess {
  const { telegram, workspace, adminUserIds = [], environment = {}, preloads = [] } = options;
  const began = telegram.transcript.length;
  const child = spawn(process.execPath, [join(ROOT, 'dist/main.js')], {
    // Elsewhere than the project, where a developer's .env lies.
    cwd: workspace.dataDir,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      NODE_OPTIONS: [OFFLINE, ...preloads].map((code) => `--import=data:text/javascript,${code}`).join(' '),
      npm_config_offline: 'true',
      npm_config_cache: join(workspace.dataDir, 'npm-cache'),
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.url,
      ADMIN_USER_IDS: adminUserIds.join(','),
      CORPUS_DIR: workspace.corpusDir,
      DATA_DIR: workspace.dataDir,
      ...(hasModel ? { MODEL_DIR } : {}),
      ...environment,
    },
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const ended = new Promise<number | string>((settle, reject) => {
    child.once('error', reject).once('close', (code, signal) => settle(code ?? signal ?? 'unknown'));
  });
  /** One of its own requests, not of one that ran before. */
  const isServing = () =>
    telegram.transcript
      .slice(began)
      .some((call) => call.method === 'getUpdates' || (call.method === 'setWebhook' && call.response?.ok === true));
  const failed = ended.then((code) => {
    throw new Error(`the bot ended with ${code} before it was ready:\n${errors}`);
  });
  const serving = telegram.waitUntil('the bot to take updates', () => isServing() || undefined, START_MS);
  const ready = Promise.race([serving.then(() => undefined), failed]);
  for (const promise of [ready, failed, serving]) promise.catch(() => undefined);
  return {
    pid: child.pid ?? 0,
    errors: () => errors,
    ended,
    ready,
    async stop(signal = 'SIGTERM') {
      const at = performance.now();
      child.kill(signal);
      return { code: await ended, tookMs: performance.now() - at };
    },
  };
}

/** The same, when it takes updates. */
export async function startBotProcess(
  telegram: TelegramDouble,
  workspace: Workspace,
  adminUserIds: readonly number[] = [],
  environment: Readonly<Record<string, string>> = {},
  preloads: readonly string[] = [],
): Promise<BotProcess> {
  const bot = spawnBotProcess({ telegram, workspace, adminUserIds, environment, preloads });
  await bot.ready;
  return bot;
}
