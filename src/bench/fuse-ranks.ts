/** The constant of reciprocal rank fusion (Cormack, Clarke & Büttcher 2009): rank r gives 1 / (60 + r). */
const RANK_OFFSET = 60;

/** Lists of entries, each best first, as one list. Equal sums keep the order in which the entries came up. */
export function fuseRanks(lists: readonly (readonly number[])[]): readonly number[] {
  const sums = new Map<number, number>();
  for (const list of lists)
    for (const [i, entry] of list.entries()) sums.set(entry, (sums.get(entry) ?? 0) + 1 / (RANK_OFFSET + i + 1));
  return [...sums].toSorted((a, b) => b[1] - a[1]).map(([entry]) => entry);
}
