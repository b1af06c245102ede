import type { AskedRow } from './asked-row.ts';

export interface Parity {
  /** Questions that the set asks in both scripts of Chinese. */
  readonly pairs: number;
  /** Pairs whose ten best passages are the same, in the same order. */
  readonly identical: number;
}

const isInBothScripts = (one: AskedRow, other: AskedRow) =>
  [one.language, other.language].toSorted().join() === 'zh-Hans,zh-Hant';

const isSame = ([{ top }, other]: readonly [AskedRow, AskedRow]) =>
  top.length === other.top.length && top.every((passage, i) => passage === other.top[i]);

/** Whether the two scripts of Chinese find the same; null for a set that asks no question in both. */
export function compareScripts(rows: readonly AskedRow[]): Parity | null {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const pairs = rows.flatMap((row) => {
    const other = row.parallel === null ? undefined : byId.get(row.parallel);
    return other && isInBothScripts(row, other) ? [[row, other] as const] : [];
  });
  return pairs.length === 0 ? null : { pairs: pairs.length, identical: pairs.filter(isSame).length };
}
