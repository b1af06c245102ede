import type { Article } from '../corpus/article.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { type PassageKey, passageKeyOf } from './passage-key.ts';

/** An article as a list of all shows it. */
export interface ListedArticle extends Pick<Article, 'id' | 'title' | 'publisher' | 'published' | 'kind'> {
  readonly passages: number;
  /** Opens its beginning. */
  readonly opening: PassageKey;
}

const listed = new WeakMap<Snapshot, readonly ListedArticle[]>();

/** The articles of a snapshot, the newest first and those without a date last; listed once. */
export function listArticles(snapshot: Snapshot): readonly ListedArticle[] {
  const known = listed.get(snapshot);
  if (known) return known;
  const { articles, articleStarts, passages } = snapshot;
  const list = articles
    .flatMap(({ id, title, publisher, published, kind }, i) => {
      const [from, to] = [articleStarts[i]!, articleStarts[i + 1]!];
      // A file without text has no beginning.
      if (to === from) return [];
      const opening = passageKeyOf(passages[from]!);
      return [{ id, title, publisher, published, kind, passages: to - from, opening }];
    })
    .toSorted((a, b) => compareDates(a.published, b.published) || (a.title < b.title ? -1 : 1));
  listed.set(snapshot, list);
  return list;
}

function compareDates(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? 1 : -1;
}
