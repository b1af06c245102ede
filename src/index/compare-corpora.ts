import type { Article } from '../corpus/article.ts';
import type { Corpus } from '../corpus/read-corpus.ts';
import type { ReloadReport } from './reload-report.ts';

/**
 * Ids of articles that serve now and whose file or folder is there but cannot be read; a file that was taken away is
 * no loss.
 */
export function findLostArticles(before: readonly Article[], corpus: Corpus): readonly string[] {
  const readable = new Set(corpus.articles.map((article) => article.id));
  const unreadable = corpus.problems.map((problem) => problem.file.normalize('NFC').replace(/\.md$/i, ''));
  const lost = before
    .map((article) => article.id)
    .filter((id) => !readable.has(id) && unreadable.some((path) => id === path || id.startsWith(`${path}/`)));
  // An empty folder in place of a serving corpus is a mistake, such as a disk that is not mounted.
  return corpus.articles.length === 0 && lost.length === 0 ? before.map((article) => article.id) : lost;
}

/** Ids of the articles that are new, not the same, or gone. */
export function compareArticles(
  before: readonly Article[],
  after: readonly Article[],
): Pick<ReloadReport, 'added' | 'changed' | 'removed'> {
  const old = new Map(before.map((article) => [article.id, JSON.stringify(article)]));
  const ids = new Set(after.map((article) => article.id));
  return {
    added: after.filter((article) => !old.has(article.id)).map((article) => article.id),
    changed: after
      .filter((article) => old.has(article.id) && old.get(article.id) !== JSON.stringify(article))
      .map((article) => article.id),
    removed: [...old.keys()].filter((id) => !ids.has(id)),
  };
}
