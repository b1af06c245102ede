import { spawn } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { openRealModel } from './real-model.ts';

const ROOT = resolve(import.meta.dirname, '../..');

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  /** What is written to its standard input, which is then closed; nothing leaves it empty. */
  readonly input?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts compiled programs in a folder of the test's own, with the shipped corpus and without a developer's .env. */
export async function createCli(folder: string) {
  const { model } = await openRealModel();
  const env = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    CORPUS_DIR: join(ROOT, 'corpus'),
    DATA_DIR: join(folder, 'data'),
    MODEL_DIR: dirname(dirname(model)),
  };
  const start = (program: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
    spawn(process.execPath, [join(ROOT, 'dist', `${program}.js`), ...args], {
      cwd: folder,
      env: { ...env, ...environment },
    });

  return {
    start,
    /** @param program its path below `dist`, without `.js` */
    run(program: string, args: readonly string[], { input = '', environment }: CliOptions = {}): Promise<CliResult> {
      return new Promise((settle, reject) => {
        const child = start(program, args, environment);
        let [stdout, stderr] = ['', ''];
        child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
        child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
        child.on('error', reject).on('close', (code) => settle({ code, stdout, stderr }));
        // A program that ends before it has read everything closes the pipe.
        child.stdin.on('error', () => undefined).end(input);
      });
    },
  };
}
export type Cli = Awaited<ReturnType<typeof createCli>>;
