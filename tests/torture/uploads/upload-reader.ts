import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { IMPORT_LIMITS } from '../../../src/library/run-import.ts';

export type UploadOutcome =
  | { readonly kind: 'article' }
  | { readonly kind: 'refused'; readonly line: string }
  /** Took longer than the bot grants it, and was stopped: the admin is told so. */
  | { readonly kind: 'stopped' }
  /** Neither: an unexpected error, the end of the process, no end of the import. */
  | { readonly kind: 'astray'; readonly line: string };

interface Answer {
  readonly outcome: UploadOutcome;
  readonly peakMb: number;
}

const PROCESS = fileURLToPath(new URL('./upload-process.ts', import.meta.url));

/** Imports files in a process that lives on from one to the next, and is replaced when one ends it or holds it up. */
export function createUploadReader(tempDir: string) {
  let child: ChildProcess | null = null;
  let ended: Promise<string> = Promise.resolve('not begun');
  let peakMb = 0;

  function start(): ChildProcess {
    const started = fork(PROCESS, [], {
      execArgv: ['--import', import.meta.resolve('tsx')],
      env: { TMPDIR: tempDir },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let said = '';
    started.stderr?.on('data', (chunk: Buffer) => (said = `${said}${chunk.toString()}`.slice(-600)));
    ended = once(started, 'close').then(([code, killer]) => {
      child = null;
      return `${killer ?? `code ${code}`} ${said}`;
    });
    return started;
  }

  async function read(path: string): Promise<UploadOutcome> {
    child ??= start();
    const asked = child;
    const stops = new AbortController();
    let isLate = false;
    const late = setTimeout(() => {
      isLate = true;
      asked.kill('SIGKILL');
    }, IMPORT_LIMITS.milliseconds);
    try {
      asked.send(path, () => undefined);
      const first = await Promise.race([
        once(asked, 'message', { signal: stops.signal }).then(([answer]) => answer as Answer),
        ended,
      ]);
      if (isLate) return { kind: 'stopped' };
      if (typeof first === 'string') return { kind: 'astray', line: `the process ended: ${first}` };
      peakMb = Math.max(peakMb, first.peakMb);
      return first.outcome;
    } finally {
      clearTimeout(late);
      stops.abort();
    }
  }

  return {
    read,
    /** The most that the process ever held in memory. */
    peakMb: () => Math.round(peakMb),
    async stop() {
      child?.kill('SIGKILL');
      await ended;
    },
  };
}
