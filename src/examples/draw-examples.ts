import { prepareAnswer } from '../answering/answer-question.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { Language } from '../language/language.ts';
import type { ModelGuard } from '../models/model-guard.ts';
import { type Candidate, type Example, exampleKeyOf } from './example.ts';
import { listCandidates } from './list-candidates.ts';

/** Of every language; enough that each day shows others. */
const MOST_EXAMPLES = 12;
const MOST_OF_ARTICLE = 3;
const ENOUGH = 3;
const MOST_ASKED = 120;
/** How likely the evidence must answer: an example that goes wrong is worse than none. */
const SURE = 0.75;
/** Of a question that somebody has vouched for. */
const SURE_OF_GIVEN = 0.7;

export interface DrawingParts {
  readonly guard: Pick<ModelGuard, 'run'>;
  /** Lets others work between two questions. */
  readonly pause: () => Promise<void>;
  readonly signal: AbortSignal;
}

/** Asks a candidate; null unless it is answered surely, and by the very sentence that it was made from. */
async function tryCandidate(
  { question, language, kind, from }: Candidate,
  snapshot: Snapshot,
  guard: Pick<ModelGuard, 'run'>,
): Promise<Example | null> {
  const {
    extract,
    evidence,
    language: read,
  } = await guard.run((embedder) => prepareAnswer(question, '', snapshot, embedder));
  const first = extract?.citations[0];
  if (!first || evidence.confidence < (from === null ? SURE_OF_GIVEN : SURE) || read !== language) return null;
  if (from !== null) {
    const isSame = first.articleId === from.articleId && first.start <= from.start && first.end >= from.end;
    if (!isSame) return null;
  }
  return { key: exampleKeyOf(question), question, language, kind, articleId: first.articleId };
}

/** Questions in a language that a snapshot answers surely, tried one after the other. */
export async function drawExamples(
  snapshot: Snapshot,
  language: Language,
  given: readonly string[],
  { guard, pause, signal }: DrawingParts,
): Promise<readonly Example[]> {
  const drawn: Example[] = [];
  const ofArticle = new Map<string, number>();
  let asked = 0;
  for (const candidate of listCandidates(snapshot, language, given)) {
    if (drawn.length >= MOST_EXAMPLES || asked >= MOST_ASKED || signal.aborted) break;
    if (candidate.makeshift && drawn.length >= ENOUGH) break;
    if (candidate.from && (ofArticle.get(candidate.from.articleId) ?? 0) >= MOST_OF_ARTICLE) continue;
    asked += 1;
    const example = await tryCandidate(candidate, snapshot, guard);
    if (example !== null && !drawn.some(({ key }) => key === example.key)) {
      drawn.push(example);
      ofArticle.set(example.articleId, (ofArticle.get(example.articleId) ?? 0) + 1);
    }
    await pause();
  }
  return drawn;
}
