import { restoreBackup } from '../backup/restore-backup.ts';
import { loadConfig } from '../config.ts';
import { readFlags, runProgram, showUsage } from './run-program.ts';

const USAGE = 'npm run restore -- --from FILE; without --from it goes on with what was interrupted; stop the bot first';

/**
 * Restores a backup.
 * @throws AppError in one line
 */
export async function main(argv: readonly string[]): Promise<number> {
  if (showUsage(argv, USAGE)) return 0;
  const { values, positionals } = readFlags(argv, { from: { type: 'string' } }, USAGE);
  const { dataDir, corpusDir } = loadConfig();
  const { kind, lines } = await restoreBackup({ dataDir, corpusDir, from: values.from ?? positionals[0] ?? null });
  if (kind === 'resumed') process.stdout.write('an earlier restoring was interrupted, and is finished now:\n');
  for (const line of lines) process.stdout.write(`${line}\n`);
  return 0;
}

runProgram(import.meta.url, main);
