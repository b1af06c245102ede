import { readFile } from 'node:fs/promises';
import { Tokenizer } from '@huggingface/tokenizers';
import type { InferenceSession } from 'onnxruntime-node';
import { AppError, describeError } from '../errors.ts';
import { foldChars } from '../language/fold.ts';
import type { Embedder } from './embedder.ts';
import { MODEL_NAME, type ModelFiles } from './model-files.ts';

const DIMENSION = 512;
/** The model has positions for no more; the limit includes [CLS] and [SEP]. */
const MAX_TOKENS = 512;
/** Text beyond this many UTF-16 units is not even tokenized: 32 units a token is far above any language. */
const MAX_UNITS = MAX_TOKENS * 32;
/** Part of the id: to be raised whenever a text reaches the model in another form than before. */
const PREPARATION = 'fold1';
const NORM_TOLERANCE = 1e-3;

export interface BgeOptions {
  /** Threads for one text. 1 for questions; a build on an idle machine gains from more. */
  readonly threads?: number;
}

/**
 * The embedded model bge-small-zh-v1.5: [CLS] pooling and L2 norm as its authors use it (BAAI, FlagEmbedding), no
 * query prefix. Texts are folded first: the vocabulary has no capitals, which would become [UNK], and Traditional
 * text is matched with Simplified.
 *
 * @throws AppError `model-files` when the native library or the files cannot be loaded
 */
export async function createBgeEmbedder(files: ModelFiles, options: BgeOptions = {}): Promise<Embedder> {
  const { threads = 1 } = options;
  const [tokenize, session] = await Promise.all([openTokenizer(files), openSession(files, threads)]).catch(
    (error: unknown) => {
      throw new AppError('model-files', `The embedding model cannot be loaded: ${describeError(error)}`, {
        cause: error,
      });
    },
  );
  let closed = false;
  // One text at a time, in order. Runs asked for at once would be computed in one turn of the event loop, and nothing
  // else of the process would move until the last is done.
  let tail: Promise<unknown> = Promise.resolve();
  return {
    id: `${MODEL_NAME}/${files.modelSha256.slice(0, 12)}/${PREPARATION}`,
    dimension: DIMENSION,
    async embed(text) {
      if (closed) throw new Error('the embedder is closed');
      const result = tail.then(async () => normalize(await session.run(tokenize(text))));
      tail = result.catch(() => undefined);
      return result;
    },
    async close() {
      if (closed) return;
      closed = true;
      await tail;
      await session.release();
    },
  };
}

/** A text as token ids with [CLS] in front and [SEP] behind, at most 512 of them. */
async function openTokenizer(files: ModelFiles): Promise<(text: string) => readonly number[]> {
  const [definition, config] = await Promise.all([readJson(files.tokenizer), readJson(files.tokenizerConfig)]);
  const tokenizer = new Tokenizer(definition, config);
  return (text) => {
    const { ids } = tokenizer.encode(foldChars(text.slice(0, MAX_UNITS)));
    return ids.length <= MAX_TOKENS ? ids : [...ids.slice(0, MAX_TOKENS - 1), ids.at(-1)!];
  };
}

async function readJson(path: string): Promise<object> {
  return JSON.parse(await readFile(path, 'utf8')) as object;
}

/**
 * The library tells its makers about every process and model, and keeps a number of this machine below the home folder,
 * unless this says otherwise before it is loaded (since 1.29; microsoft/onnxruntime#27379). Nothing of a bot's that
 * promises privacy goes there.
 */
function keepToItself(): void {
  // oxlint-disable-next-line node/no-process-env
  process.env['ORT_DISABLE_TELEMETRY'] = '1';
}

async function openSession(files: ModelFiles, threads: number) {
  // Imported here, not at the top: the import loads a native library that some platforms lack, and a program that
  // runs on keywords alone must start there too.
  keepToItself();
  const { InferenceSession, Tensor } = await import('onnxruntime-node');
  const options: InferenceSession.SessionOptions = {
    intraOpNumThreads: threads,
    graphOptimizationLevel: 'all',
    // 3: errors only.
    logSeverityLevel: 3,
    // Texts differ in length, so planned buffers are seldom met again; without them the process is 20 MB smaller and
    // no slower.
    enableMemPattern: false,
    // Idle threads sleep instead of spinning: with two threads the slowest runs take 7 ms instead of 44.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  };
  const session = await InferenceSession.create(files.model, options);
  return {
    /**
     * The last layer's vector of [CLS] for one text. The library computes on the calling thread: it blocks the event
     * loop. Texts are not batched, for the model is quantised dynamically: activations are scaled by the range of the
     * whole batch, a text's vector would depend on its neighbours (cosine .996 to itself with one other text), and no
     * build could be reproduced. The number of threads changes no bit.
     */
    async run(ids: readonly number[]): Promise<Float32Array> {
      const row = (values: BigInt64Array) => new Tensor('int64', values, [1, ids.length]);
      const output = await session.run({
        input_ids: row(BigInt64Array.from(ids, BigInt)),
        attention_mask: row(new BigInt64Array(ids.length).fill(1n)),
        token_type_ids: row(new BigInt64Array(ids.length)),
      });
      const hidden = output['last_hidden_state'];
      if (hidden?.type !== 'float32' || hidden.dims.at(-1) !== DIMENSION)
        throw new Error(`the model gave no vectors of ${DIMENSION} numbers`);
      return (hidden.data as Float32Array).slice(0, DIMENSION);
    },
    release: () => session.release(),
  };
}

/** Scales in place to L2 norm 1. A vector that cannot be scaled is a fault of the model, never a result. */
function normalize(vector: Float32Array): Float32Array {
  const norm = Math.hypot(...vector);
  for (let i = 0; i < vector.length; i += 1) vector[i]! /= norm;
  const check = Math.hypot(...vector);
  if (vector.length !== DIMENSION || !(Math.abs(check - 1) <= NORM_TOLERANCE))
    throw new Error('the model gave a vector that is not finite');
  return vector;
}
