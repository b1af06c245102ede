import { foldText } from '../../src/language/fold.ts';
import type { Embedder } from '../../src/models/embedder.ts';

/**
 * An Embedder that needs no model: counts of hashed character bigrams of the folded text, L2 norm 1.
 * Texts that share wording are near each other; it knows nothing of meaning.
 */
export function createBigramEmbedder(dimension = 512): Embedder {
  let closed = false;
  return {
    id: `bigram-${dimension}`,
    dimension,
    async embed(text) {
      if (closed) throw new Error('the embedder is closed');
      const vector = new Float32Array(dimension);
      // The marks at both ends give even an empty text one bigram, and so a direction.
      const chars = Array.from(`^${foldText(text).replaceAll(/\s+/g, '')}$`);
      for (let i = 1; i < chars.length; i += 1) vector[hashText(chars[i - 1]! + chars[i]!) % dimension]! += 1;
      const norm = Math.hypot(...vector);
      return vector.map((value) => value / norm);
    },
    async close() {
      closed = true;
    },
  };
}

/** FNV-1a, 32 bits. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash;
}
