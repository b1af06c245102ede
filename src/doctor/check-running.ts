import { join } from 'node:path';
import { refuseHalfRestored } from '../backup/restore-journal.ts';
import { AppError } from '../errors.ts';
import { isLocked, LOCK_FILE } from '../lock/data-lock.ts';
import { nameHolder } from '../lock/find-holder.ts';
import { fault, ok, type Verdict } from './finding.ts';

export function checkRunning(dataDir: string): readonly Verdict[] {
  try {
    refuseHalfRestored(dataDir);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return [fault(error.message, error.fix)];
  }
  if (!isLocked(dataDir)) return [ok('no bot is running on this data folder')];
  return [ok(`a bot is running on this data folder${nameHolder(join(dataDir, LOCK_FILE))}`)];
}
