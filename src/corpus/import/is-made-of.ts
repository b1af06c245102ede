/**
 * Whether a text is nothing but words of a list, one after the other. A pattern that repeats words which begin or end
 * alike tries every way to part them; this looks at each place once.
 */
export function isMadeOf(text: string, words: readonly string[]): boolean {
  const reached = new Set([0]);
  for (let at = 0; at < text.length; at += 1)
    if (reached.has(at)) for (const word of words) if (text.startsWith(word, at)) reached.add(at + word.length);
  return text !== '' && reached.has(text.length);
}
