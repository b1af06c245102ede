import { constants, accessSync, existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fault, ok, type Verdict, warning } from './finding.ts';

/** Rights of others than owner and group, of both, and to write for both. */
const [OTHERS, ALL_OTHERS, OTHERS_WRITE] = [0o007, 0o077, 0o022];

const modeOf = (path: string): number => statSync(path).mode & 0o777;

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK | constants.R_OK | (statSync(path).isDirectory() ? constants.X_OK : 0));
    return true;
  } catch {
    return false;
  }
}

function checkEnvFile(file: string): readonly Verdict[] {
  if (!existsSync(file)) return [];
  return (modeOf(file) & OTHERS) === 0
    ? []
    : [fault(`${file} holds secrets and is open to every user of this machine`, `chmod 600 ${file}`)];
}

/** The nearest folder above that is there: where the data folder would be made. */
function findParent(dir: string): string {
  return existsSync(dir) ? dir : findParent(dirname(dir));
}

function checkFolder(dir: string): readonly Verdict[] {
  if (!existsSync(dir)) {
    const parent = findParent(dirname(dir));
    return isWritable(parent)
      ? []
      : [fault(`${dir} is not there and cannot be made`, `make it and give it to the bot's user: chown USER ${dir}`)];
  }
  if (!statSync(dir).isDirectory()) return [fault(`${dir} is no folder`, 'name another one in DATA_DIR')];
  if (!isWritable(dir)) return [fault(`${dir} cannot be written by this user`, `chown -R USER ${dir}`)];
  const mode = modeOf(dir);
  if ((mode & OTHERS_WRITE) !== 0) return [fault(`others may write in ${dir}`, `chmod 700 ${dir}`)];
  return (mode & ALL_OTHERS) === 0 ? [] : [warning(`others may look into ${dir}`, `chmod 700 ${dir}`)];
}

/** What lies directly in the data folder is the bot's alone: questions, keys. Snapshots and models lie in folders. */
function checkFiles(dir: string): readonly Verdict[] {
  let files: readonly string[];
  try {
    files = readdirSync(dir, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? join(dir, entry.name) : []));
  } catch {
    // The folder itself was found wanting.
    return [];
  }
  return files.flatMap((file) => {
    if ((modeOf(file) & ALL_OTHERS) !== 0) return [fault(`others may read ${file}`, `chmod 600 ${file}`)];
    return isWritable(file) ? [] : [fault(`${file} cannot be written by this user`, `chown USER ${file}`)];
  });
}

/** Root may do everything, and what it makes the bot's user may not touch. */
function checkUser(dir: string): readonly Verdict[] {
  const user = process.getuid?.();
  if (user === undefined || !existsSync(dir) || statSync(dir).uid === user) return [];
  return [warning(`${dir} belongs to another user than the one who asks here`, "run this as the bot's user")];
}

export function checkPermissions(envFile: string, dataDir: string): readonly Verdict[] {
  if (process.platform === 'win32') return [ok('rights of files are not looked at on Windows')];
  const verdicts = [...checkEnvFile(envFile), ...checkFolder(dataDir), ...checkFiles(dataDir), ...checkUser(dataDir)];
  return verdicts.length > 0 ? verdicts : [ok('settings and data are open to nobody else')];
}
