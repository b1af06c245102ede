import { describeError } from '../errors.ts';
import type { Scrubber } from './create-scrubber.ts';

type Write = (text: string) => void;
/** How standard error was written to before it was guarded. */
const RAW = new WeakMap<object, Write>();

/** Writes a line that is scrubbed already: what a log has made is not read once more as if it were free text. */
export function writeError(line: string): void {
  const raw = RAW.get(process.stderr);
  if (raw === undefined) process.stderr.write(`${line}\n`);
  else raw(`${line}\n`);
}

/** Whatever else a part of the process writes to standard error, a library's complaint say, is scrubbed on its way. */
function guardStandardError(scrubber: Scrubber): void {
  if (RAW.has(process.stderr)) return;
  const raw = process.stderr.write.bind(process.stderr);
  RAW.set(process.stderr, (text) => void raw(text));
  process.stderr.write = (chunk: string | Uint8Array, ...rest: []) =>
    raw(scrubber.maskMet(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString()), ...rest);
}

/** One line for a fault that nobody caught, where it came from, and the end: what comes after it could not be relied on. */
function endWith(fault: unknown, scrubber: Scrubber): never {
  const place =
    fault instanceof Error
      ? fault.stack
          ?.split('\n')
          .map((line) => line.trim())
          .find((line) => line.startsWith('at '))
      : undefined;
  const words = scrubber.scrubForeign(describeError(fault));
  writeError(
    `unexpected fault, the program ends: ${words}${place === undefined ? '' : ` (${scrubber.maskKnown(place)})`}`,
  );
  process.exit(1);
}

/**
 * Makes sure that nothing leaves the process unscrubbed that is written to standard error, whoever writes it: a library,
 * a warning of Node's, an error that nobody caught. The last ends the process with code 1 and one line.
 */
export function guardProcess(scrubber: Scrubber): void {
  guardStandardError(scrubber);
  process.on('uncaughtException', (fault) => endWith(fault, scrubber));
  process.on('unhandledRejection', (fault) => endWith(fault, scrubber));
  // Node's own listener prints past `process.stderr`, stack and all.
  process.removeAllListeners('warning');
  process.on('warning', ({ name, message }) => writeError(`${name}: ${scrubber.scrubForeign(message)}`));
}
