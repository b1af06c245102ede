import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { AppError, describeError } from '../errors.ts';
import { guardProcess, writeError } from '../scrub/guard-process.ts';
import { scrubber } from '../scrub/process-scrubber.ts';

/** Faults that the caller can mend by calling differently. */
const USAGE_CODES: ReadonlySet<string> = new Set(['usage', 'config', 'corpus', 'locked', 'disk']);

/** One line on standard error for a fault; the exit code is 2 when another call would help, 1 otherwise. */
export function reportFault(error: unknown): number {
  writeError(scrubber.scrub(describeError(error)));
  return error instanceof AppError && USAGE_CODES.has(error.code) ? 2 : 1;
}

/** Whether the module at `url` is the program that was started, and not imported by another. */
function isProgram(url: string): boolean {
  const started = process.argv[1];
  return started !== undefined && realpathSync(started) === fileURLToPath(url);
}

/** Runs `main` when its module was started as a program, and ends with its exit code. */
export function runProgram(url: string, main: (argv: readonly string[]) => Promise<number>): void {
  if (!isProgram(url)) return;
  guardProcess(scrubber);
  // A reader that has seen enough (`… | head`) closes the pipe: that is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  // Notices that nobody reads are no reason to keep back the answers.
  process.stderr.on('error', () => undefined);
  void main(process.argv.slice(2))
    .catch(reportFault)
    .then((code) => (process.exitCode = code));
}

/** Prints how to call a program when that is all that was asked; true when it was. */
export function showUsage(argv: readonly string[], usage: string): boolean {
  const asked = argv.includes('--help') || argv.includes('-h');
  if (asked) process.stdout.write(`usage: ${usage}\n`);
  return asked;
}

/**
 * Flags and words of a command line.
 *
 * @throws AppError `usage` for a flag that does not exist, lacks its value or has an empty one (a shell variable that
 *   is not set), naming it and the right call
 */
export function readFlags<T extends NonNullable<ParseArgsConfig['options']>>(
  argv: readonly string[],
  options: T,
  usage: string,
) {
  const parse = () => parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse();
  } catch (error) {
    const message = (error as Error).message.split(/\. To specify|\. \(|\n/)[0]!;
    throw new AppError('usage', message, { fix: `usage: ${usage}`, cause: error });
  }
  for (const [flag, value] of Object.entries(parsed.values))
    if (value === '') throw new AppError('usage', `--${flag} needs a value`, { fix: `usage: ${usage}` });
  return parsed;
}

/** @throws AppError `usage` unless the value is a whole number of at least 1 and at most `most` */
export function readCount(flag: string, value: string | undefined, fallback: number, most: number): number {
  if (value === undefined) return fallback;
  const count = Number(value);
  if (Number.isInteger(count) && count >= 1 && count <= most) return count;
  throw new AppError('usage', `${flag} ${value} is no whole number from 1 to ${most}`, {
    fix: `write it like ${flag} ${fallback}`,
  });
}
