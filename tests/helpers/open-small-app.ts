import { type AppOptions, createApp, type RunningApp } from '../../src/app.ts';
import { REQUEST_LIMITS } from '../../src/chat/updates/request-limits.ts';
import type { Config } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { createBigramEmbedder } from './bigram-embedder.ts';
import { createBuildInProcess } from './build-in-process.ts';

/** The real program over a folder of a few articles, with an embedder that needs no model, built in this process. */
export async function openSmallApp(
  folders: Pick<Config, 'corpusDir' | 'dataDir'>,
  options: Partial<AppOptions> = {},
): Promise<RunningApp & { readonly lines: readonly string[] }> {
  const lines: string[] = [];
  const embedder = createBigramEmbedder(64);
  const config: Config = {
    telegramToken: null,
    telegramApiRoot: 'http://127.0.0.1:9',
    adminUserIds: [],
    modelDir: null,
    logLevel: 'debug',
    limits: REQUEST_LIMITS,
    retentionDays: 30,
    webhook: null,
    http: null,
    npmPath: null,
    chat: { endpoints: [], dailyTokens: null },
    embedding: null,
    ...folders,
  };
  const app = await createApp(config, {
    log: createLog('debug', { write: (line) => lines.push(line) }),
    embedder,
    build: createBuildInProcess(createBigramEmbedder(64)),
    ...options,
  });
  // The app reads its fields when they are asked for, so they must not be copied.
  return Object.assign(Object.create(app) as RunningApp, { lines });
}
