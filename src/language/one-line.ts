/** A text in one line: white space of any kind and number as one blank. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
