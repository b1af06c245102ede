import type { OpenAIEmbeddings } from '@langchain/openai';
import { BrokenCircuitError, circuitBreaker, ConsecutiveBreaker, handleAll } from 'cockatiel';
import { AppError } from '../errors.ts';
import { foldChars } from '../language/fold.ts';
import { describeChatFailure, readChatFailure } from './chat-failure.ts';
import type { Embedder } from './embedder.ts';
import { type EmbeddingEndpointConfig, hostOf } from './endpoint-config.ts';
import { describeClient } from './open-chat-client.ts';

/** Part of the id: to be raised whenever a text reaches the model in another form than before. */
const PREPARATION = 'fold1';
/** Longer texts are cut there, in UTF-16 units: models take 512 to 8192 tokens, and passages are far shorter. */
const MOST_UNITS = 6_000;
/** What is sent for a text without a single character to see: servers refuse an empty one. */
const NOTHING = '。';
const PROBE = '科学城';
/** After so many failures in a row it is left alone for a while, so that questions do not wait for what is dead. */
const BREAK_AFTER = 3;
const HALF_OPEN_AFTER_MS = 15_000;

export interface EndpointEmbedderOptions {
  /** For one request. */
  readonly timeoutMs?: number;
  /** Further attempts when a request fails; none for questions, which must not wait. */
  readonly retries?: number;
}

const QUESTION_TIMEOUT_MS = 4_000;

/**
 * An embedding model behind an OpenAI-compatible endpoint. Texts are folded as for the embedded model. The dimension
 * is found by asking for one vector. Whether a text always gets the same vector is the server's doing: vectors that
 * are kept in a snapshot stay, and new ones differ from run to run by as much as the server's rounding.
 *
 * @throws AppError `chat` when the server does not answer, or answers with no vector
 */
export async function createEndpointEmbedder(
  config: EmbeddingEndpointConfig,
  options: EndpointEmbedderOptions = {},
): Promise<Embedder> {
  const { timeoutMs = QUESTION_TIMEOUT_MS, retries = 0 } = options;
  const name = `${config.model} at ${hostOf(config)}`;
  const client = await openClient(config, timeoutMs, retries);
  const fail = (what: string) =>
    new AppError('chat', `the embedding model ${name} failed: ${what}`, {
      fix: 'see whether EMBEDDING_BASE_URL, EMBEDDING_MODEL and the key are right',
    });
  let dimension: number | null = null;
  let closed = false;
  const breaker = circuitBreaker(handleAll, {
    halfOpenAfter: HALF_OPEN_AFTER_MS,
    breaker: new ConsecutiveBreaker(BREAK_AFTER),
  });
  const running = new Set<Promise<unknown>>();

  const request = async (texts: readonly string[]): Promise<Float32Array[]> => {
    const prepared = texts.map(prepareText);
    let vectors: readonly unknown[];
    try {
      vectors = await client.embedDocuments(prepared);
    } catch (error) {
      // Not as a cause: errors of the library hold requests and headers.
      throw fail(describeChatFailure(readChatFailure(error)));
    }
    if (vectors.length !== texts.length) throw fail(`${texts.length} texts gave ${vectors.length} vectors`);
    return vectors.map((given) => {
      const vector = normalizeVector(given);
      if (!vector) throw fail('it gave a vector that is none');
      dimension ??= vector.length;
      if (vector.length !== dimension) throw fail(`it gave vectors of ${dimension} and of ${vector.length} numbers`);
      return vector;
    });
  };
  const embedMany = async (texts: readonly string[]): Promise<Float32Array[]> => {
    if (closed) throw new Error('the embedder is closed');
    const work = breaker
      .execute(() => request(texts))
      .catch((error: unknown) => {
        throw error instanceof BrokenCircuitError ? fail('it is left alone after failures') : error;
      });
    const tracked = work.catch(() => undefined).finally(() => running.delete(tracked));
    running.add(tracked);
    return work;
  };

  // A failure here costs the program its vectors until it is started again, so it is asked twice.
  const [probe] = await request([PROBE]).catch(() => request([PROBE]));
  return {
    id: `${hostOf(config)}/${config.model.replaceAll(/\s/g, '_')}/${PREPARATION}`,
    dimension: probe!.length,
    batchSize: config.batchSize,
    async embed(text) {
      const [vector] = await embedMany([text]);
      return vector!;
    },
    embedMany,
    async close() {
      closed = true;
      await Promise.all(running);
    },
  };
}

async function openClient(
  config: EmbeddingEndpointConfig,
  timeout: number,
  retries: number,
): Promise<OpenAIEmbeddings> {
  // Imported here: it takes a tenth of a second and more, which programs with the embedded model need not wait.
  const { OpenAIEmbeddings } = await import('@langchain/openai');
  return new OpenAIEmbeddings({
    ...describeClient(config),
    model: config.model,
    batchSize: config.batchSize,
    // Asked for base64, servers that answer with numbers would seem to answer with nothing.
    encodingFormat: 'float',
    stripNewLines: false,
    timeout,
    maxRetries: retries,
  });
}

function prepareText(text: string): string {
  const folded = foldChars(text.slice(0, MOST_UNITS)).replaceAll(/\p{Surrogate}/gu, '\ufffd');
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(folded) ? folded : NOTHING;
}

/** The vector with L2 norm 1; null when it is no vector that has a direction. */
function normalizeVector(given: unknown): Float32Array | null {
  if (!Array.isArray(given) || given.length === 0) return null;
  if (!given.every((value): value is number => typeof value === 'number' && Number.isFinite(value))) return null;
  const norm = Math.hypot(...given);
  if (!(norm > 0 && Number.isFinite(norm))) return null;
  return Float32Array.from(given, (value) => value / norm);
}
