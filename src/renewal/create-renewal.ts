import type { GoldenQuestions } from '../golden/create-golden-questions.ts';
import { trySnapshot } from '../golden/try-snapshot.ts';
import type { EarlierSnapshot } from '../index/earlier-snapshots.ts';
import type { BuildProgress, Judge, ReloadReport, SwitchOutcome } from '../index/reload-report.ts';
import type { SnapshotKeeper } from '../index/snapshot-keeper.ts';
import type { WithdrawnArticles } from '../index/withdrawn-articles.ts';
import type { ModelGuard } from '../models/model-guard.ts';

export interface ReloadOptions {
  /** Accepts the loss of articles that fail to read, and golden questions that are answered worse. */
  readonly force?: boolean;
  readonly onProgress?: (progress: BuildProgress) => void;
  /** Asks the golden questions of what was built before it serves; what answers them worse is held back. */
  readonly judge?: boolean;
}

/** How the articles that answer are replaced, gone back to, and taken away. */
export interface Renewal {
  /** One reload at a time: a second call while one runs joins it. */
  reload(options?: ReloadOptions): Promise<ReloadReport>;
  /** Lets in what a reload held back (`ReloadReport.candidate`), as long as it is the newest build. */
  adopt(candidate: string): Promise<SwitchOutcome>;
  /** Gives up what a reload held back: what serves stays. False when that is something else by now. */
  discard(candidate: string): boolean;
  /** Snapshots that served before and can serve again, the last one first. */
  listEarlier(): Promise<readonly EarlierSnapshot[]>;
  /** Goes back to one of them, and stays there, after restarts as well, until a reload lets another one in. */
  rollBack(snapshot: string): Promise<SwitchOutcome>;
  /**
   * From the next answer on nothing of these articles is found, cited, listed or shown, whatever snapshot serves, until
   * `restore`. An answer under way that shows one is not handed out.
   *
   * @throws AppError `store` when it cannot be kept beyond the life of the program; it is in effect nevertheless
   */
  withdraw(articleIds: readonly string[]): void;
  /**
   * Shows them again where the snapshot has them. To be called, too, when an article of the same id comes back.
   *
   * @throws AppError `store`, as `withdraw` does
   */
  restore(articleIds: readonly string[]): void;
}

/** What every report says of articles, by id. */
type Changes = Pick<ReloadReport, 'added' | 'changed' | 'removed'>;

export function createRenewal(parts: {
  readonly keeper: SnapshotKeeper;
  readonly withdrawn: WithdrawnArticles;
  readonly golden: GoldenQuestions;
  readonly guard: ModelGuard;
  readonly listWarnings: () => readonly string[];
  /** Told when another snapshot serves, or other articles of it. */
  readonly onChange: () => void;
}): Renewal {
  const { keeper, withdrawn, golden, guard, listWarnings, onChange } = parts;

  const judge: Judge = async (candidate, current, onProgress, signal) => {
    await golden.refresh();
    const questions = golden.list();
    const total = questions.length;
    return trySnapshot(questions, {
      before: withdrawn.leaveOut(current),
      after: withdrawn.leaveOut(candidate),
      guard,
      signal,
      onAsked: (done) => onProgress({ phase: 'try', done, total, perSecond: 0 }),
    });
  };

  /** What is withdrawn neither comes nor changes for anybody. */
  const isShown = (id: string) => !withdrawn.ids.has(id);
  const shownChanges = ({ added, changed, removed }: Changes): Changes => ({
    added: added.filter(isShown),
    changed: changed.filter(isShown),
    removed,
  });
  const review = (report: ReloadReport): ReloadReport => {
    if (report.outcome === 'swapped') onChange();
    const { articles, passages } = withdrawn.leaveOut(keeper.current!);
    const counts = { articles: articles.length, passages: passages.length };
    return { ...report, ...shownChanges(report), ...counts, warnings: listWarnings() };
  };
  const reviewSwitch = (outcome: SwitchOutcome): SwitchOutcome =>
    outcome.kind === 'served' ? { ...outcome, report: review(outcome.report) } : outcome;

  return {
    async reload({ judge: isJudged = false, ...given } = {}) {
      return review(await keeper.reload({ ...given, judge: isJudged ? judge : null }));
    },
    async adopt(candidate) {
      return reviewSwitch(await keeper.adopt(candidate));
    },
    discard: (candidate) => keeper.discard(candidate),
    async listEarlier() {
      const earlier: EarlierSnapshot[] = [];
      for (const snapshot of await keeper.listEarlier()) {
        const { added, changed, removed } = shownChanges(snapshot);
        earlier.push({ ...snapshot, added, changed, removed: removed.filter(isShown) });
      }
      return earlier;
    },
    async rollBack(snapshot) {
      return reviewSwitch(await keeper.rollBack(snapshot));
    },
    withdraw(ids) {
      try {
        withdrawn.add(ids);
      } finally {
        onChange();
      }
    },
    restore(ids) {
      try {
        withdrawn.remove(ids);
      } finally {
        onChange();
      }
    },
  };
}
