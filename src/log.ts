import { AppError } from './errors.ts';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

type Fields = Readonly<Record<string, unknown>>;

/** A structured log: one JSON object a line on standard error, secrets scrubbed. */
export interface Log {
  debug(message: string, fields?: Fields): void;
  info(message: string, fields?: Fields): void;
  warn(message: string, fields?: Fields): void;
  error(message: string, fields?: Fields): void;
}

const BOT_TOKEN = /(?<!\d)\d{5,}:[A-Za-z0-9_-]{20,}/g;
const BEARER = /\b(Bearer\s+|sk-)[\w.-]{8,}/gi;

/** Removes bot tokens, bearer keys and the given literal secrets from a text that leaves the process. */
export function scrubSecrets(text: string, secrets: readonly string[] = []): string {
  let clean = text;
  for (const secret of secrets) if (secret.length >= 6) clean = clean.split(secret).join('[secret]');
  return clean.replace(BOT_TOKEN, '[secret]').replace(BEARER, '[secret]');
}

/**
 * An error as plain fields, made by hand: library errors may carry requests, headers and tokens,
 * so nothing of them but name, code, message and the chain of causes is taken.
 */
export function describeForLog(error: unknown, depth = 0): Fields {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = error instanceof AppError ? error.code : (error as { code?: unknown }).code;
  return {
    name: error.name,
    message: error.message,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(error.stack && depth === 0
      ? {
          at: error.stack
            .split('\n')
            .slice(1, 4)
            .map((line) => line.trim()),
        }
      : {}),
    ...(error.cause !== undefined && depth < 3 ? { cause: describeForLog(error.cause, depth + 1) } : {}),
  };
}

/**
 * @param level the least level that is written
 * @param write where a line goes; standard error unless a test listens
 * @param secrets literal values that must never be written, such as the bot token
 */
export function createLog(
  level: LogLevel,
  options: { write?: (line: string) => void; secrets?: readonly string[] } = {},
): Log {
  const write = options.write ?? ((line: string) => process.stderr.write(`${line}\n`));
  const least = LOG_LEVELS.indexOf(level);
  const at =
    (name: LogLevel) =>
    (message: string, fields: Fields = {}) => {
      if (LOG_LEVELS.indexOf(name) < least) return;
      const plain = Object.fromEntries(
        Object.entries(fields).map(([key, value]) => [key, value instanceof Error ? describeForLog(value) : value]),
      );
      const line = JSON.stringify({ time: new Date().toISOString(), level: name, message, ...plain });
      write(scrubSecrets(line, options.secrets));
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

/** A log that keeps nothing, for callers that have no use for one. */
export const silentLog: Log = createLog('silent');
