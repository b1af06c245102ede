import { mkdir, mkdtemp, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Article } from '../corpus/article.ts';
import { formatCorpusFile } from '../corpus/front-matter.ts';
import type { ImportFault } from '../corpus/import/import-error.ts';
import { nameArticle } from '../corpus/import/name-article.ts';
import { saveArticle } from '../corpus/import/save-article.ts';
import { LARGEST_ARTICLE_BYTES } from '../corpus/read-article-file.ts';
import { createTurns } from '../create-turns.ts';
import type { Log } from '../log.ts';
import type { DraftTable } from '../store/draft-table.ts';
import { examineContent, formatOf } from './choose-format.ts';
import type { Draft, DraftField } from './draft.ts';
import { findFacts } from './find-facts.ts';
import { keepContents } from './keep-contents.ts';
import { listArticleIds } from './list-article-ids.ts';
import { readField } from './read-field.ts';
import type { runImport } from './run-import.ts';

/** A file as somebody sent it: nothing of it is to be trusted. */
export interface GivenFile {
  readonly name: string;
  readonly mime: string | null;
  readonly bytes: Uint8Array;
  /** Where it was taken from, when whoever sends it says so. */
  readonly url?: string | undefined;
}

/** `stuck`: reading it took too long, or too much. */
export type DraftFault = ImportFault | 'stuck';
export type DraftOutcome =
  | { readonly kind: 'draft'; readonly draft: Draft }
  | { readonly kind: 'fault'; readonly fault: DraftFault };
export type ChangeOutcome =
  | { readonly kind: 'changed'; readonly draft: Draft }
  | { readonly kind: 'invalid'; readonly draft: Draft }
  | { readonly kind: 'gone' };
export type SaveOutcome =
  | { readonly kind: 'saved' | 'already-there'; readonly articleId: string; readonly title: string }
  | { readonly kind: 'gone' };

/** Articles to be, each of one person, until they are saved or given up. They outlive a restart. */
export interface Drafts {
  /** Whether a file is of a kind that is read, as far as its name tells. */
  isReadable(file: Pick<GivenFile, 'name' | 'mime'>): boolean;
  readFile(user: number, file: GivenFile): Promise<DraftOutcome>;
  readText(user: number, text: string): Promise<DraftOutcome>;
  find(user: number, id: string): Draft | null;
  change(user: number, id: string, field: DraftField, typed: string): ChangeOutcome;
  discard(user: number, id: string): boolean;
  /**
   * Writes the article into the corpus folder, under a name that no other article has.
   * @throws AppError `import` when the folder cannot be written: the draft stays
   */
  save(user: number, id: string): Promise<SaveOutcome>;
}

export function createDrafts(parts: {
  readonly table: DraftTable;
  readonly corpusDir: string;
  /** Folders whose articles keep their names. */
  readonly otherDirs: readonly string[];
  /** Where a file lies while it is read; made when it is not there. */
  readonly scratchDir: string;
  readonly importFile: typeof runImport;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}): Drafts {
  const { table, corpusDir, otherDirs, scratchDir, log, now = Date.now } = parts;
  /** One file at a time: each may take all the memory that a process may have. */
  const imports = createTurns();
  const saves = createTurns();
  const { newId, put, find } = keepContents<Draft>(table, 'd', now);

  table.deleteBefore(now());

  async function importBytes(extension: string, bytes: Uint8Array): Promise<DraftOutcome> {
    await mkdir(scratchDir, { recursive: true, mode: 0o700 });
    const folder = await mkdtemp(join(scratchDir, 'file-'));
    try {
      const path = join(folder, `file${extension}`);
      await writeFile(path, bytes, { mode: 0o600 });
      const id = newId();
      const message = await parts.importFile({ path, corpusDir, id });
      if (message.kind === 'fault') return { kind: 'fault', fault: message.fault };
      if (message.kind === 'failed') throw new Error(message.message);
      return { kind: 'draft', draft: { id, article: message.imported.article, facts: findFacts(message.imported) } };
    } catch (error) {
      log.warn('a file could not be imported', { error });
      return { kind: 'fault', fault: 'stuck' };
    } finally {
      await rm(folder, { recursive: true, force: true });
      // It stays while another file lies in it.
      await rmdir(scratchDir).catch(() => undefined);
    }
  }

  /** A name for it, and its place in the table. */
  function keep(user: number, outcome: DraftOutcome, given: (article: Article) => Partial<Article>): DraftOutcome {
    if (outcome.kind === 'fault') return outcome;
    const { draft } = outcome;
    const article = { ...draft.article, ...given(draft.article) };
    if (Buffer.byteLength(formatCorpusFile(article)) > LARGEST_ARTICLE_BYTES)
      return { kind: 'fault', fault: 'too-large' };
    const kept = { ...draft, article };
    put(user, kept);
    return { kind: 'draft', draft: kept };
  }

  return {
    isReadable: (file) => formatOf(file) !== null,
    find,
    async readFile(user, file) {
      const extension = formatOf(file);
      if (extension === null) return { kind: 'fault', fault: 'unsupported' };
      const fault = examineContent(extension, file.bytes);
      if (fault !== null) return { kind: 'fault', fault };
      const outcome = await imports.take(() => importBytes(extension, file.bytes));
      const url = file.url === undefined ? null : readField('url', file.url);
      return keep(user, outcome, () => ({ ...url, id: nameArticle(file.name) }));
    },
    async readText(user, text) {
      const outcome = await imports.take(() => importBytes('.txt', Buffer.from(text)));
      return keep(user, outcome, ({ title }) => ({ id: nameArticle(`${title.replaceAll('.', ' ')}.txt`) }));
    },
    change(user, id, field, typed) {
      const draft = find(user, id);
      if (draft === null) return { kind: 'gone' };
      const change = readField(field, typed);
      if (change === null) return { kind: 'invalid', draft };
      const facts = { ...draft.facts, titleGuessed: draft.facts.titleGuessed && field !== 'title' };
      const changed = { ...draft, article: { ...draft.article, ...change }, facts };
      put(user, changed);
      return { kind: 'changed', draft: changed };
    },
    discard: (user, id) => find(user, id) !== null && table.delete(id),
    save: (user, id) =>
      saves.take(async () => {
        const draft = find(user, id);
        if (draft === null) return { kind: 'gone' };
        const { article } = draft;
        const there = await listArticleIds(corpusDir);
        const elsewhere = await Promise.all(otherDirs.map(listArticleIds));
        const taken = new Set([there, ...elsewhere].flatMap((ids) => Array.from(ids.keys())));
        const own = there.get(article.id.toLowerCase());
        const isSame =
          own !== undefined && (await readFile(own, 'utf8').catch(() => null)) === formatCorpusFile(article);
        const articleId = isSame ? article.id : freeId(article.id, taken);
        if (!isSame) await saveArticle(corpusDir, { ...article, id: articleId });
        table.delete(id);
        return { kind: isSame ? 'already-there' : 'saved', articleId, title: article.title };
      }),
  };
}

/** The id, with a number behind it when it is taken. @param taken in lower case: not all disks tell cases apart */
function freeId(id: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const free = number === 1 ? id : `${id}-${number}`;
    if (!taken.has(free.toLowerCase())) return free;
  }
}
