import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { DatabaseSync } from '@photostructure/sqlite';
import { STORE_FILE } from '../../src/store/open-database.ts';
import type { TelegramDouble } from '../helpers/telegram-double/telegram-double.ts';

const LOOK_MS = 15;

/** Until a bot in a process of its own has taken every update and has nothing left to do about any of them. */
export async function untilDone(telegram: TelegramDouble, dataDir: string, timeoutMs: number): Promise<void> {
  await telegram.waitUntilConfirmed(undefined, timeoutMs);
  const database = new DatabaseSync(join(dataDir, STORE_FILE), { readOnly: true, timeout: 2_000 });
  try {
    const countOpen = database.prepare(`SELECT count(*) AS count FROM updates WHERE state = 'open'`);
    const giveUpAt = performance.now() + timeoutMs;
    while ((countOpen.get() as { count: number }).count > 0) {
      if (performance.now() > giveUpAt) throw new Error(`updates are still open after ${timeoutMs} ms`);
      await setTimeout(LOOK_MS);
    }
  } finally {
    database.close();
  }
}
