import type { GoldenDifference } from '../golden/try-snapshot.ts';
import type { Snapshot } from './snapshot.ts';

/** How far a build is: `phase` names the work, `done` of `total` counts it, `perSecond` is its rate so far. */
export interface BuildProgress {
  /** `try`: golden questions are asked of what was built. */
  readonly phase: 'read' | 'embed' | 'index' | 'verify' | 'try';
  readonly done: number;
  readonly total: number;
  readonly perSecond: number;
}

/** What a reload did. */
export interface ReloadReport {
  /**
   * `unchanged`: the corpus is as before and nothing was swapped. `refused`: the old snapshot keeps serving. `held`: it
   * does so, too, for what was built answers golden questions worse; that lies ready (`candidate`).
   */
  readonly outcome: 'swapped' | 'unchanged' | 'refused' | 'held';
  /** Why it was refused, in one line for the admin; null otherwise. */
  readonly refusal: string | null;
  /** What lets a reload through that was refused: accepting the loss, or room on the disk; null for neither. */
  readonly remedy: 'force' | 'room' | null;
  /** What became of the golden questions; null when they were not asked. */
  readonly golden: GoldenDifference | null;
  /** The snapshot that was held back; null otherwise. */
  readonly candidate: string | null;
  /** Article ids. */
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** Files that could not be read, with the reason in one line each. */
  readonly problems: readonly { readonly file: string; readonly reason: string }[];
  readonly articles: number;
  readonly passages: number;
  /** Passages whose vectors had to be computed. */
  readonly embedded: number;
  readonly seconds: number;
  readonly snapshot: string;
  /** Warnings such as "keywords only, because …". */
  readonly warnings: readonly string[];
}

/** Tries a snapshot that was built against the one that serves. */
export type Judge = (
  candidate: Snapshot,
  current: Snapshot,
  onProgress: (progress: BuildProgress) => void,
  signal: AbortSignal,
) => Promise<GoldenDifference>;

/** A snapshot was to serve by its id. */
export type SwitchOutcome =
  | { readonly kind: 'served'; readonly report: ReloadReport }
  /** It is not there any more, or there is a newer one by now. Nothing has changed. */
  | { readonly kind: 'gone' }
  /** Nothing has changed. */
  | { readonly kind: 'damaged'; readonly reason: string };

/** That a snapshot serves whatever the articles are now. */
export interface Pinned {
  readonly why: 'rollback' | 'held';
  /** Whether the articles were others when they were last looked at. */
  readonly differs: boolean;
}
