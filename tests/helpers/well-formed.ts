/** Whether a text has no half of a surrogate pair (`String.prototype.isWellFormed` is newer than our type library). */
export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
