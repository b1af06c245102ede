import { fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { AppError } from '../errors.ts';
import type { ImportJob, ImportMessage } from './carry-out-import.ts';

export interface ImportLimits {
  readonly milliseconds: number;
  /** What the whole process may hold in memory. */
  readonly megabytes: number;
}

/** The greatest PDF of text that Telegram hands out takes a few seconds. */
export const IMPORT_LIMITS: ImportLimits = { milliseconds: 90_000, megabytes: 1_024 };

/**
 * Reads a file from outside in a process of its own: it may be large, or made to hurt. The process gets none of our
 * environment, and ends at its limits.
 *
 * @throws AppError `import` when it did not come to an end
 */
export function runImport(
  job: ImportJob,
  { milliseconds, megabytes }: ImportLimits = IMPORT_LIMITS,
): Promise<ImportMessage> {
  const fromSource = import.meta.url.endsWith('.ts');
  const file = fileURLToPath(new URL(fromSource ? './import-process.ts' : './import-process.js', import.meta.url));
  return new Promise((resolve, reject) => {
    const child = fork(file, [String(megabytes)], {
      execArgv: fromSource ? ['--import', import.meta.resolve('tsx')] : [],
      env: {},
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      timeout: milliseconds,
      killSignal: 'SIGKILL',
    });
    let outcome: ImportMessage | undefined;
    child.on('spawn', () => lowerPriority(child.pid));
    // A process that is gone already tells so by its end.
    child.send(job, () => undefined);
    child.on('message', (message: ImportMessage) => {
      outcome = message;
    });
    child.on('error', (cause) => reject(new AppError('import', 'the import could not be started', { cause })));
    child.on('close', (code, killer) => {
      if (outcome) resolve(outcome);
      else
        reject(
          new AppError('import', `the import ended before it was done (${killer ?? `code ${code}`})`, {
            fix: 'save the text of the article in a .txt file, and import that',
          }),
        );
    });
  });
}

/** Answers come first. Where it cannot be done, the import is merely in the way. */
function lowerPriority(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Not allowed here, or over already.
  }
}
