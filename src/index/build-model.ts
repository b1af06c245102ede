import type { Config } from '../config.ts';
import type { EmbeddingEndpointConfig } from '../models/endpoint-config.ts';

/** Where a building process gets its embedding model. */
export type BuildModel =
  | {
      readonly kind: 'files';
      readonly dataDir: string;
      readonly modelDir: string | null;
      readonly npmPath: string | null;
    }
  | { readonly kind: 'endpoint'; readonly endpoint: EmbeddingEndpointConfig };

/** The model that questions are embedded with. */
export function describeBuildModel({ embedding, dataDir, modelDir, npmPath }: Config): BuildModel {
  return embedding ? { kind: 'endpoint', endpoint: embedding } : { kind: 'files', dataDir, modelDir, npmPath };
}
