import { buildGraph, type PatternGraph, type Way } from './pattern-graph.ts';

/** Why the time of a pattern may grow faster than the text. */
export interface SlowLoop {
  /** `twice`: a text is read by a loop in two ways; `along`: by two loops one after the other; `again`: from every place anew. */
  readonly kind: 'twice' | 'along' | 'again' | 'unknown';
  /** What is repeated to show it; for `unknown` what cannot be judged. */
  readonly pump: string;
  /** What has to stand before it. */
  readonly before: string;
}

const MOST_STATES = 3_000_000;

/**
 * Looks for a text that a backtracking matcher reads in more than linear time. The criterion is that of ambiguity: the
 * number of ways to read a text grows exponentially when one loop reads some word in two ways from a place to itself, and
 * with a power when a loop and one behind it read the same word (Weber and Seidl, 1991); the search from every place is a
 * loop before all others. What a match can end with at once is never gone through a second time.
 *
 * @returns null when there is none: the pattern takes linear time
 */
export function findSlowLoop(source: string, flags: string): SlowLoop | null {
  const graph = buildGraph(source, flags);
  if (graph.doubts.length > 0) return { kind: 'unknown', pump: graph.doubts.join('; '), before: '' };
  return createSearch(graph).find();
}

const holds = (way: Way, before: number | null, after: number | null) =>
  way.conditions.every((condition) => condition(before, after));

function createSearch({ alphabet, places, ways, begin, sticky }: PatternGraph) {
  const kinds = alphabet.characters.map((_, kind) => kind);
  const accepts = (place: number, kind: number) =>
    ways[place]!.some(
      (way) => way.to === 'accept' && kinds.every((after) => holds(way, kind, after)) && holds(way, kind, null),
    );
  const kindsOf = places.map((place) => kinds.filter((kind) => place[kind]));
  /** Where a match may end, whatever follows: nothing behind it is gone through again. */
  const ends = places.map((_, place) => kinds.map((kind) => accepts(place, kind)));
  let states = 0;
  const count = () => {
    states += 1;
    if (states > MOST_STATES) throw new Error('too many states');
  };

  /** Where one may come to next, by the kind of the character that is taken; each place as often as there are ways. */
  type Next = ReadonlyMap<number, readonly number[]>;
  function readNext(place: number, before: number, isInside: (way: Way) => boolean): Next {
    const next = new Map<number, number[]>();
    for (const way of ways[place]!) {
      if (typeof way.to !== 'number' || !isInside(way)) continue;
      for (const after of kindsOf[way.to]!)
        if (holds(way, before, after)) next.set(after, [...(next.get(after) ?? []), way.to]);
    }
    return next;
  }
  const memorize = (read: (place: number, before: number) => Next) => {
    const memo = new Map<number, Next>();
    return (place: number, before: number) => {
      const key = place * kinds.length + before;
      let next = memo.get(key);
      if (next === undefined) memo.set(key, (next = read(place, before)));
      return next;
    };
  };
  const nextOf = memorize((place, before) => readNext(place, before, () => true));
  const starts = new Map<number, readonly number[]>();
  function startsOf(before: number | null, after: number): readonly number[] {
    const key = (before ?? -1) * kinds.length + after;
    let found = starts.get(key);
    if (found === undefined) {
      found = begin.flatMap((way) =>
        typeof way.to === 'number' && places[way.to]![after] && holds(way, before, after) ? [way.to] : [],
      );
      starts.set(key, found);
    }
    return found;
  }

  const components = findComponents(
    places.map((_, place) => [
      ...new Set(ways[place]!.flatMap((way) => (typeof way.to === 'number' && !way.bounded ? [way.to] : []))),
    ]),
  );
  const loops = components.filter(
    (component) => component.length > 1 || ways[component[0]!]!.some((way) => way.to === component[0] && !way.bounded),
  );
  const loopOf = new Map(loops.flatMap((loop, i) => loop.map((place) => [place, i] as const)));
  const insideNext = memorize((place, before) =>
    readNext(place, before, (way) => !way.bounded && loopOf.get(way.to as number) === loopOf.get(place)),
  );
  const reach = findReach(
    places.map((_, place) => ways[place]!.flatMap((way) => (typeof way.to === 'number' ? [way.to] : []))),
  );

  /** Whether an attempt may begin behind the first character. */
  const beginsLater = !sticky && kinds.some((before) => kinds.some((after) => startsOf(before, after).length > 0));
  const kindsOfLoop = loops.map((loop) => new Set(loop.flatMap((place) => kindsOf[place]!)));

  /** A loop that reads a word in two ways. */
  function findTwice(loop: readonly number[]): SlowLoop | null {
    // With one way on from everywhere there is one way for a word.
    const isSure = loop.every((place) =>
      kindsOf[place]!.every((kind) => [...insideNext(place, kind).values()].every((next) => next.length === 1)),
    );
    if (isSure) return null;
    for (const place of loop)
      for (const kind of kindsOf[place]!) {
        if (ends[place]![kind]) continue;
        const found = pump<readonly [number, number, boolean, number]>({
          from: [place, place, false, kind],
          isGoal: ([a, b, parted, last]) => parted && a === place && b === place && last === kind,
          next: ([a, b, parted, last]) =>
            [...insideNext(a, last)].flatMap(([after, as]) =>
              as.flatMap((x, i) =>
                (insideNext(b, last).get(after) ?? []).flatMap((y, j) =>
                  ends[x]![after] || ends[y]![after]
                    ? []
                    : [[x, y, parted || x !== y || (a === b && i !== j), after] as const],
                ),
              ),
            ),
        });
        if (found !== null) return { kind: 'twice', pump: found, before: lead(place, kind) };
      }
    return null;
  }

  /** A loop, or the search from every place (null), and a loop behind it that reads the same word. */
  function findAlong(first: number | null, second: readonly number[]): SlowLoop | null {
    for (const q of second)
      for (const kind of kindsOf[q]!) {
        if (ends[q]![kind] || (first !== null && !places[first]![kind])) continue;
        const found = pump<readonly [number | null, number | null, number, number]>({
          from: [first, first, q, kind],
          isGoal: ([p, m, r, last]) => p === first && m === q && r === q && last === kind,
          next: ([p, m, r, last]) =>
            [...insideNext(r, last)].flatMap(([after, rs]) => {
              const ps = p === null ? [null] : (insideNext(p, last).get(after) ?? []);
              if (ps.length === 0) return [];
              const ms = m === null ? [null, ...startsOf(last, after)] : (nextOf(m, last).get(after) ?? []);
              return [...new Set(ps)].flatMap((x) =>
                [...new Set(ms)].flatMap((y) =>
                  [...new Set(rs)].flatMap((z) => (isOver(x, y, z, after) ? [] : [[x, y, z, after] as const])),
                ),
              );
            }),
        });
        if (found !== null)
          return { kind: first === null ? 'again' : 'along', pump: found, before: lead(first ?? q, kind) };
      }
    return null;
  }

  /**
   * Whether the match ends where one is. In a search for all matches, one that ended before the loop does not keep the
   * next from going through the loop.
   */
  function isOver(p: number | null, m: number | null, r: number, kind: number): boolean {
    const over = (place: number | null) => place !== null && ends[place]![kind]!;
    return over(r) || over(p) || (over(m) && (p !== null || loopOf.get(m!) === loopOf.get(r)));
  }

  /** The characters on a shortest way from a state to a goal, the first step taken; null when there is none. */
  function pump<S extends readonly unknown[]>(walk: {
    readonly from: S;
    readonly isGoal: (state: S) => boolean;
    readonly next: (state: S) => readonly S[];
  }): string | null {
    const parents = new Map<string, { readonly state: S; readonly parent: string | null }>();
    const queue: string[] = [];
    const add = (state: S, parent: string | null) => {
      const key = state.join();
      if (parents.has(key)) return;
      count();
      parents.set(key, { state, parent });
      queue.push(key);
    };
    const begin = walk.from;
    for (const state of walk.next(begin)) add(state, null);
    for (const key of queue) {
      const { state } = parents.get(key)!;
      if (walk.isGoal(state)) {
        const characters: string[] = [];
        for (let at: string | null = key; at !== null; at = parents.get(at)!.parent)
          characters.unshift(alphabet.characters[parents.get(at)!.state.at(-1) as number]!);
        return characters.join('');
      }
      for (const next of walk.next(state)) add(next, key);
    }
    return null;
  }

  /** A text that leads to a place, which takes its last character. */
  function lead(place: number, kind: number): string {
    const found = pump<readonly [number | null, number | null]>({
      from: [null, null],
      isGoal: ([at, last]) => at === place && last === kind,
      next: ([at, last]) =>
        kinds.flatMap((after) =>
          (at === null ? startsOf(last, after) : (nextOf(at, last!).get(after) ?? [])).map(
            (to) => [to, after] as const,
          ),
        ),
    });
    return found ?? '';
  }

  return {
    find(): SlowLoop | null {
      try {
        for (const loop of loops) {
          const found = findTwice(loop);
          if (found !== null) return found;
        }
        for (const [i, first] of loops.entries())
          for (const [j, second] of loops.entries()) {
            const readsAlike = [...kindsOfLoop[i]!].some((kind) => kindsOfLoop[j]!.has(kind));
            if (i === j || !readsAlike) continue;
            if (!first.some((place) => reach(place).has(second[0]!))) continue;
            for (const place of first) {
              const found = findAlong(place, second);
              if (found !== null) return found;
            }
          }
        if (!beginsLater) return null;
        for (const loop of loops) {
          const found = findAlong(null, loop);
          if (found !== null) return found;
        }
        return null;
      } catch (error) {
        return { kind: 'unknown', pump: String(error), before: '' };
      }
    },
  };
}

/** Strongly connected components (Tarjan). @param next of each node */
function findComponents(next: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const order = new Map<number, number>();
  const low = new Map<number, number>();
  const stack: number[] = [];
  const on = new Set<number>();
  const found: number[][] = [];
  const visit = (node: number): void => {
    order.set(node, order.size);
    low.set(node, order.get(node)!);
    stack.push(node);
    on.add(node);
    for (const to of next[node]!) {
      if (!order.has(to)) visit(to);
      if (on.has(to)) low.set(node, Math.min(low.get(node)!, low.get(to)!));
    }
    if (low.get(node) !== order.get(node)) return;
    const component: number[] = [];
    let member: number;
    do {
      member = stack.pop()!;
      on.delete(member);
      component.push(member);
    } while (member !== node);
    found.push(component);
  };
  for (const node of next.keys()) if (!order.has(node)) visit(node);
  return found;
}

/** What each node leads to, one step or more. */
function findReach(next: readonly (readonly number[])[]): (from: number) => ReadonlySet<number> {
  const memo = new Map<number, ReadonlySet<number>>();
  return (from) => {
    let reached = memo.get(from);
    if (reached !== undefined) return reached;
    const found = new Set<number>();
    const queue = [...next[from]!];
    for (const node of queue) {
      if (found.has(node)) continue;
      found.add(node);
      queue.push(...next[node]!);
    }
    reached = found;
    memo.set(from, reached);
    return reached;
  };
}
