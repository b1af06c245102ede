import { type Measures, measureRanks } from '../evaluation/measure-ranks.ts';
import { goldOf, type Query, rankOf } from '../evaluation/queries.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { Embedder } from '../models/embedder.ts';
import { understandQuestion } from '../question/understand-question.ts';
import type { AskedQuestion, Engine } from './engine.ts';
import { divideSpreads, measureSpread, type Spread } from './spread.ts';

/** What one engine measured over the questions; times in milliseconds, without the embedding of the question. */
export interface EngineReport {
  readonly name: string;
  readonly build: number;
  /** null where no question names the right articles. */
  readonly quality: Measures | null;
  readonly question: Spread;
  /** Its time by that of the first engine, which is ours. */
  readonly ratio: Spread;
}

export async function embedQuestions(
  queries: readonly Query[],
  snapshot: Snapshot,
  embedder: Embedder,
): Promise<readonly AskedQuestion[]> {
  const asked: AskedQuestion[] = [];
  for (const query of queries) {
    const { embeddingText } = understandQuestion(query.question, snapshot);
    asked.push({ query, vector: await embedder.embed(embeddingText) });
  }
  return asked;
}

async function rankAll(engine: Engine, asked: readonly AskedQuestion[], snapshot: Snapshot): Promise<Measures | null> {
  const ranks: number[] = [];
  for (const question of asked) {
    const gold = goldOf(question.query);
    if (gold.size === 0) continue;
    const found = await engine.rank(question);
    ranks.push(
      rankOf(
        gold,
        found.map((passage) => snapshot.passages[passage]!.articleId),
      ),
    );
  }
  return ranks.length > 0 ? { n: ranks.length, ...measureRanks(ranks) } : null;
}

/**
 * Asks every engine every question, `rounds` times after a round that only warms up; engines take turns at each
 * question and none is always first, so that the machine's noise and its caches favour nobody.
 */
export async function compareEngines(
  engines: readonly Engine[],
  asked: readonly AskedQuestion[],
  snapshot: Snapshot,
  rounds: number,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<readonly EngineReport[]> {
  const times = engines.map((): number[] => []);
  for (let round = 0; round <= rounds; round += 1)
    for (const [i, question] of asked.entries()) {
      for (let turn = 0; turn < engines.length; turn += 1) {
        const at = (turn + i + round) % engines.length;
        const startedAt = performance.now();
        await engines[at]!.run(question);
        if (round > 0) times[at]!.push(performance.now() - startedAt);
      }
      onProgress(round * asked.length + i + 1, (rounds + 1) * asked.length);
    }
  const spreads = times.map(measureSpread);
  const reports: EngineReport[] = [];
  for (const [at, engine] of engines.entries())
    reports.push({
      name: engine.name,
      build: engine.build,
      quality: await rankAll(engine, asked, snapshot),
      question: spreads[at]!,
      ratio: divideSpreads(spreads[at]!, spreads[0]!),
    });
  return reports;
}
