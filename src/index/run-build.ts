import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { BuildProgress } from './reload-report.ts';
import { AppError } from '../errors.ts';
import type { BuildJob, BuildMessage } from './build-process.ts';
import { removeScratch } from './scratch-folder.ts';

export type BuildOutcome = Omit<Extract<BuildMessage, { kind: 'done' }>, 'kind'>;

/**
 * Builds a snapshot in a process of its own: the model and the graph would block the event loop for minutes,
 * and a crash of native code ends only the build.
 *
 * @param signal ends the building process, whatever it is doing
 * @throws AppError with the reason that the building process gave, or `build` when it could give none
 */
export function runBuild(
  job: BuildJob,
  onProgress: (progress: BuildProgress) => void,
  signal?: AbortSignal,
): Promise<BuildOutcome> {
  const script = new URL('./build-process.js', import.meta.url);
  // Started from source (development, tests) there is no compiled script beside this file.
  const fromSource = import.meta.url.endsWith('.ts');
  const file = fileURLToPath(fromSource ? new URL('./build-process.ts', import.meta.url) : script);
  const token = randomUUID();
  return new Promise((resolve, reject) => {
    const child = fork(file, [], {
      execArgv: fromSource ? ['--import', import.meta.resolve('tsx')] : [],
      // What native code prints goes to standard error: standard output holds answers alone.
      stdio: ['ignore', 2, 2, 'ipc'],
      ...(signal && { signal }),
    });
    if (child.pid !== undefined) stepBack(child.pid);
    // A process that is gone already tells so by its end.
    child.send({ ...job, token } satisfies BuildJob, () => undefined);
    let outcome: BuildOutcome | undefined;
    let failure: AppError | undefined;
    child.on('message', (message: BuildMessage) => {
      if (message.kind === 'progress') onProgress(message.progress);
      else if (message.kind === 'failed') failure = new AppError(message.code, message.message, { fix: message.fix });
      else outcome = { result: message.result, problems: message.problems };
    });
    child.on('error', (cause) => {
      const what = signal?.aborted ? 'the build was stopped' : 'the build could not be started';
      reject(new AppError('build', what, { cause }));
    });
    // Not `exit`, which may come before the last message has been read.
    child.on('close', (code, killer) => {
      if (outcome) return resolve(outcome);
      // Killed, it could not do so itself.
      removeScratch(job.root, token);

      reject(
        failure ??
          new AppError('build', `the building process ended before it was done (${killer ?? `code ${code}`})`, {
            fix: 'try again; the log says more',
          }),
      );
    });
  });
}

/** A third of the processor where it has to be shared: far enough back, and never starved by a busy machine. */
const NICENESS = 5;

/** Whoever asks meanwhile goes first. */
function stepBack(pid: number): void {
  try {
    setPriority(pid, NICENESS);
  } catch {
    // It is gone already, or the system does not allow it: the build only disturbs more.
  }
}
