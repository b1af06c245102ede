import { prepareAnswer } from '../answering/answer-question.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { Language } from '../language/language.ts';
import type { ModelGuard } from '../models/model-guard.ts';
import { type Candidate, type Example, exampleKeyOf, type GivenQuestion } from './example.ts';
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
  /** Whether anybody still waits for them. */
  readonly isNeeded: () => boolean;
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
  const sure = 'start' in from ? SURE : SURE_OF_GIVEN;
  if (!first || evidence.confidence < sure || read !== language || first.articleId !== from.articleId) return null;
  if ('start' in from && (first.start > from.start || first.end < from.end)) return null;
  return { key: exampleKeyOf(question), question, language, kind, articleId: first.articleId };
}

/** Questions in a language that a snapshot answers surely, tried one after the other. */
export async function drawExamples(
  snapshot: Snapshot,
  language: Language,
  given: readonly GivenQuestion[],
  { guard, pause, isNeeded }: DrawingParts,
): Promise<readonly Example[]> {
  const drawn: Example[] = [];
  const ofArticle = new Map<string, number>();
  let asked = 0;
  for (const candidate of listCandidates(snapshot, language, given)) {
    if (drawn.length >= MOST_EXAMPLES || asked >= MOST_ASKED || !isNeeded()) break;
    if (candidate === null) {
      await pause();
      continue;
    }
    if (candidate.makeshift && drawn.length >= ENOUGH) break;
    if ((ofArticle.get(candidate.from.articleId) ?? 0) >= MOST_OF_ARTICLE) continue;
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
