import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse as parseDotenv } from 'dotenv';
import { z } from 'zod';
import { RETENTION_DAYS } from './retention/retention-days.ts';
import { REQUEST_LIMITS, type RequestLimits } from './chat/updates/request-limits.ts';
import { AppError } from './errors.ts';
import { LOG_LEVELS, type LogLevel } from './log.ts';
import type { ChatEndpointConfig, EmbeddingEndpointConfig } from './models/endpoint-config.ts';
import { ENDPOINT_VARIABLES, readChat, readEmbedding } from './read-endpoints.ts';
import { OWN_PATHS } from './server/own-paths.ts';

/** Where the own server listens when there is a webhook and no port is given. */
const WEBHOOK_PORT = 8080;
const OWN: readonly string[] = Object.values(OWN_PATHS);

/** What the operator decides; frozen, read once at the start. */
export interface Config {
  /** null: the conversation opens in the terminal. */
  readonly telegramToken: string | null;
  /** Base address of the Bot API, without a slash at the end. */
  readonly telegramApiRoot: string;
  /** Telegram user ids of the bot's admins, who keep the articles and see how it is doing. */
  readonly adminUserIds: readonly number[];
  /** Absolute paths. */
  readonly corpusDir: string;
  readonly dataDir: string;
  /** A folder that already holds the embedding model's files; null: they are fetched into `dataDir`. */
  readonly modelDir: string | null;
  readonly logLevel: LogLevel;
  /** Days that questions with their answers are kept. */
  readonly retentionDays: number;
  /** Where Telegram sends updates to; null: they are fetched. */
  readonly webhook: {
    /** What Telegram calls, behind which the own server stands. */
    readonly url: string;
    /** What Telegram shows with every call; null: one of our own making. */
    readonly secret: string | null;
  } | null;
  /** Where the own HTTP server listens: webhook, health, metrics; null: there is none. */
  readonly http: { readonly host: string; readonly port: number } | null;
  /** How much Telegram's people may ask. */
  readonly limits: RequestLimits;
  /** Language models that may write answers. */
  readonly chat: {
    /** The first that works is asked; none: every answer is extractive. */
    readonly endpoints: readonly ChatEndpointConfig[];
    /** The most tokens a day for each person and each chat; null: as many as it needs. */
    readonly dailyTokens: number | null;
  };
  /** An embedding model behind an endpoint; null: the embedded one. */
  readonly embedding: EmbeddingEndpointConfig | null;
  /** The script that runs npm, when npm started us: model files are fetched with the user's own npm. */
  readonly npmPath: string | null;
}

const address = z
  .url({ protocol: /^https?$/, error: 'is not an address; write it like https://api.telegram.org' })
  .transform((url) => url.replace(/(?<!\/)\/+$/, ''));

const limit = (most: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,8}$/, 'must be a whole number above zero, in digits alone')
    .transform(Number)
    .default(most);

const VARIABLES = z.object({
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d{5,}:[\w-]{20,}$/, 'is no bot token; copy the whole line that BotFather sent, like 12345:ABC…')
    .nullable()
    .default(null),
  TELEGRAM_API_ROOT: address.default('https://api.telegram.org'),
  ADMIN_USER_IDS: z
    .string()
    .regex(/^\s*\d+(\s*,\s*\d+)*\s*$/, 'must be numeric user ids with commas between, like 1001,1002')
    .transform((ids) => ids.split(',').map(Number))
    .default([]),
  CORPUS_DIR: z.string().default('corpus'),
  DATA_DIR: z.string().default('data'),
  MODEL_DIR: z
    .string()
    .refine((dir) => existsSync(dir), 'names a folder that does not exist; give the folder with the model files')
    .nullable()
    .default(null),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).default('warn'),
  LIMIT_USER_PER_MINUTE: limit(REQUEST_LIMITS.userPerMinute),
  LIMIT_CHAT_PER_MINUTE: limit(REQUEST_LIMITS.chatPerMinute),
  LIMIT_PER_MINUTE: limit(REQUEST_LIMITS.overallPerMinute),
  RETENTION_DAYS: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, 'must be a whole number of days above zero, in digits alone')
    .transform(Number)
    .default(RETENTION_DAYS),
  WEBHOOK_URL: z
    .url({
      protocol: /^https$/,
      error: 'is no address that Telegram can call; write it like https://bot.example.org/telegram',
    })
    .refine((url) => !URL.canParse(url) || !OWN.includes(new URL(url).pathname), {
      error: `must not end in ${OWN.join(', ')}, which are addresses of the bot's own; choose a path such as /telegram`,
    })
    .nullable()
    .default(null),
  WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{16,256}$/, 'must be 16 to 256 letters, digits, _ or -')
    .nullable()
    .default(null),
  HTTP_HOST: z.string().default('127.0.0.1'),
  HTTP_PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a port number')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a port number, at most 65535')
    .nullable()
    .default(null),
  npm_execpath: z.string().nullable().default(null),
  ...ENDPOINT_VARIABLES,
});

export const VARIABLE_NAMES: readonly string[] = Object.keys(VARIABLES.shape);

export interface FaultyVariable {
  readonly name: string;
  /** What is wrong and what to write instead, never the value; the name stands before it. */
  readonly message: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const withoutEmpty = (environment: Environment) =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));

/** Every variable that is wrong by itself. */
export function findFaultyVariables(environment: Environment): readonly FaultyVariable[] {
  const issues = VARIABLES.safeParse(withoutEmpty(environment)).error?.issues ?? [];
  return issues.map(({ path, message }) => ({ name: path.join('.'), message }));
}

/**
 * Reads `.env` and the environment (the environment wins) into a frozen Config.
 * An empty value counts as absent. Relative paths are taken from the working directory.
 *
 * @throws AppError `config`, naming the first wrong variable and what to write instead, never its value; also when
 *   there is a `.env` that cannot be read
 */
export function loadConfig(environment: Environment = readEnvironment()): Config {
  const [faulty] = findFaultyVariables(environment);
  if (faulty !== undefined)
    throw new AppError('config', `${faulty.name} ${faulty.message}`, {
      fix: 'correct it in .env or in the environment, then start again',
    });
  const values = VARIABLES.parse(withoutEmpty(environment));
  return Object.freeze({
    telegramToken: values.TELEGRAM_BOT_TOKEN,
    telegramApiRoot: values.TELEGRAM_API_ROOT,
    adminUserIds: values.ADMIN_USER_IDS,
    corpusDir: resolve(values.CORPUS_DIR),
    dataDir: resolve(values.DATA_DIR),
    modelDir: values.MODEL_DIR === null ? null : resolve(values.MODEL_DIR),
    logLevel: values.LOG_LEVEL,
    retentionDays: values.RETENTION_DAYS,
    webhook: values.WEBHOOK_URL === null ? null : { url: values.WEBHOOK_URL, secret: values.WEBHOOK_SECRET },
    http: readHttp(values.HTTP_HOST, values.HTTP_PORT, values.WEBHOOK_URL !== null),
    limits: Object.freeze({
      userPerMinute: values.LIMIT_USER_PER_MINUTE,
      chatPerMinute: values.LIMIT_CHAT_PER_MINUTE,
      overallPerMinute: values.LIMIT_PER_MINUTE,
    }),
    chat: readChat(values),
    embedding: readEmbedding(values),
    npmPath: values.npm_execpath,
  });
}

/** Behind a webhook there is always a server. */
function readHttp(host: string, port: number | null, hasWebhook: boolean): Config['http'] {
  if (port === null) return hasWebhook ? { host, port: WEBHOOK_PORT } : null;
  return { host, port };
}

/** Every value that must never be written or shown: what a log is created with. */
export function listSecrets({ telegramToken, webhook, chat, embedding }: Config): readonly string[] {
  const keys = [telegramToken, webhook?.secret, embedding?.apiKey, ...chat.endpoints.map(({ apiKey }) => apiKey)];
  return [...new Set(keys.filter((key) => typeof key === 'string'))];
}

/** Where settings stand, in the working directory. */
export const ENV_FILE = '.env';

/** @throws AppError `config` when there is a `.env` that cannot be read */
export function readEnvironment(): Environment {
  return { ...readEnvFile(ENV_FILE), ...process.env };
}

/**
 * The settings of a file, none when there is no file.
 * @throws AppError `config` when it cannot be read
 */
export function readEnvFile(path: string): Record<string, string> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') return {};
    throw new AppError('config', `${path} cannot be read (${code})`, {
      fix: 'give the bot the right to read it, or take it away',
      cause,
    });
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // UTF-16, as some editors on Windows save it, is often well-formed UTF-8 with a NUL beside every letter.
    if (text.includes('\0')) throw new Error('it holds NUL characters');
    return parseDotenv(text);
  } catch (cause) {
    throw new AppError('config', `${path} is not in UTF-8`, { fix: 'save it as UTF-8 text', cause });
  }
}
