import MiniSearch from 'minisearch';
import { PASSAGES_RANKED } from '../evaluation/queries.ts';
import type { Snapshot, SnapshotVectors } from '../index/snapshot.ts';
import { tokenize } from '../index/tokenize.ts';
import { foldText } from '../language/fold.ts';
import { type AskedQuestion, CANDIDATES, type Engine } from './engine.ts';
import { fuseRanks } from './fuse-ranks.ts';

/** Passages in MiniSearch by the bigrams of their folded text and title: its own tokenizer finds nothing in Chinese. */
export function indexWithMiniSearch({ passages, articles, articleOf }: Snapshot) {
  const startedAt = performance.now();
  const index = new MiniSearch<{ id: number; title: string; text: string }>({
    fields: ['title', 'text'],
    tokenize: (text) => tokenize(foldText(text)),
    // Folding has made all one already.
    processTerm: (term) => term,
  });
  index.addAll(passages.map(({ text }, id) => ({ id, title: articles[articleOf[id]!]!.title, text })));
  const build = performance.now() - startedAt;
  const search = (question: string, count: number): readonly number[] =>
    index
      .search(question)
      .slice(0, count)
      .map(({ id }) => id as number);
  return { build, search };
}
export type MiniSearchIndex = ReturnType<typeof indexWithMiniSearch>;

/** MiniSearch alone, and fused by reciprocal rank with the neighbours that the snapshot's own graph gives. */
export function createMiniSearchEngines(
  { build, search }: MiniSearchIndex,
  { index }: SnapshotVectors,
): readonly Engine[] {
  const alone = async ({ query }: AskedQuestion) => search(query.question, PASSAGES_RANKED);
  const fused = async ({ query, vector }: AskedQuestion) => {
    const neighbours = index.nearest(vector, CANDIDATES).map(({ entry }) => entry);
    return fuseRanks([search(query.question, CANDIDATES), neighbours]).slice(0, PASSAGES_RANKED);
  };
  return [
    { name: 'MiniSearch', build, run: alone, rank: alone },
    { name: 'MiniSearch + HNSW', build, run: fused, rank: fused },
  ];
}
