import { createBigramEmbedder } from '../bigram-embedder.ts';
import type { EmbeddingScript } from './script.ts';

/** An embedding model that needs none: the vectors of the bigram embedder, not of length 1 as some models give them. */
export function createBigramModel(dimension = 64, scale = 3): EmbeddingScript {
  const embedder = createBigramEmbedder(dimension);
  return async ({ texts }) => ({
    kind: 'vectors',
    vectors: await Promise.all(
      texts.map(async (text) => Array.from(await embedder.embed(text), (value) => value * scale)),
    ),
  });
}
