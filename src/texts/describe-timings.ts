/** Stages of an answer with their names for people, in the order in which they are told. */
export type StageNames = Readonly<Record<'understand' | 'rewrite' | 'embed' | 'retrieve' | 'write' | 'answer', string>>;

/** Milliseconds of each stage that took any, the named ones first: `embed 8 ms, retrieve 3 ms`. */
export function describeStages(
  milliseconds: Readonly<Record<string, number>>,
  names: StageNames,
  separator: string,
): string {
  const known = Object.entries(names);
  const others = Object.keys(milliseconds).filter((stage) => stage !== 'total' && !(stage in names));
  return [...known, ...others.map((stage) => [stage, stage] as const)]
    .flatMap(([stage, name]) => {
      const spent = Math.round(milliseconds[stage] ?? 0);
      return spent > 0 ? [`${name} ${spent} ms`] : [];
    })
    .join(separator);
}
