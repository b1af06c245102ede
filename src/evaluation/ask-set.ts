import { findPassages } from '../answering/answer-question.ts';
import { judgeQuestion } from '../answering/judge-question.ts';
import type { RunningApp } from '../app.ts';
import type { AskedRow } from './asked-row.ts';
import { standAlone } from './stand-alone.ts';
import { goldOf, PASSAGES_RANKED, type Query, rankOf } from './queries.ts';

/** Passages by which two ways to ask are compared. */
const TOP = 10;

async function askQuery(query: Query, id: string, app: RunningApp): Promise<AskedRow> {
  const startedAt = performance.now();
  const { question, found } = await findPassages(
    standAlone(query, app.snapshot),
    app.snapshot,
    app.embedder,
    PASSAGES_RANKED,
  );
  const { confidence } = judgeQuestion(question, found, app.snapshot);
  const milliseconds = performance.now() - startedAt;
  // Where nothing is asked, what the vectors find is chance: it counts as not found.
  const passages = query.question.trim() === '' ? [] : found.map(({ passage }) => app.snapshot.passages[passage]!);
  const gold = goldOf(query);
  const articles = passages.map(({ articleId }) => articleId);
  return {
    id,
    language: query.lang,
    kind: query.kind ?? null,
    rank: gold.size > 0 ? rankOf(gold, articles) : null,
    // An empty list says that no article is right; no list says nothing.
    answerable: query.answerable ?? (query.gold?.length === 0 ? false : null),
    confidence,
    milliseconds,
    parallel: query.parallel ?? null,
    top: passages.slice(0, TOP).map(({ id }) => id),
  };
}

/**
 * Puts every question of a set through the program's own retrieval and judgement, one after another.
 *
 * @param onProgress called after each question
 */
export async function askSet(
  queries: readonly Query[],
  app: RunningApp,
  onProgress: (done: number) => void,
): Promise<readonly AskedRow[]> {
  const rows: AskedRow[] = [];
  const seen = new Map<string, number>();
  for (const query of queries) {
    const name = query.id ?? query.question;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    // A name that comes again is told apart by its turn.
    rows.push(await askQuery(query, times === 1 ? name : `${name} (${times})`, app));
    onProgress(rows.length);
  }
  return rows;
}
