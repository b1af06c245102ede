import type { Snapshot } from './snapshot.ts';

/**
 * The snapshot as if some of its articles had never been in it: to whoever asks, lists, searches or cites there are the
 * others alone, by new numbers. Nothing is built: indexes and vectors are shared, and 100,000 passages take about
 * a tenth of a second. Its id stays: the same build, seen without these articles.
 *
 * @param ids of articles; those it does not have do no harm
 */
export function leaveOutArticles(snapshot: Snapshot, ids: ReadonlySet<string>): Snapshot {
  const { articles, articleStarts, passages, vectors } = snapshot;
  const kept = articles.flatMap(({ id }, number) => (ids.has(id) ? [] : [number]));
  if (kept.length === articles.length) return snapshot;

  const starts = new Uint32Array(kept.length + 1);
  for (const [place, number] of kept.entries())
    starts[place + 1] = starts[place]! + articleStarts[number + 1]! - articleStarts[number]!;
  const articleOf = new Uint32Array(starts.at(-1)!);
  const rows = new Uint32Array(articleOf.length);
  for (const [place, number] of kept.entries())
    for (let at = starts[place]!, row = articleStarts[number]!; at < starts[place + 1]!; at += 1, row += 1) {
      articleOf[at] = place;
      rows[at] = row;
    }

  const left = kept.map((number) => articles[number]!);
  return {
    ...snapshot,
    articles: left,
    articleById: new Map(left.map((article) => [article.id, article])),
    passages: Array.from(rows, (row) => passages[row]!),
    articleOf,
    articleStarts: starts,
    passageKeywords: snapshot.passageKeywords.keep(rows),
    articleKeywords: snapshot.articleKeywords.keep(Uint32Array.from(kept)),
    vectors: vectors && {
      ...vectors,
      rows: vectors.rows === undefined ? rows : rows.map((row) => vectors.rows![row]!),
      index: vectors.index.keep(rows),
    },
  };
}
