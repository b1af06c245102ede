import type { Answer } from '../answering/answer.ts';
import type { AppStatus } from '../app.ts';
import type { UpdateCount } from '../store/update-table.ts';

/** What became of an attempt at an update; one that failed is tried again. */
export type AttemptOutcome = 'done' | 'failed' | 'dead';
/** How a call to Telegram went; `unreachable`: there was no response. */
export type CallOutcome = 'ok' | 'unmodified' | 'throttled' | 'gone' | 'refused' | 'outage' | 'unreachable';
/** Why a request was turned away: by the share of a person, a chat or all, the chat's backlog, or answers under way. */
export type LimitReason = 'user' | 'chat' | 'overall' | 'backlog' | 'overload';
/** What came of a reload, of letting in what it held back, or of going back. */
export const RELOAD_OUTCOMES = ['swapped', 'unchanged', 'refused', 'held', 'adopted', 'rolled-back', 'failed'] as const;
export type ReloadOutcome = (typeof RELOAD_OUTCOMES)[number];

/** What is read when figures are asked for. Every call may throw: the figures it gives are then left out. */
export interface MetricsSources {
  readonly status: () => AppStatus;
  readonly updates: () => UpdateCount;
  /** Seconds since Telegram was reached; null when it never was. */
  readonly secondsSinceContact: () => number | null;
  readonly isReady: () => boolean;
}

/** Counts what happens. No label takes a value from outside: how many series there are is known beforehand. */
export interface Metrics {
  countUpdate(kind: string): void;
  countAttempt(outcome: AttemptOutcome): void;
  countAnswer(answer: Answer): void;
  countCall(method: string, outcome: CallOutcome): void;
  countLimited(reason: LimitReason): void;
  countReload(outcome: ReloadOutcome): void;
  countHttp(route: string, status: number): void;
  /** @param pending updates that wait at Telegram for the webhook to take them */
  notePending(pending: number): void;
  watch(sources: Partial<MetricsSources>): void;
  /** All figures in Prometheus' text format. */
  print(): Promise<{ readonly text: string; readonly contentType: string }>;
  /** Every figure of our own, for documents. */
  list(): readonly { readonly name: string; readonly help: string }[];
}
