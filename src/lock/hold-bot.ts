import type { Log } from '../log.ts';
import { holdLock } from './data-lock.ts';
import type { Held } from './lock-file.ts';
import { holdToken } from './token-lock.ts';

/**
 * What a bot holds while it runs: its data folder, and its token on this machine.
 *
 * @throws AppError `locked` when another bot holds either; `store` when the data folder cannot be written
 */
export function holdBot({ dataDir, token, log }: { dataDir: string; token: string; log: Log }): Held {
  const data = holdLock(dataDir);
  try {
    const name = holdToken(token, log);
    return {
      release() {
        name.release();
        data.release();
      },
    };
  } catch (error) {
    data.release();
    throw error;
  }
}
