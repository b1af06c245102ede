import { fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { AppError } from '../errors.ts';
import type { ImportJob, ImportMessage } from './carry-out-import.ts';

/** The greatest PDF with text that Telegram hands out takes a few seconds. */
const IMPORT_MS = 90_000;
/** A file that unpacks to more than fits ends its own process. */
const MOST_MEGABYTES = 768;

/**
 * Reads a file from outside in a process of its own: it may be large, or made to hurt. The process gets none of our
 * environment, little memory, and a minute and a half.
 *
 * @throws AppError `import` when it did not come to an end
 */
export function runImport(job: ImportJob): Promise<ImportMessage> {
  const fromSource = import.meta.url.endsWith('.ts');
  const file = fileURLToPath(new URL(fromSource ? './import-process.ts' : './import-process.js', import.meta.url));
  return new Promise((resolve, reject) => {
    const child = fork(file, [], {
      execArgv: [
        `--max-old-space-size=${MOST_MEGABYTES}`,
        ...(fromSource ? ['--import', import.meta.resolve('tsx')] : []),
      ],
      env: {},
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      timeout: IMPORT_MS,
      killSignal: 'SIGKILL',
    });
    let outcome: ImportMessage | undefined;
    child.on('spawn', () => {
      lowerPriority(child.pid);
    });
    // A process that is gone already tells so by its end.
    child.send(job, () => undefined);
    child.on('message', (message: ImportMessage) => {
      outcome = message;
    });
    child.on('error', (cause) => reject(new AppError('import', 'the import could not be started', { cause })));
    child.on('close', (code, killer) => {
      if (outcome) resolve(outcome);
      else reject(new AppError('import', `the import ended before it was done (${killer ?? `code ${code}`})`));
    });
  });
}

/** Answers come first. Where it cannot be done, the import is merely in the way. */
function lowerPriority(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // Not allowed here, or over already.
  }
}
