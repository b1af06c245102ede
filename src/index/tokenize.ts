const RUN = /\p{Script=Han}+|[a-z0-9]+(?:[.][0-9]+)*/gu;

/**
 * Index tokens of a folded text, in order: overlapping bigrams of Han characters (a lone character by itself),
 * Latin words and numbers whole. On policy text bigrams rank better than dictionary words (R@1 .808 against .690).
 *
 * @param folded text that went through `foldText`
 */
export function tokenize(folded: string): string[] {
  const tokens: string[] = [];
  for (const [run] of folded.matchAll(RUN)) {
    // By code points: half of a rare character (𬬭) is no text, and would not survive being written to a file.
    const chars = Array.from(run);
    if (chars[0]! < '\u0080' || chars.length === 1) {
      tokens.push(run);
      continue;
    }
    for (let i = 0; i + 1 < chars.length; i += 1) tokens.push(chars[i]! + chars[i + 1]!);
  }
  return tokens;
}
