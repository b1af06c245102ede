import { AppError, messageOf } from './errors.ts';
import { createScrubber, type Scrubber } from './scrub/create-scrubber.ts';
import { writeError } from './scrub/guard-process.ts';
import { scrubFields } from './scrub/scrub-fields.ts';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

type Fields = Readonly<Record<string, unknown>>;

/**
 * A structured log: one JSON object a line on standard error, without secrets and without anybody's id, name or words.
 * `chat` and `user` may be given as Telegram's ids: what is written is the name that this installation has for them.
 */
export interface Log {
  debug(message: string, fields?: Fields): void;
  info(message: string, fields?: Fields): void;
  warn(message: string, fields?: Fields): void;
  error(message: string, fields?: Fields): void;
}

/** `at f (file:1:2)`, which the lines of a message of several lines are not. */
const STACK_LINE = /^\s+at /;
const STACK_LINES = 3;
/**
 * An error as plain fields, made by hand: library errors may carry requests, headers and tokens,
 * so nothing of them but name, code, message and the chain of causes is taken.
 */
export function describeForLog(error: unknown, depth = 0): Fields {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = error instanceof AppError ? error.code : (error as { code?: unknown }).code;
  const at = (error.stack ?? '').split('\n').filter((line) => STACK_LINE.test(line));
  return {
    name: error.name,
    message: messageOf(error),
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(at.length > 0 && depth === 0 ? { at: at.slice(0, STACK_LINES).map((line) => line.trim()) } : {}),
    ...(error.cause !== undefined && depth < 3 ? { cause: describeForLog(error.cause, depth + 1) } : {}),
  };
}

/**
 * @param level the least level that is written
 * @param write where a line goes; standard error unless a test listens
 * @param scrubber what takes out secrets and people; one of its own, with `secrets`, unless given
 */
export function createLog(
  level: LogLevel,
  options: { write?: (line: string) => void; secrets?: readonly string[]; scrubber?: Scrubber } = {},
): Log {
  const write = options.write ?? writeError;
  const scrubber = options.scrubber ?? createScrubber({ secrets: options.secrets ?? [] });
  const least = LOG_LEVELS.indexOf(level);
  const at =
    (name: LogLevel) =>
    (message: string, fields: Fields = {}) => {
      if (LOG_LEVELS.indexOf(name) < least) return;
      const line = { time: new Date().toISOString(), level: name, message: scrubber.scrub(message) };
      let text: string;
      try {
        text = JSON.stringify({ ...line, ...scrubFields(fields, scrubber, describeForLog) });
      } catch {
        // What cannot even be looked at is left out.
        text = JSON.stringify(line);
      }
      write(scrubber.maskSecrets(text));
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

/** A log that keeps nothing, for callers that have no use for one. */
export const silentLog: Log = createLog('silent');
