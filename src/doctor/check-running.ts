import { join } from 'node:path';
import { isLocked, LOCK_FILE } from '../lock/data-lock.ts';
import { nameHolder } from '../lock/find-holder.ts';
import { ok, type Verdict } from './finding.ts';

export function checkRunning(dataDir: string): readonly Verdict[] {
  if (!isLocked(dataDir)) return [ok('no bot is running on this data folder')];
  return [ok(`a bot is running on this data folder${nameHolder(join(dataDir, LOCK_FILE))}`)];
}
