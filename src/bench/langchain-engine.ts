import { EnsembleRetriever } from '@langchain/classic/retrievers/ensemble';
import { MemoryVectorStore } from '@langchain/classic/vectorstores/memory';
import { Document } from '@langchain/core/documents';
import { Embeddings } from '@langchain/core/embeddings';
import { BaseRetriever } from '@langchain/core/retrievers';
import { PASSAGES_RANKED } from '../evaluation/queries.ts';
import type { Snapshot, SnapshotVectors } from '../index/snapshot.ts';
import { embeddingText } from '../index/snapshot-format.ts';
import { type AskedQuestion, CANDIDATES, type Engine } from './engine.ts';
import type { MiniSearchIndex } from './minisearch-engine.ts';

type PassageDocument = Document<{ passage: number }>;

/**
 * The keyword side of the ensemble. LangChain's own BM25 retriever parts words at spaces and counts a text's length in
 * Latin words: Chinese has neither, so the same index as in the other comparison stands in for it.
 */
class KeywordRetriever extends BaseRetriever {
  override lc_namespace = ['kecheng', 'bench'];
  readonly #index: MiniSearchIndex;
  readonly #documents: readonly PassageDocument[];

  constructor(index: MiniSearchIndex, documents: readonly PassageDocument[]) {
    super({});
    this.#index = index;
    this.#documents = documents;
  }

  override async _getRelevantDocuments(query: string): Promise<PassageDocument[]> {
    return this.#index.search(query, CANDIDATES).map((passage) => this.#documents[passage]!);
  }
}

/** Gives the vector of the question that is being asked. */
class HeldVector extends Embeddings {
  vector: number[] = [];

  constructor() {
    super({});
  }

  override async embedQuery(): Promise<number[]> {
    return this.vector;
  }

  override async embedDocuments(texts: string[]): Promise<number[][]> {
    return texts.map(() => this.vector);
  }
}

/**
 * LangChain's ensemble retriever over a keyword retriever and its in-memory vector store, which searches exactly. It
 * tells documents apart by their text alone, so a passage that two articles have in common collects the ranks of both
 * and comes out ahead: where a corpus repeats itself, its R@1 falls behind that of the same fusion by number.
 */
export async function createLangChainEngine(
  { passages, articles, articleOf }: Snapshot,
  { values, dimension }: SnapshotVectors,
  index: MiniSearchIndex,
): Promise<Engine> {
  const startedAt = performance.now();
  const held = new HeldVector();
  const documents = passages.map(({ text }, passage): PassageDocument => {
    const pageContent = embeddingText(articles[articleOf[passage]!]!.title, text);
    return new Document({ pageContent, metadata: { passage } });
  });
  const store = new MemoryVectorStore(held);
  const vectorOf = (passage: number) => Array.from(values.subarray(passage * dimension, (passage + 1) * dimension));
  await store.addVectors(
    documents.map((_, passage) => vectorOf(passage)),
    documents,
  );
  const ensemble = new EnsembleRetriever({
    retrievers: [new KeywordRetriever(index, documents), store.asRetriever(CANDIDATES)],
  });
  const build = index.build + performance.now() - startedAt;
  const rank = async ({ query, vector }: AskedQuestion) => {
    held.vector = Array.from(vector);
    const found = await ensemble.invoke(query.question);
    return found.slice(0, PASSAGES_RANKED).map(({ metadata }) => (metadata as { passage: number }).passage);
  };
  return { name: 'LangChain ensemble', build, run: rank, rank };
}
