import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { BuildProgress } from './reload-report.ts';
import { AppError } from '../errors.ts';
import type { BuildJob, BuildMessage } from './build-process.ts';

export type BuildOutcome = Omit<Extract<BuildMessage, { kind: 'done' }>, 'kind'>;

/**
 * Builds a snapshot in a process of its own: the model and the graph would block the event loop for minutes,
 * and a crash of native code ends only the build.
 *
 * @throws AppError `build` with the reason in one line
 */
export function runBuild(job: BuildJob, onProgress: (progress: BuildProgress) => void): Promise<BuildOutcome> {
  const script = new URL('./build-process.js', import.meta.url);
  // Started from source (development, tests) there is no compiled script beside this file.
  const fromSource = import.meta.url.endsWith('.ts');
  const file = fileURLToPath(fromSource ? new URL('./build-process.ts', import.meta.url) : script);
  return new Promise((resolve, reject) => {
    const child = fork(file, [JSON.stringify(job)], {
      execArgv: fromSource ? ['--import', import.meta.resolve('tsx')] : [],
      // What native code prints goes to standard error: standard output holds answers alone.
      stdio: ['ignore', 2, 2, 'ipc'],
    });
    let outcome: BuildOutcome | undefined;
    let reason: string | undefined;
    child.on('message', (message: BuildMessage) => {
      if (message.kind === 'progress') onProgress(message.progress);
      else if (message.kind === 'failed') reason = message.line;
      else outcome = { result: message.result, problems: message.problems };
    });
    child.on('error', (error) => reject(new AppError('build', 'the build could not be started', { cause: error })));
    // Not `exit`, which may come before the last message has been read.
    child.on('close', () => {
      if (outcome) resolve(outcome);
      else if (reason !== undefined) reject(new AppError('build', reason));
      else
        reject(
          new AppError('build', 'the building process ended before it was done', {
            fix: 'try again; the log says more',
          }),
        );
    });
  });
}
