import type { BuildProgress, ReloadReport } from './reload-report.ts';
import { type ArticleSource, readArticles } from '../corpus/article-source.ts';
import type { CorpusProblem } from '../corpus/list-article-files.ts';
import type { Corpus } from '../corpus/read-corpus.ts';
import { AppError, describeError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { BuildJob } from './build-process.ts';
import { compareArticles, findLostArticles } from './compare-corpora.ts';
import { type ObtainedSnapshot, obtainSnapshot, openOlderSnapshot } from './obtain-snapshot.ts';
import { type BuildOutcome, runBuild } from './run-build.ts';
import type { Snapshot } from './snapshot.ts';
import { snapshotIdOf } from './snapshot-format.ts';
import { createSnapshotStore } from './snapshot-store.ts';
import { untilAborted } from '../until-aborted.ts';

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
  /** What was mended or could not be done at the last start or reload that gave a snapshot, in one line each. */
  readonly warnings: readonly string[];
  /**
   * Opens what fits the articles as they are on disk now, building it first when there is none or it is damaged.
   * When the build fails, an older sound snapshot serves, with a warning.
   */
  start(onProgress?: (progress: BuildProgress) => void): Promise<void>;
  /** One at a time; a second caller gets the report of the reload under way. */
  reload(options?: { force?: boolean; onProgress?: (progress: BuildProgress) => void }): Promise<ReloadReport>;
  /** Stops a build under way: a start then fails and a reload is refused. What serves can still be asked. */
  close(): Promise<void>;
}

export function createSnapshotKeeper(options: SnapshotKeeperOptions): SnapshotKeeper {
  const { source, dataDir, modelId, log, build = runBuild } = options;
  const store = createSnapshotStore(dataDir, source);
  const closing = new AbortController();
  let current: Snapshot | null = null;
  let problems: readonly CorpusProblem[] = [];
  let warnings: readonly string[] = [];
  let running: Promise<ReloadReport> | null = null;
  const listeners = new Set<(progress: BuildProgress) => void>();

  const tell = (progress: BuildProgress) => {
    for (const listener of listeners)
      try {
        listener(progress);
      } catch (error) {
        log.warn('progress could not be told', { error });
      }
  };
  const warn = (warning: string, error?: unknown): string => {
    log.warn(warning, error === undefined ? {} : { error });
    return warning;
  };

  const buildNow = async (): Promise<BuildOutcome> => {
    closing.signal.throwIfAborted();
    const job = { source, root: store.root, model: options.model, logLevel: options.logLevel };
    return untilAborted(build(job, tell, closing.signal), closing.signal);
  };
  const parts = { store, modelId, log, build: buildNow };

  /** The snapshot serves already: what goes wrong with its name on disk is worth a warning, no more. */
  const nameCurrent = async (id: string): Promise<readonly string[]> => {
    try {
      return (await store.setCurrent(id)).map((failure) => warn(`an old snapshot stays: ${failure}`));
    } catch (error) {
      return [warn(`the snapshot in use cannot be noted in the data folder: ${describeError(error)}`, error)];
    }
  };
  const serve = async (obtained: ObtainedSnapshot): Promise<void> => {
    current = obtained.snapshot;
    ({ problems } = obtained);
    warnings = [...obtained.warnings, ...(await nameCurrent(obtained.snapshot.id))];
  };

  const start = async () => {
    const corpus = await readArticles(source);
    for (const problem of corpus.problems) log.warn('an article cannot be read', { ...problem });
    try {
      await serve(await obtainSnapshot(corpus, parts));
    } catch (error) {
      const older = closing.signal.aborted ? null : await openOlderSnapshot(parts);
      if (!older) throw error;
      current = older;
      ({ problems } = corpus);
      const what = `answers come from the older snapshot ${older.id} of ${older.builtAt}`;
      warnings = [warn(`${what}, for the articles as they are now could not be built: ${describeError(error)}`, error)];
    }
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
      warnings,
      ...given,
    });
    const refuseLoss = (corpus: Corpus): ReloadReport | null => {
      const lost = force ? [] : findLostArticles(before?.articles ?? [], corpus);
      if (lost.length === 0) return null;
      const refusal = `${lost.length} article(s) that serve now could not be read: ${lost.join(', ')}`;
      return report('refused', { refusal, problems: corpus.problems });
    };
    try {
      const corpus = await readArticles(source);
      const loss = refuseLoss(corpus);
      if (loss) return loss;
      if (before && before.id === snapshotIdOf(corpus.articles, modelId)) {
        await serve({ snapshot: before, problems: corpus.problems, embedded: 0, warnings: [] });
        return report('unchanged', {});
      }
      const obtained = await obtainSnapshot(corpus, parts);
      // The folder may have changed since it was read above.
      const lateLoss = refuseLoss({ articles: obtained.snapshot.articles, problems: obtained.problems });
      if (lateLoss) return lateLoss;
      await serve(obtained);
      return report('swapped', {
        ...compareArticles(before?.articles ?? [], obtained.snapshot.articles),
        embedded: obtained.embedded,
      });
    } catch (error) {
      if (closing.signal.aborted) log.info('a reload was stopped with the program');
      else log.error('a reload failed; the snapshot before it keeps serving', { error });
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
    get warnings() {
      return warnings;
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
    async close() {
      closing.abort(new AppError('build', 'the program is stopping'));
      await running;
    },
  };
}
