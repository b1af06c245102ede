import type { Clause } from './source-sentence.ts';

/** A word or figure of a statement that stands in the source, with the place it is taken from. */
export interface Placed {
  /** In the statement. */
  readonly start: number;
  readonly end: number;
  /** In the source sentence. */
  readonly at: Clause;
  /** Number of the source clause in which it stands. */
  readonly clause: number;
}

/** A word or figure of a statement with every place where it stands. */
export interface Item {
  readonly start: number;
  readonly end: number;
  readonly places: readonly Clause[];
}

/** A step into another clause of the source costs more than any within it. */
const OTHER_CLAUSE = 3;
const BACKWARDS = 1;
const FAR = 40;
/** Places of one word that are looked at. */
const MOST_PLACES = 12;

/** Takes each item from that of its places that lies nearest to those of its neighbours. */
export function choosePlaces(items: readonly Item[], clauses: readonly Clause[]): readonly Placed[] {
  const clauseAt = (at: number) =>
    Math.max(
      0,
      clauses.findLastIndex(({ start }) => start <= at),
    );
  const options = items
    .filter(({ places }) => places.length > 0)
    .map(({ start, end, places }) =>
      places.slice(0, MOST_PLACES).map((at): Placed => ({ start, end, at, clause: clauseAt(at.start) })),
    );
  let paths: readonly { readonly cost: number; readonly taken: readonly Placed[] }[] = [{ cost: 0, taken: [] }];
  for (const option of options)
    paths = option.map((placed) => {
      let best = { cost: Number.POSITIVE_INFINITY, taken: [] as readonly Placed[] };
      for (const { cost, taken } of paths) {
        const before = taken.at(-1);
        const gap = before === undefined ? 0 : placed.at.start - before.at.end;
        const step =
          before === undefined
            ? 0
            : (before.clause === placed.clause ? 0 : OTHER_CLAUSE) +
              (gap < 0 ? BACKWARDS : 0) +
              Math.min(Math.abs(gap), FAR) / FAR;
        if (cost + step < best.cost) best = { cost: cost + step, taken };
      }
      return { cost: best.cost, taken: [...best.taken, placed] };
    });
  return paths.toSorted((a, b) => a.cost - b.cost)[0]?.taken ?? [];
}
