import type { Answer, Match } from './answering/answer.ts';

/** How far a build is: `phase` names the work, `done` of `total` counts it, `perSecond` is its rate so far. */
export interface BuildProgress {
  readonly phase: 'read' | 'embed' | 'index' | 'verify';
  readonly done: number;
  readonly total: number;
  readonly perSecond: number;
}

/** What a reload did. */
export interface ReloadReport {
  /** `unchanged`: the corpus is as before and nothing was swapped. `refused`: the old snapshot keeps serving. */
  readonly outcome: 'swapped' | 'unchanged' | 'refused';
  /** Why it was refused, in one line for the admin; null otherwise. */
  readonly refusal: string | null;
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

export interface AppStatus {
  readonly snapshot: string | null;
  readonly articles: number;
  readonly passages: number;
  /** Of the snapshot that serves; ISO 8601. */
  readonly builtAt: string | null;
  /** False when only keywords work; `warnings` says why. */
  readonly vectors: boolean;
  readonly model: string;
  readonly answered: number;
  readonly notFound: number;
  readonly failed: number;
  readonly uptimeSeconds: number;
  readonly residentBytes: number;
  readonly warnings: readonly string[];
}

/** What a chat or a terminal may ask of the program. Every method may be called concurrently. */
export interface App {
  /** Never rejects for a question's sake: a fault is the answer `unavailable`. */
  answer(question: string): Promise<Answer>;
  /** Passages only, best first. */
  search(query: string, top: number): Promise<readonly Match[]>;
  /** One reload at a time: a second call while one runs joins it. `force` accepts the loss of articles that fail to read. */
  reload(options?: { force?: boolean; onProgress?: (progress: BuildProgress) => void }): Promise<ReloadReport>;
  status(): AppStatus;
  close(): Promise<void>;
}
