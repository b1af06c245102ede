import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Article } from '../corpus/article.ts';
import { listFilesOf, idOfFile } from './list-article-ids.ts';
import { readArticleFile } from '../corpus/read-article-file.ts';
import { passageKeyOf, type PassageKey, type PassageSource } from '../passages/passage-key.ts';
import type { AuditTable } from '../store/audit-table.ts';
import type { RetiredArticleTable } from '../store/retired-article-table.ts';
import { createTurns } from '../create-turns.ts';
import { moveFile } from './move-file.ts';

/** An article that answers. */
export interface ShelvedArticle extends Omit<Article, 'text' | 'language' | 'source'> {
  /** Names it in a button. */
  readonly key: string;
  readonly passages: number;
}

export interface ArticleCard extends ShelvedArticle {
  readonly source: string | null;
  /** UTF-16 units. */
  readonly characters: number;
  readonly firstPassage: PassageKey | null;
  /** How many of the answers that are on record cite it. */
  readonly cited: number;
}

export interface RetiredArticle {
  /** Names it in a button. */
  readonly key: string;
  readonly articleId: string;
  readonly title: string;
  /** A word of ours or of a person; null when nobody knows. */
  readonly reason: string | null;
  /** ISO 8601; null when nobody knows. */
  readonly retiredAt: string | null;
}

/** The articles that answer, and those that no longer do. Whatever changes shows in answers after a reload. */
export interface Shelf {
  /** Newest first, those without a date behind. */
  list(): readonly ShelvedArticle[];
  card(key: string): ArticleCard | null;
  /**
   * Takes the article's file out of the corpus folder; it is kept.
   * @throws what the file system throws
   */
  retire(articleId: string, reason: string): Promise<{ readonly kind: 'retired' | 'gone' }>;
  /** The last retired first. */
  retired(): Promise<readonly RetiredArticle[]>;
  /** @throws what the file system throws */
  restore(
    key: string,
  ): Promise<
    | { readonly kind: 'restored' | 'taken'; readonly articleId: string; readonly title: string }
    | { readonly kind: 'gone' }
  >;
}

const keyOf = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 12);

export function createShelf(parts: {
  readonly corpusDir: string;
  readonly retiredDir: string;
  readonly snapshot: () => PassageSource;
  readonly table: RetiredArticleTable;
  readonly audits: Pick<AuditTable, 'countCiting'>;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}): Shelf {
  const { corpusDir, retiredDir, table, audits, now = Date.now } = parts;
  const moves = createTurns();

  function shelve(
    { text: _text, language: _language, source: _source, ...article }: Article,
    at: number,
  ): ShelvedArticle {
    const { articleStarts } = parts.snapshot();
    return { ...article, key: keyOf(article.id), passages: articleStarts[at + 1]! - articleStarts[at]! };
  }

  async function listRetired(): Promise<readonly (RetiredArticle & { readonly file: string })[]> {
    const known = new Map(table.list().map((row) => [row.file, row]));
    const files = await listFilesOf(retiredDir);
    const articles = files.map(async ({ file, path }) => {
      const row = known.get(file);
      const articleId = row?.article ?? idOfFile(file);
      // A file that somebody put there by hand says its title itself.
      const title = row?.title ?? (await readArticleFile(path, articleId).catch(() => null))?.title ?? articleId;
      const retiredAt = row ? new Date(row.retiredAt).toISOString() : null;
      return { key: keyOf(file), file, articleId, title, reason: row?.reason ?? null, retiredAt };
    });
    return (await Promise.all(articles)).toSorted((a, b) => compare(b.retiredAt ?? '', a.retiredAt ?? ''));
  }

  return {
    list() {
      return parts
        .snapshot()
        .articles.map(shelve)
        .toSorted((a, b) => compare(b.published ?? '', a.published ?? '') || compare(a.id, b.id));
    },
    card(key) {
      const { articles, articleStarts, passages } = parts.snapshot();
      const at = articles.findIndex(({ id }) => keyOf(id) === key);
      const article = articles[at];
      if (article === undefined) return null;
      const first = passages[articleStarts[at]!];
      return {
        ...shelve(article, at),
        source: article.source,
        characters: article.text.length,
        firstPassage: first?.articleId === article.id ? passageKeyOf(first) : null,
        cited: audits.countCiting(article.id),
      };
    },
    retire: (articleId, reason) =>
      moves.take(async () => {
        const file = (await listFilesOf(corpusDir)).find((it) => idOfFile(it.file) === articleId)?.file;
        if (file === undefined) return { kind: 'gone' };
        const title = parts.snapshot().articleById.get(articleId)?.title ?? articleId;
        for (let number = 1; ; number += 1) {
          const to = number === 1 ? `${articleId}.md` : `${articleId}~${number}.md`;
          if (!(await moveFile(join(corpusDir, file), join(retiredDir, to)))) continue;
          table.insert({ file: to, article: articleId, title, reason, retiredAt: now() });
          return { kind: 'retired' };
        }
      }),
    retired: listRetired,
    restore: (key) =>
      moves.take(async () => {
        const found = (await listRetired()).find((it) => it.key === key);
        if (found === undefined) return { kind: 'gone' };
        const { file, articleId, title } = found;
        const isTaken = (await listFilesOf(corpusDir)).some((it) => idOfFile(it.file) === articleId);
        const isMoved = !isTaken && (await moveFile(join(retiredDir, file), join(corpusDir, `${articleId}.md`)));
        if (isMoved) table.delete(file);
        return { kind: isMoved ? 'restored' : 'taken', articleId, title };
      }),
  };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
