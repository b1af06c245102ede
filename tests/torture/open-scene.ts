import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { type BotProcessOptions, spawnBotProcess, type Workspace } from '../e2e/start-bot-process.ts';
import { findFreePort } from '../helpers/free-port.ts';
import {
  createTelegramDouble,
  type TelegramDouble,
  type TelegramDoubleOptions,
} from '../helpers/telegram-double/telegram-double.ts';
import { makeProjectsWorkspace } from './invented-projects.ts';

/** How updates come to the bot. */
export type Mode = 'polling' | 'webhook';

/** A double, a workspace, and how the program is started between them. */
export interface Scene {
  readonly telegram: TelegramDouble;
  /** For `spawnBotProcess`. */
  readonly options: BotProcessOptions;
  close(): Promise<void>;
}

/** As many as ever come: what is tried is not how people are turned away. */
const UNLIMITED = {
  LIMIT_USER_PER_MINUTE: '999999999',
  LIMIT_CHAT_PER_MINUTE: '999999999',
  LIMIT_PER_MINUTE: '999999999',
};

/** A workspace whose snapshot is built, so that what starts there starts at once. */
export async function buildProjectsWorkspace(): Promise<Workspace> {
  const workspace = await makeProjectsWorkspace();
  const telegram = await createTelegramDouble();
  const bot = spawnBotProcess({ telegram, workspace });
  await bot.ready;
  await bot.stop();
  await telegram.close();
  return workspace;
}

/**
 * @param workspace what was stored there before is deleted; the snapshot stays
 * @param environment what the program is told besides; more than anybody asks is taken unless it says otherwise
 */
export async function openScene(
  mode: Mode,
  workspace: Workspace,
  {
    environment = {},
    ...double
  }: TelegramDoubleOptions & { readonly environment?: Readonly<Record<string, string>> } = {},
): Promise<Scene> {
  for (const name of await readdir(workspace.dataDir))
    if (name.startsWith('kecheng.db')) await rm(join(workspace.dataDir, name));
  const port = await findFreePort();
  const telegram = await createTelegramDouble({
    ...double,
    webhook: { proxy: `http://127.0.0.1:${port}`, pauses: { firstMs: 100, longestMs: 1_000 } },
  });
  const webhook = { WEBHOOK_URL: 'https://bot.example.org/telegram', HTTP_PORT: String(port) };
  return {
    telegram,
    options: {
      telegram,
      workspace,
      environment: { LOG_LEVEL: 'debug', ...UNLIMITED, ...(mode === 'webhook' ? webhook : {}), ...environment },
    },
    close: () => telegram.close(),
  };
}
