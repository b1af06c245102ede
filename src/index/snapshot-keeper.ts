import type { BuildProgress, ReloadReport } from './reload-report.ts';
import { type ArticleSource, readArticles } from '../corpus/article-source.ts';
import type { CorpusProblem } from '../corpus/list-article-files.ts';
import type { Article } from '../corpus/article.ts';
import { describeError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { BuildJob } from './build-process.ts';
import { type BuildOutcome, runBuild } from './run-build.ts';
import { openSnapshot, type Snapshot } from './snapshot.ts';
import { snapshotIdOf } from './snapshot-format.ts';
import { createSnapshotStore } from './snapshot-store.ts';

export interface SnapshotKeeperOptions {
  readonly source: ArticleSource;
  readonly dataDir: string;
  /** Id of the embedder that questions will use, or null for keywords alone. */
  readonly modelId: string | null;
  readonly model: BuildJob['model'];
  readonly log: Log;
  readonly logLevel: BuildJob['logLevel'];
  readonly build?: typeof runBuild;
}

/** Holds the one snapshot that serves, and replaces it whole. */
export interface SnapshotKeeper {
  readonly current: Snapshot | null;
  /** Files of the corpus that could not be read when the snapshot was made. */
  readonly problems: readonly CorpusProblem[];
  /** Opens what fits the articles as they are on disk now, building it first when there is none or it is damaged. */
  start(onProgress?: (progress: BuildProgress) => void): Promise<void>;
  /** One at a time; a second caller gets the report of the reload under way. */
  reload(options?: { force?: boolean; onProgress?: (progress: BuildProgress) => void }): Promise<ReloadReport>;
}

export function createSnapshotKeeper(options: SnapshotKeeperOptions): SnapshotKeeper {
  const { source, dataDir, modelId, log, build = runBuild } = options;
  const store = createSnapshotStore(dataDir, source);
  let current: Snapshot | null = null;
  let problems: readonly CorpusProblem[] = [];
  let running: Promise<ReloadReport> | null = null;
  const listeners = new Set<(progress: BuildProgress) => void>();

  const tell = (progress: BuildProgress) => {
    for (const listener of listeners) listener(progress);
  };
  const buildNow = async (previous: string | null): Promise<BuildOutcome> =>
    build({ source, root: store.root, previous, model: options.model, logLevel: options.logLevel }, tell);

  const start = async () => {
    const corpus = await readArticles(source);
    ({ problems } = corpus);
    for (const problem of problems) log.warn('an article cannot be read', { ...problem });
    const previous = await store.readCurrent();
    if (previous !== null && previous === snapshotIdOf(corpus.articles, modelId)) {
      try {
        current = await openSnapshot(store.folder(previous));
        return;
      } catch (error) {
        log.warn('the snapshot is damaged and is built anew', { error });
      }
    }
    const { result } = await buildNow(previous);
    current = await openSnapshot(store.folder(result.id));
    await store.setCurrent(result.id);
  };

  const reload = async (force: boolean): Promise<ReloadReport> => {
    const startedAt = performance.now();
    const before = current;
    const report = (outcome: ReloadReport['outcome'], given: Partial<ReloadReport>): ReloadReport => ({
      outcome,
      refusal: null,
      added: [],
      changed: [],
      removed: [],
      problems,
      articles: current?.articles.length ?? 0,
      passages: current?.passages.length ?? 0,
      embedded: 0,
      seconds: (performance.now() - startedAt) / 1000,
      snapshot: current?.id ?? '',
      warnings: [],
      ...given,
    });
    try {
      const corpus = await readArticles(source);
      const lost = lostArticles(before?.articles ?? [], corpus);
      if (lost.length > 0 && !force) {
        const refusal = `${lost.length} article(s) that serve now could not be read: ${lost.join(', ')}`;
        return report('refused', { refusal, problems: corpus.problems });
      }
      ({ problems } = corpus);
      if (before && before.id === snapshotIdOf(corpus.articles, modelId)) return report('unchanged', {});
      const { result, problems: found } = await buildNow(before?.id ?? null);
      const next = await openSnapshot(store.folder(result.id));
      await store.setCurrent(result.id);
      current = next;
      problems = found;
      return report('swapped', {
        ...compareArticles(before?.articles ?? [], next.articles),
        embedded: result.embedded,
      });
    } catch (error) {
      log.error('a reload failed; the snapshot before it keeps serving', { error });
      return report('refused', { refusal: describeError(error) });
    }
  };

  return {
    get current() {
      return current;
    },
    get problems() {
      return problems;
    },
    async start(onProgress) {
      if (onProgress) listeners.add(onProgress);
      await start().finally(() => listeners.clear());
    },
    reload({ force = false, onProgress } = {}) {
      if (onProgress) listeners.add(onProgress);
      running ??= reload(force).finally(() => {
        running = null;
        listeners.clear();
      });
      return running;
    },
  };
}

/** Articles that serve now and whose file or folder is there but cannot be read; a file that was taken away is no loss. */
function lostArticles(
  before: readonly Article[],
  corpus: { readonly articles: readonly Article[]; readonly problems: readonly CorpusProblem[] },
): readonly string[] {
  const readable = new Set(corpus.articles.map((article) => article.id));
  const unreadable = corpus.problems.map((problem) => problem.file.normalize('NFC').replace(/\.md$/i, ''));
  const lost = before
    .map((article) => article.id)
    .filter((id) => !readable.has(id) && unreadable.some((path) => id === path || id.startsWith(`${path}/`)));
  // An empty folder in place of a serving corpus is a mistake, such as a disk that is not mounted.
  return corpus.articles.length === 0 && lost.length === 0 ? before.map((article) => article.id) : lost;
}

function compareArticles(
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
