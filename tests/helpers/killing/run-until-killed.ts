import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Ending =
  /** `at`: the call that it did not live to see. */
  | { readonly kind: 'killed'; readonly at: string }
  /** `calls`: changes to files that it made. */
  | { readonly kind: 'done'; readonly calls: number };

/**
 * Runs a program of TypeScript in a process of its own that ends at the n-th change to a file below a folder.
 *
 * @param endAt from 1; 0 counts the changes of a run to its end
 * @throws Error when the program ends by itself and not with code 0
 */
export async function runUntilKilled(call: {
  readonly program: string;
  readonly args: readonly string[];
  readonly below: string;
  readonly endAt: number;
}): Promise<Ending> {
  const folder = mkdtempSync(join(tmpdir(), 'kecheng-ending-'));
  const report = join(folder, 'report');
  const child = spawn(
    process.execPath,
    [
      '--import',
      import.meta.resolve('tsx'),
      '--import',
      join(import.meta.dirname, 'end-at-call.ts'),
      call.program,
      ...call.args,
    ],
    {
      env: { ...process.env, END_AT_CALL: String(call.endAt), END_BELOW: call.below, END_REPORT: report },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  try {
    return await new Promise((settle, reject) => {
      child.on('error', reject).on('close', (code, signal) => {
        if (signal === 'SIGKILL') settle({ kind: 'killed', at: readFileSync(report, 'utf8') });
        else if (code === 0) settle({ kind: 'done', calls: Number(readFileSync(report, 'utf8')) });
        else reject(new Error(`the program ended with ${code ?? signal}: ${errors}`));
      });
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
