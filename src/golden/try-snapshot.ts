import { answerFromArticles, prepareAnswer } from '../answering/answer-question.ts';
import { createAnswerId } from '../answering/answer-id.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { ModelGuard } from '../models/model-guard.ts';
import type { GoldenQuestion } from './golden-question.ts';
import { meetsExpected, type Outcome } from './meet-expected.ts';

/** A golden question whose answer the new snapshot changes. */
export interface GoldenChange {
  readonly question: string;
  /** `broke`: it was as expected and is no more; `mended`: the other way round; `changed`: neither, but in other words. */
  readonly kind: 'broke' | 'mended' | 'changed';
  readonly before: Outcome;
  readonly after: Outcome;
}

/** What becomes of the golden questions when a new snapshot takes the place of another. */
export interface GoldenDifference {
  readonly asked: number;
  /** As expected by the new snapshot. */
  readonly met: number;
  /** What broke first, then what was mended, then what changed. */
  readonly changes: readonly GoldenChange[];
}

const ORDER = ['broke', 'mended', 'changed'] as const;

async function answer(question: string, snapshot: Snapshot, guard: ModelGuard): Promise<Outcome> {
  try {
    const found = await guard.run(async (embedder) =>
      answerFromArticles(await prepareAnswer(question, createAnswerId(), snapshot, embedder)),
    );
    const citations = found.kind === 'answered' ? found.citations : [];
    return { kind: found.kind, citations: citations.map(({ articleId, quote }) => ({ articleId, quote })) };
  } catch {
    // A fault of ours is no answer as expected; the log of the answer itself would say more than an admin needs here.
    return { kind: 'unavailable', citations: [] };
  }
}

/** What is cited first is the answer; what follows adds to it, and may come and go. */
const isSame = (a: Outcome, b: Outcome) =>
  a.kind === b.kind && JSON.stringify(a.citations[0]) === JSON.stringify(b.citations[0]);

/**
 * Asks every golden question of both snapshots, as a person would ask it, in the articles' own words. Nothing of it is
 * recorded or remembered, and between two answers people's questions have their turn.
 */
export async function trySnapshot(
  questions: readonly GoldenQuestion[],
  parts: {
    readonly before: Snapshot;
    readonly after: Snapshot;
    readonly guard: ModelGuard;
    readonly onAsked?: (done: number) => void;
    readonly signal?: AbortSignal;
  },
): Promise<GoldenDifference> {
  const { guard, onAsked, signal } = parts;
  const changes: GoldenChange[] = [];
  let met = 0;
  for (const [i, { question, expected }] of questions.entries()) {
    signal?.throwIfAborted();
    await new Promise(setImmediate);
    const before = await answer(question, parts.before, guard);
    await new Promise(setImmediate);
    const after = await answer(question, parts.after, guard);
    const [wasMet, isMet] = [meetsExpected(before, expected), meetsExpected(after, expected)];
    if (isMet) met += 1;
    if (wasMet !== isMet) changes.push({ question, kind: isMet ? 'mended' : 'broke', before, after });
    else if (!isSame(before, after)) changes.push({ question, kind: 'changed', before, after });
    onAsked?.(i + 1);
  }
  return {
    asked: questions.length,
    met,
    changes: ORDER.flatMap((kind) => changes.filter((change) => change.kind === kind)),
  };
}
