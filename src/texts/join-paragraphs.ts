/** Paragraphs of a text with an empty line between; null for one that is left out. */
export function joinParagraphs(...paragraphs: readonly (string | null)[]): string {
  return paragraphs.filter((paragraph) => paragraph !== null).join('\n\n');
}
