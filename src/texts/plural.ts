/** A number of things in English: 1 passage, 2 passages. */
export function plural(count: number, noun: string, write: (count: number) => string = String): string {
  return `${write(count)} ${noun}${count === 1 ? '' : 's'}`;
}
