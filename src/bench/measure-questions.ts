import type { Timings } from '../answering/answer.ts';
import type { RunningApp } from '../app.ts';
import { tokenize } from '../index/tokenize.ts';
import { foldText } from '../language/fold.ts';
import type { SetReport } from './bench-report.ts';
import { divideSpreads, measureSpread } from './spread.ts';

/** Neighbours asked for in the floor: as many as an answer shows. */
const NEIGHBOURS = 10;

interface Floor {
  readonly embed: number;
  readonly keywords: number;
  readonly vectors: number;
  readonly total: number;
}

/** The least that any hybrid search must do: one embedding and one look-up in each index, with nothing around them. */
async function measureFloor(question: string, { snapshot, embedder }: RunningApp): Promise<Floor> {
  const terms = [...new Set(tokenize(foldText(question)))].map((term) => ({ term, weight: 1 }));
  const scores = new Float32Array(snapshot.passageKeywords.size);
  const startedAt = performance.now();
  const vector = embedder && snapshot.vectors ? await embedder.embed(question) : null;
  const embeddedAt = performance.now();
  snapshot.passageKeywords.score(terms, scores);
  const scoredAt = performance.now();
  if (vector) snapshot.vectors?.index.nearest(vector, NEIGHBOURS);
  const endedAt = performance.now();
  return {
    embed: embeddedAt - startedAt,
    keywords: scoredAt - embeddedAt,
    vectors: endedAt - scoredAt,
    total: endedAt - startedAt,
  };
}

async function measureWhole(question: string, app: RunningApp): Promise<Timings> {
  const answer = await app.answer(question);
  // A fault takes no time and would pass for speed.
  if (answer.kind === 'unavailable') throw new Error(`no answer could be given to: ${question}`);
  return answer.milliseconds;
}

/**
 * Asks every question `rounds` times after a round that only warms up. Whole questions and the floor take turns,
 * and either goes first as often as the other, so that the machine's noise and its caches favour neither.
 *
 * @throws Error when a question meets a fault
 */
export async function measureQuestions(
  app: RunningApp,
  questions: readonly string[],
  rounds: number,
  onProgress: (done: number, total: number) => void,
): Promise<Pick<SetReport, 'question' | 'floor' | 'ratio'>> {
  const wholes: Timings[] = [];
  const floors: Floor[] = [];
  for (let round = 0; round <= rounds; round += 1)
    for (const [i, question] of questions.entries()) {
      const floorFirst = (i + round) % 2 === 0;
      const before = floorFirst ? await measureFloor(question, app) : null;
      const whole = await measureWhole(question, app);
      const floor = before ?? (await measureFloor(question, app));
      if (round === 0) continue;
      wholes.push(whole);
      floors.push(floor);
      onProgress(wholes.length, rounds * questions.length);
    }
  const ofWhole = (name: keyof Timings) => measureSpread(wholes.map((timings) => timings[name]));
  const ofFloor = (name: keyof Floor) => measureSpread(floors.map((timings) => timings[name]));
  const [whole, floor] = [ofWhole('total'), ofFloor('total')];
  return {
    question: {
      understand: ofWhole('understand'),
      embed: ofWhole('embed'),
      retrieve: ofWhole('retrieve'),
      answer: ofWhole('answer'),
      withoutEmbedding: measureSpread(wholes.map(({ total, embed }) => total - embed)),
      total: whole,
    },
    floor: { embed: ofFloor('embed'), keywords: ofFloor('keywords'), vectors: ofFloor('vectors'), total: floor },
    ratio: divideSpreads(whole, floor),
  };
}
