/** Every two neighbouring UTF-16 units of a folded text. */
export function listBigrams(folded: string): ReadonlySet<string> {
  const bigrams = new Set<string>();
  for (let i = 0; i + 1 < folded.length; i += 1) bigrams.add(folded.slice(i, i + 2));
  return bigrams;
}

/** How much of the smaller of two sets is in the other one, 0 to 1. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const bigram of a) if (b.has(bigram)) shared += 1;
  return shared / Math.max(1, Math.min(a.size, b.size));
}
