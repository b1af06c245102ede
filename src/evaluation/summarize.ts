import type { AskedRow } from './asked-row.ts';
import { bootstrapIntervals, type Interval } from './bootstrap.ts';
import { compareScripts, type Parity } from './compare-scripts.ts';
import { type Measures, measureRanks } from './measure-ranks.ts';
import { measureRefusals, type RefusalMeasures } from './measure-refusals.ts';

export interface Abstention {
  /** 0.5 where either side is empty. */
  readonly auroc: number;
  readonly correct: number;
  readonly false: number;
  /** Questions of either side. */
  readonly answerable: number;
  readonly unanswerable: number;
}

type Groups<T> = Readonly<Record<string, T>>;
type Intervals<T> = Readonly<Record<keyof T, Interval | null>>;
export type MeasureIntervals = Intervals<Omit<Measures, 'n'>>;
export type AbstentionIntervals = Intervals<RefusalMeasures>;

export interface Summary {
  readonly all: Measures;
  readonly byLanguage: Groups<Measures>;
  readonly byKind: Groups<Measures>;
  /** null for a set without unanswerable questions, as in the groups below. */
  readonly abstention: Abstention | null;
  readonly abstentionByLanguage: Groups<Abstention | null>;
  readonly abstentionByKind: Groups<Abstention | null>;
  /** 95 %, by bootstrap over the questions; null for what the questions do not tell. */
  readonly intervals: {
    readonly all: MeasureIntervals;
    readonly byLanguage: Groups<MeasureIntervals>;
    readonly byKind: Groups<MeasureIntervals>;
    readonly abstention: AbstentionIntervals | null;
    readonly abstentionByLanguage: Groups<AbstentionIntervals | null>;
    readonly abstentionByKind: Groups<AbstentionIntervals | null>;
  };
  readonly parity: Parity | null;
}

const listRanks = (rows: readonly AskedRow[]) => rows.flatMap(({ rank }) => (rank === null ? [] : [rank]));

function measure(rows: readonly AskedRow[]): Measures {
  const ranks = listRanks(rows);
  return { n: ranks.length, ...measureRanks(ranks) };
}

function judge(rows: readonly AskedRow[], threshold: number): Abstention | null {
  const count = (side: boolean) => rows.filter(({ answerable }) => answerable === side).length;
  const [answerable, unanswerable] = [count(true), count(false)];
  if (unanswerable === 0) return null;
  const measured = measureRefusals(rows, threshold);
  return {
    auroc: measured.auroc ?? 0.5,
    correct: measured.correct ?? 0,
    false: measured.false ?? 0,
    answerable,
    unanswerable,
  };
}

function summarizeRows(rows: readonly AskedRow[], threshold: number) {
  const abstention = judge(rows, threshold);
  return {
    measures: measure(rows),
    intervals: bootstrapIntervals(listRanks(rows), measureRanks),
    abstention,
    abstentionIntervals: abstention && bootstrapIntervals(rows, (drawn) => measureRefusals(drawn, threshold)),
  };
}
type Part = ReturnType<typeof summarizeRows>;

const pick = <T>(parts: readonly (readonly [string, Part])[], of: (part: Part) => T): Groups<T> =>
  Object.fromEntries(parts.map(([name, part]) => [name, of(part)]));

/** @param threshold below this confidence a question is refused */
export function summarize(rows: readonly AskedRow[], threshold: number): Summary {
  const group = (key: (row: AskedRow) => string | null) => {
    const names = [...new Set(rows.map(key).filter((name) => name !== null))];
    return names.map((name) => {
      const own = rows.filter((row) => key(row) === name);
      return [name, summarizeRows(own, threshold)] as const;
    });
  };
  const all = summarizeRows(rows, threshold);
  const languages = group((row) => row.language);
  const kinds = group((row) => row.kind);
  return {
    all: all.measures,
    byLanguage: pick(languages, (part) => part.measures),
    byKind: pick(kinds, (part) => part.measures),
    abstention: all.abstention,
    abstentionByLanguage: pick(languages, (part) => part.abstention),
    abstentionByKind: pick(kinds, (part) => part.abstention),
    intervals: {
      all: all.intervals,
      byLanguage: pick(languages, (part) => part.intervals),
      byKind: pick(kinds, (part) => part.intervals),
      abstention: all.abstentionIntervals,
      abstentionByLanguage: pick(languages, (part) => part.abstentionIntervals),
      abstentionByKind: pick(kinds, (part) => part.abstentionIntervals),
    },
    parity: compareScripts(rows),
  };
}
