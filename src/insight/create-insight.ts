import type { AuditLog } from '../audit/create-audit-log.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { Embedder } from '../models/embedder.ts';
import type { ModelGuard } from '../models/model-guard.ts';
import type { Passage } from '../passages/passage.ts';
import { understandQuestion } from '../question/understand-question.ts';
import type { RefusedQuestion } from '../store/insight-table.ts';
import type { Store } from '../store/open-store.ts';
import { type AnswerCounts, countAnswers, SPAN_MS } from './count-answers.ts';
import { createGiveWay, type GiveWay } from './give-way.ts';
import { groupQuestions, type QuestionGroup } from './group-questions.ts';

const HOUR_MS = 3_600_000;
/** What was worked out is kept for whoever turns pages; words that were asked are not kept here for long. */
const REMEMBERED_MS = HOUR_MS;
/** The newest of the refused questions; grouping takes the square of their number. */
const MOST_QUESTIONS = 2_000;

/** A passage that was offered with "the articles do not say", as the articles read now. */
export type OfferedPassage = Pick<Passage, 'paragraph' | 'text'> & { readonly title: string };

/** What the records of answers tell together, and nothing of who asked. Every call may throw what the store throws. */
export interface Insight {
  /** The newest 2,000 refused questions that are on record, by meaning; dismissed ones left out. */
  groupUnanswered(): Promise<readonly QuestionGroup[]>;
  /** These questions are to be listed no more. */
  dismiss(ids: readonly string[]): void;
  /** The passages that came nearest to a refused question, best first, as far as the articles still have them. */
  listOffered(answerId: string, most: number): readonly OfferedPassage[];
  /** @param days of Beijing, today among them */
  countAnswers(days: number): Promise<AnswerCounts>;
}

/**
 * @param snapshotNow the snapshot that serves
 * @param now milliseconds since 1970
 */
export function createInsight(parts: {
  readonly store: Pick<Store, 'insight'>;
  readonly audit: Pick<AuditLog, 'find'>;
  readonly guard: Pick<ModelGuard, 'run'>;
  readonly snapshotNow: () => Snapshot;
  /** How long there are records. */
  readonly retentionDays: number;
  readonly now?: () => number;
}): Insight {
  const { store, audit, guard, snapshotNow, now = Date.now } = parts;
  const keptMs = parts.retentionDays * 24 * HOUR_MS;
  let vectors: ReadonlyMap<string, Float32Array> = new Map();
  let forgetting: NodeJS.Timeout | undefined;
  let latest: { readonly key: string; readonly groups: Promise<readonly QuestionGroup[]> } | null = null;

  async function readRefused(giveWay: GiveWay): Promise<readonly RefusedQuestion[]> {
    const refused: RefusedQuestion[] = [];
    const newest = now() + 1;
    for (let to = newest; to > newest - keptMs && refused.length < MOST_QUESTIONS; to -= SPAN_MS) {
      refused.push(...store.insight.listRefused(to - SPAN_MS, to, MOST_QUESTIONS - refused.length));
      await giveWay();
    }
    return refused;
  }

  async function group(
    refused: readonly RefusedQuestion[],
    snapshot: Snapshot,
    embedder: Embedder | null,
    giveWay: GiveWay,
  ) {
    // What is not asked any more, or was forgotten, is kept here no longer than in the store.
    const used = new Map<string, Float32Array>();
    const embed = async (text: string) => {
      if (embedder === null) return null;
      const vector = vectors.get(text) ?? used.get(text) ?? (await embedder.embed(text));
      used.set(text, vector);
      return vector;
    };
    const groups = await groupQuestions(
      refused,
      { understand: (question) => understandQuestion(question, snapshot), embed },
      giveWay,
    );
    vectors = used;
    return groups;
  }

  return {
    async groupUnanswered() {
      const giveWay = createGiveWay();
      const refused = await readRefused(giveWay);
      const snapshot = snapshotNow();
      const key = [snapshot.id, ...refused.map(({ id }) => id)].join(' ');
      if (latest?.key === key) return latest.groups;
      const groups = guard.run((embedder) => group(refused, snapshot, embedder, giveWay));
      latest = { key, groups };
      clearTimeout(forgetting);
      forgetting = setTimeout(() => {
        latest = null;
        vectors = new Map();
      }, REMEMBERED_MS).unref();
      // A failure is not kept.
      groups.catch(() => {
        if (latest?.groups === groups) latest = null;
      });
      return groups;
    },
    dismiss: (ids) => store.insight.dismiss(ids, now()),
    listOffered(answerId, most) {
      const { passages, articleById } = snapshotNow();
      const ids = audit.find(answerId)?.matches.map(({ passageId }) => passageId) ?? [];
      const found = ids.flatMap((id) => passages.find((passage) => passage.id === id) ?? []);
      return found.slice(0, most).map(({ articleId, paragraph, text }) => {
        const title = articleById.get(articleId)?.title ?? articleId;
        return { title, paragraph, text };
      });
    },
    countAnswers: (days) => countAnswers(store.insight, days, now(), createGiveWay()),
  };
}
