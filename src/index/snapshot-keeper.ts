import { type ArticleSource, readArticles } from '../corpus/article-source.ts';
import type { CorpusProblem } from '../corpus/list-article-files.ts';
import { createTurns } from '../create-turns.ts';
import { isDiskFull } from '../disk-full.ts';
import { AppError, describeError } from '../errors.ts';
import type { GoldenDifference } from '../golden/try-snapshot.ts';
import type { Log } from '../log.ts';
import { untilAborted } from '../until-aborted.ts';
import type { BuildJob } from './build-process.ts';
import { compareArticles } from './compare-corpora.ts';
import { type EarlierSnapshot, listEarlier, openById } from './earlier-snapshots.ts';
import type { ObtainedSnapshot } from './obtain-snapshot.ts';
import { openAtStart } from './open-at-start.ts';
import { prepareCandidate } from './prepare-candidate.ts';
import type { BuildProgress, Judge, Pinned, ReloadReport, SwitchOutcome } from './reload-report.ts';
import { type BuildOutcome, runBuild } from './run-build.ts';
import type { Snapshot } from './snapshot.ts';
import { snapshotIdOf } from './snapshot-format.ts';
import { createSnapshotStore, type Pin } from './snapshot-store.ts';

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

export interface KeeperReloadOptions {
  /** Accepts the loss of articles that fail to read, and whatever the judge finds. */
  readonly force?: boolean;
  readonly onProgress?: (progress: BuildProgress) => void;
  /** What answers worse by it is held back. */
  readonly judge?: Judge | null;
}

/** Holds the one snapshot that serves, and replaces it whole. */
export interface SnapshotKeeper {
  readonly current: Snapshot | null;
  /** Null when the articles as they were read last serve. */
  readonly pinned: Pinned | null;
  /** Files of the corpus that could not be read when the snapshot was made. */
  readonly problems: readonly CorpusProblem[];
  /** What was mended or could not be done at the last start or reload that gave a snapshot, in one line each. */
  readonly warnings: readonly string[];
  /**
   * Opens the snapshot that is pinned, or else what fits the articles as they are on disk now, building it first when
   * there is none or it is damaged. When the build fails, an older sound snapshot serves, with a warning.
   */
  start(onProgress?: (progress: BuildProgress) => void): Promise<void>;
  /** One at a time; a second caller gets the report of the reload under way. */
  reload(options?: KeeperReloadOptions): Promise<ReloadReport>;
  /** Lets in what a reload held back, as long as it is the newest build. */
  adopt(candidate: string): Promise<SwitchOutcome>;
  /** Gives up what a reload held back; false when that is something else by now. */
  discard(candidate: string): boolean;
  /** The snapshots that can be gone back to, the one that served last first. */
  listEarlier(): Promise<readonly EarlierSnapshot[]>;
  /** Goes back to one of them, and stays there until a reload lets another one in. */
  rollBack(id: string): Promise<SwitchOutcome>;
  /** Stops a build under way: a start then fails and a reload is refused. What serves can still be asked. */
  close(): Promise<void>;
}

export function createSnapshotKeeper(options: SnapshotKeeperOptions): SnapshotKeeper {
  const { source, dataDir, modelId, log, build = runBuild } = options;
  const store = createSnapshotStore(dataDir, source);
  const closing = new AbortController();
  let current: Snapshot | null = null;
  let pin: Pin | null = null;
  /** The id that a snapshot of the articles would have as they were read last. */
  let latest: string | null = null;
  /** What was built last and held back. It lies on the disk: nobody holds two snapshots for as long as an admin thinks. */
  let candidate: (Omit<ObtainedSnapshot, 'snapshot'> & { readonly id: string }) | null = null;
  let problems: readonly CorpusProblem[] = [];
  let warnings: readonly string[] = [];
  let running: Promise<ReloadReport> | null = null;
  /** Whatever changes what serves waits for what changed it before. */
  const turns = createTurns();
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
    await store.tidy();
    const job = { source, root: store.root, model: options.model, logLevel: options.logLevel };
    return untilAborted(build(job, tell, closing.signal), closing.signal);
  };
  const parts = { store, modelId, log, build: buildNow };

  /** The snapshot serves already: what goes wrong with its name on disk is worth a warning, no more. */
  const note = async (id: string, noted: Pin | null): Promise<readonly string[]> => {
    try {
      await store.setPin(noted);
      const failures = await store.setCurrent(id, candidate?.id);
      return failures.map((failure) => warn(`an old snapshot stays: ${failure}`));
    } catch (error) {
      return [warn(`the snapshot in use cannot be noted in the data folder: ${describeError(error)}`, error)];
    }
  };
  const use = (obtained: ObtainedSnapshot, by: Pin | null): void => {
    current = obtained.snapshot;
    pin = by;
    ({ problems, warnings } = obtained);
  };
  const serve = async (obtained: ObtainedSnapshot, by: Pin | null = null): Promise<void> => {
    use(obtained, by);
    if (by === null) {
      candidate = null;
      latest = obtained.snapshot.id;
    }
    warnings = [...warnings, ...(await note(obtained.snapshot.id, by))];
  };

  const start = async () => {
    const corpus = await readArticles(source);
    for (const problem of corpus.problems) log.warn('an article cannot be read', { ...problem });
    const opening = await openAtStart(corpus, parts, () => closing.signal.aborted);
    latest = snapshotIdOf(corpus.articles, modelId);
    use(opening.obtained, opening.pin);
    if (opening.note === 'leave') return;
    warnings = [...warnings, ...(await note(opening.obtained.snapshot.id, opening.note.pin))];
  };

  const makeReport = (
    outcome: ReloadReport['outcome'],
    startedAt: number,
    given: Partial<ReloadReport> = {},
  ): ReloadReport => ({
    outcome,
    refusal: null,
    remedy: null,
    golden: null,
    candidate: null,
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

  /** Lets a snapshot in that is newer than the one that serves. */
  const letIn = async (
    obtained: ObtainedSnapshot,
    startedAt: number,
    golden: GoldenDifference | null = null,
  ): Promise<ReloadReport> => {
    const changes = compareArticles(current?.articles ?? [], obtained.snapshot.articles);
    await serve(obtained);
    return makeReport('swapped', startedAt, { ...changes, embedded: obtained.embedded, golden });
  };

  /** What was built waits to be let in; what serves stays, after a restart as well. */
  const hold = async (obtained: ObtainedSnapshot, before: Snapshot): Promise<void> => {
    const { snapshot, ...rest } = obtained;
    candidate = { ...rest, id: snapshot.id };
    latest = snapshot.id;
    pin ??= { id: before.id, why: 'held' };
    warnings = await note(before.id, pin);
  };

  const reload = async (force: boolean, judge: Judge | null): Promise<ReloadReport> => {
    const startedAt = performance.now();
    const before = current;
    try {
      const prepared = await prepareCandidate(source, before, force, parts);
      if (prepared.kind === 'loss')
        return makeReport('refused', startedAt, {
          refusal: prepared.reason,
          remedy: 'force',
          problems: prepared.problems,
        });
      if (prepared.kind === 'unchanged') {
        await serve({ snapshot: before!, problems: prepared.problems, embedded: 0, warnings: [] });
        return makeReport('unchanged', startedAt);
      }
      const { obtained } = prepared;
      const golden = before && judge ? await judge(obtained.snapshot, before, tell, closing.signal) : null;
      const isWorse = golden?.changes.some(({ kind }) => kind === 'broke') ?? false;
      if (!before || !isWorse || force) return await letIn(obtained, startedAt, golden);
      await hold(obtained, before);
      return makeReport('held', startedAt, {
        ...compareArticles(before.articles, obtained.snapshot.articles),
        golden,
        problems: obtained.problems,
        candidate: obtained.snapshot.id,
        embedded: obtained.embedded,
      });
    } catch (error) {
      if (closing.signal.aborted) log.info('a reload was stopped with the program');
      else log.error('a reload failed; the snapshot before it keeps serving', { error });
      return makeReport('refused', startedAt, {
        refusal: describeError(error),
        remedy: isDiskFull(error) ? 'room' : null,
      });
    }
  };

  /** Opens a snapshot by its id, and lets it serve. */
  const switchTo = async (id: string, use: (snapshot: Snapshot) => Promise<ReloadReport>): Promise<SwitchOutcome> => {
    try {
      const snapshot = await openById(store, id, modelId);
      return snapshot === null ? { kind: 'gone' } : { kind: 'served', report: await use(snapshot) };
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'snapshot')) throw error;
      log.warn('a snapshot cannot be opened; the one before it keeps serving', { error });
      return { kind: 'damaged', reason: describeError(error.cause) };
    }
  };

  const adopt = async (id: string): Promise<SwitchOutcome> => {
    const held = candidate;
    if (held?.id !== id) return { kind: 'gone' };
    const startedAt = performance.now();
    return switchTo(id, (snapshot) => letIn({ ...held, snapshot }, startedAt));
  };

  const rollBack = async (id: string): Promise<SwitchOutcome> => {
    const before = current;
    if (!before || before.id === id || !(await store.readServed()).includes(id)) return { kind: 'gone' };
    const startedAt = performance.now();
    return switchTo(id, async (snapshot) => {
      const changes = compareArticles(before.articles, snapshot.articles);
      // The articles as they are now, which may have changed since they were last read.
      latest = await readArticles(source).then(
        ({ articles }) => snapshotIdOf(articles, modelId),
        () => latest,
      );
      await serve({ snapshot, problems, embedded: 0, warnings: [] }, { id, why: 'rollback' });
      return makeReport('swapped', startedAt, changes);
    });
  };

  return {
    get current() {
      return current;
    },
    get pinned() {
      return pin && { why: pin.why, differs: latest !== pin.id };
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
    reload({ force = false, onProgress, judge = null } = {}) {
      if (onProgress) listeners.add(onProgress);
      running ??= turns
        .take(() => reload(force, judge))
        .finally(() => {
          running = null;
          listeners.clear();
        });
      return running;
    },
    discard(id) {
      if (candidate?.id !== id) return false;
      candidate = null;
      return true;
    },
    adopt: (id) => turns.take(() => adopt(id)),
    listEarlier: async () => (current ? listEarlier(store, current, modelId) : []),
    rollBack: (id) => turns.take(() => rollBack(id)),
    async close() {
      closing.abort(new AppError('build', 'the program is stopping'));
      await turns.take(() => Promise.resolve());
    },
  };
}
