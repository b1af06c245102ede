import { answerQuestion, findPassages } from '../answering/answer-question.ts';
import { PASSAGES_RANKED } from '../evaluation/queries.ts';
import { buildKeywordIndex } from '../index/keyword-index.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { tokenize } from '../index/tokenize.ts';
import { foldText } from '../language/fold.ts';
import type { Embedder } from '../models/embedder.ts';
import type { AskedQuestion, Engine } from './engine.ts';

/** An Embedder that has the question's vector at hand. */
function holdVector(vector: Float32Array): Embedder {
  return { id: 'held', dimension: vector.length, embed: async () => vector, close: async () => undefined };
}

function measureIndexing({ passages, articles }: Snapshot): number {
  const startedAt = performance.now();
  buildKeywordIndex(passages.map(({ text }) => tokenize(foldText(text))));
  buildKeywordIndex(articles.map(({ title, text }) => tokenize(foldText(`${title}\n${text}`))));
  return performance.now() - startedAt;
}

/** The whole answer with evidence, quotes and their check, and the retrieval in it alone, as it stands beside the peers. */
export function createOurEngines(snapshot: Snapshot): readonly [whole: Engine, retrieval: Engine] {
  const build = measureIndexing(snapshot);
  const rank = async ({ query, vector }: AskedQuestion) => {
    const { found } = await findPassages(query.question, snapshot, holdVector(vector), PASSAGES_RANKED);
    return found.map(({ passage }) => passage);
  };
  return [
    {
      name: 'Kecheng, whole answer',
      build,
      run: ({ query, vector }) => answerQuestion(query.question, snapshot, holdVector(vector)),
      rank,
    },
    { name: 'Kecheng, retrieval', build, run: rank, rank },
  ];
}
