import { dirname, resolve } from 'node:path';
import { createApp, type RunningApp } from '../../src/app.ts';
import { REQUEST_LIMITS } from '../../src/chat/updates/request-limits.ts';
import type { Config } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { openRealModel } from './real-model.ts';

/** One line of the log, parsed. */
export interface LogLine {
  readonly level: string;
  readonly message: string;
}

/** A configuration that touches nothing of the project but its corpus and the model's files. */
export async function makeConfig(given: Partial<Config> & Pick<Config, 'dataDir'>): Promise<Config> {
  const { model } = await openRealModel();
  return {
    telegramToken: null,
    telegramApiRoot: 'http://127.0.0.1:9',
    adminUserIds: [],
    corpusDir: resolve('corpus'),
    modelDir: dirname(dirname(model)),
    logLevel: 'debug',
    npmPath: null,
    chat: { endpoints: [], dailyTokens: null },
    embedding: null,
    limits: REQUEST_LIMITS,
    retentionDays: 30,
    webhook: null,
    http: null,
    ...given,
  };
}

/** The real program over the shipped corpus (or another) with the real model, and what it logged. */
export async function openTestApp(
  given: Partial<Config> & Pick<Config, 'dataDir'>,
): Promise<RunningApp & { readonly logged: readonly LogLine[] }> {
  const logged: LogLine[] = [];
  const log = createLog('debug', { write: (line) => logged.push(JSON.parse(line) as LogLine) });
  const app = await createApp(await makeConfig(given), { log });
  // The app reads its fields when they are asked for, so they must not be copied.
  return Object.assign(Object.create(app) as RunningApp, { logged });
}
