import { z } from 'zod';
import { AppError } from './errors.ts';
import type { ChatEndpointConfig, EmbeddingEndpointConfig, EndpointConfig } from './models/endpoint-config.ts';

/** So many models may stand behind the first. */
const MOST_FALLBACKS = 3;
const DEFAULT_BATCH_SIZE = 10;

const text = z.string().trim().nullable().default(null);
const baseUrl = z
  .url({ protocol: /^https?$/, error: 'is not an address; write it like https://api.example.com/v1', abort: true })
  .refine(
    (url) => new URL(url).username === '' && new URL(url).password === '',
    'holds a name or a password; a key belongs into the variable that ends with API_KEY',
  )
  .refine(
    (url) => !/\/(?:chat\/completions|embeddings)\/*$/.test(url),
    'names one request of the server; leave out what comes after its base, which often is /v1',
  )
  .transform((url) => url.replace(/(?<!\/)\/+$/, ''))
  .nullable()
  .default(null);
const key = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]+$/, 'is no key; copy it without blanks and quotation marks')
  .nullable()
  .default(null);
const count = (most: number, error: string) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,15}$/, error)
    .transform(Number)
    .refine((value) => value >= 1 && value <= most, error)
    .nullable()
    .default(null);

/** What the program itself says in a request; and nobody who asks may be named in one. */
const OWN_PARAMETERS = ['model', 'messages', 'stream', 'stream_options', 'n', 'user', 'safety_identifier', 'tools'];

function parseParameters(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

const parameters = z
  .string()
  .transform(parseParameters)
  .refine((value) => value !== null, {
    error: 'is no JSON object; write it in single quotation marks, like \'{"thinking":{"type":"disabled"}}\'',
    abort: true,
  })
  .refine((value) => OWN_PARAMETERS.every((name) => !(name in value)), {
    error: `must leave to the program what it says itself: ${OWN_PARAMETERS.join(', ')}`,
  })
  .nullable()
  .default(null);

const trio = <P extends string>(prefix: P) =>
  ({ [`${prefix}_BASE_URL`]: baseUrl, [`${prefix}_API_KEY`]: key, [`${prefix}_MODEL`]: text }) as {
    readonly [K in `${P}_BASE_URL`]: typeof baseUrl;
  } & { readonly [K in `${P}_API_KEY`]: typeof key } & { readonly [K in `${P}_MODEL`]: typeof text };

/** The variables of language models and of an embedding endpoint. */
export const ENDPOINT_VARIABLES = {
  ...trio('CHAT'),
  CHAT_PARAMETERS: parameters,
  ...trio('CHAT_FALLBACK_1'),
  CHAT_FALLBACK_1_PARAMETERS: parameters,
  ...trio('CHAT_FALLBACK_2'),
  CHAT_FALLBACK_2_PARAMETERS: parameters,
  ...trio('CHAT_FALLBACK_3'),
  CHAT_FALLBACK_3_PARAMETERS: parameters,
  CHAT_DAILY_TOKENS: count(Number.MAX_SAFE_INTEGER, 'must be a whole number above zero, in digits alone'),
  ...trio('EMBEDDING'),
  EMBEDDING_BATCH_SIZE: count(1000, 'must be a whole number above zero and at most a thousand'),
};
const SCHEMA = z.object(ENDPOINT_VARIABLES);
type Values = z.infer<typeof SCHEMA>;
type Prefix = 'CHAT' | 'EMBEDDING' | `CHAT_FALLBACK_${1 | 2 | 3}`;

function missing(variable: string, given: string): AppError {
  return new AppError('config', `${variable} is missing, though ${given} is given`, {
    fix: 'give it in .env or in the environment, or take the other away, then start again',
  });
}

/**
 * One endpoint of three variables, or null when none of them is given.
 *
 * @param main what a fallback takes over: the address, and with it the key. A key never goes to another address.
 */
function readEndpoint(values: Values, prefix: Prefix, main?: EndpointConfig | null): EndpointConfig | null {
  const [baseUrl, apiKey, model] = [
    values[`${prefix}_BASE_URL`],
    values[`${prefix}_API_KEY`],
    values[`${prefix}_MODEL`],
  ];
  const given = (['BASE_URL', 'MODEL', 'API_KEY'] as const).find((name) => values[`${prefix}_${name}`] !== null);
  if (given === undefined) return null;
  if (main === null) throw missing('CHAT_BASE_URL', `${prefix}_${given}`);
  const address = baseUrl ?? main?.baseUrl;
  if (address === undefined) throw missing(`${prefix}_BASE_URL`, `${prefix}_${given}`);
  if (model === null) throw missing(`${prefix}_MODEL`, `${prefix}_${given}`);
  return { baseUrl: address, apiKey: apiKey ?? (address === main?.baseUrl ? main.apiKey : null), model };
}

type ChatPrefix = Exclude<Prefix, 'EMBEDDING'>;

function readChatEndpoint(values: Values, prefix: ChatPrefix, main?: ChatEndpointConfig | null) {
  const endpoint = readEndpoint(values, prefix, main);
  const own = values[`${prefix}_PARAMETERS`];
  if (!endpoint) {
    if (own) throw missing(`${prefix}_MODEL`, `${prefix}_PARAMETERS`);
    return null;
  }
  const parameters = own ?? (endpoint.baseUrl === main?.baseUrl ? main.parameters : undefined);
  return parameters ? { ...endpoint, parameters } : endpoint;
}

/** @throws AppError `config` naming the variable that is missing beside others */
export function readChat(values: Values): {
  readonly endpoints: readonly ChatEndpointConfig[];
  readonly dailyTokens: number | null;
} {
  const main = readChatEndpoint(values, 'CHAT');
  const fallbacks = Array.from({ length: MOST_FALLBACKS }, (_, i) =>
    readChatEndpoint(values, `CHAT_FALLBACK_${(i + 1) as 1 | 2 | 3}`, main),
  );
  return {
    endpoints: [main, ...fallbacks].filter((endpoint) => endpoint !== null),
    dailyTokens: values.CHAT_DAILY_TOKENS,
  };
}

/** @throws AppError `config` naming the variable that is missing beside others */
export function readEmbedding(values: Values): EmbeddingEndpointConfig | null {
  const endpoint = readEndpoint(values, 'EMBEDDING');
  return endpoint && { ...endpoint, batchSize: values.EMBEDDING_BATCH_SIZE ?? DEFAULT_BATCH_SIZE };
}
