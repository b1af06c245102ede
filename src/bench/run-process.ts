import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface MeasuredProcess {
  /** Milliseconds from its start to its first line. */
  readonly toFirstLine: number;
  readonly lines: readonly string[];
}

/**
 * Runs a script beside this one to its end.
 *
 * @throws Error when the process fails or says nothing
 */
export async function runProcess(script: string, args: readonly string[], input = ''): Promise<MeasuredProcess> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [fileURLToPath(new URL(script, import.meta.url)), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  child.stdin.end(input);
  const lines: string[] = [];
  let toFirstLine = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    toFirstLine ||= performance.now() - startedAt;
    lines.push(line);
  }
  const code = await ended;
  if (code !== 0 || lines.length === 0) throw new Error(`${script} ended with ${code} and ${lines.length} lines`);
  return { toFirstLine, lines };
}
