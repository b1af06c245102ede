import { Embeddings } from '@langchain/core/embeddings';
import type { Embedder } from './embedder.ts';

/** An Embedder for the parts of LangChain that want its `Embeddings`. Vectors are the Embedder's own, as plain arrays. */
export class EmbedderEmbeddings extends Embeddings {
  readonly #embedder: Embedder;

  constructor(embedder: Embedder) {
    super({});
    this.#embedder = embedder;
  }

  override async embedQuery(text: string): Promise<number[]> {
    return [...(await this.#embedder.embed(text))];
  }

  /** One text after another, which keeps the queue short for questions that come in between. */
  override async embedDocuments(texts: string[]): Promise<number[][]> {
    const vectors: number[][] = [];
    for (const text of texts) vectors.push(await this.embedQuery(text));
    return vectors;
  }
}
