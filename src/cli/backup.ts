import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { writeBackup } from '../backup/write-backup.ts';
import { loadConfig } from '../config.ts';
import { AppError } from '../errors.ts';
import { readFlags, runProgram, showUsage } from './run-program.ts';

const USAGE = 'npm run backup -- --to FILE (or a folder, where it gets a name by the time); the bot may run meanwhile';

function readVersion(): string {
  const file = resolve(import.meta.dirname, '../../package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version;
}

/**
 * Writes a backup.
 * @throws AppError in one line
 */
export async function main(argv: readonly string[]): Promise<number> {
  if (showUsage(argv, USAGE)) return 0;
  const { values, positionals } = readFlags(argv, { to: { type: 'string' } }, USAGE);
  if (values.to === undefined || positionals.length > 0)
    throw new AppError('usage', 'say where the backup is to be written', { fix: `usage: ${USAGE}` });
  const { dataDir, corpusDir } = loadConfig();
  const report = await writeBackup({ dataDir, corpusDir, to: values.to, program: readVersion() });
  for (const path of report.leftOut)
    process.stderr.write(
      `not in the backup: ${path} is a link, no regular file or too large; put the file itself there\n`,
    );
  const parts = [
    `${report.corpus} files of the corpus`,
    `${report.retired} retired articles`,
    'the database',
    ...(report.hasKey ? ['the key of the installation'] : []),
  ];
  process.stdout.write(
    `${report.file}: ${parts.join(', ')}; ${(report.bytes / 1024).toFixed(0)} KB, verified\n` +
      'it holds questions of people and the key: keep it where nobody else reads; .env is not in it\n',
  );
  return 0;
}

runProgram(import.meta.url, main);
