/**
 * Sequences of an emoji that need characters which are not seen by themselves: a picture with its variation selector or
 * colour of skin, several of them joined (👩‍👩‍👧), a digit in a box. Nobody joins more than ten.
 */
const PICTURE = String.raw`\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|[\ufe0e\ufe0f])?`;
const EMOJI = String.raw`${PICTURE}(?:\u200d${PICTURE}){0,9}|[#*0-9]\ufe0f\u20e3`;
/**
 * What nobody sees and what may hide, reorder or break words: control characters other than line end and tab, marks of
 * direction, joiners and characters of no width, variation selectors, tags, halves of characters, and what is none.
 */
const UNSEEN = String.raw`[\0-\x08\x0e-\x1f\x7f-\x9f\ufff9-\ufffb\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\p{Surrogate}]`;
// oxlint-disable-next-line no-control-regex
const LINE_END = /\r\n?|[\x0b\x0c\x85\u2028\u2029]/g;
const KEPT_OR_UNSEEN = new RegExp(`(${EMOJI})|${UNSEEN}`, 'gu');
/** Vietnamese, Thai or Hebrew write no more marks on one letter; a pile of them covers the lines around it. */
const PILE = /(\p{M}{4})\p{M}+/gu;

/**
 * One form of line ends and nothing that cannot be seen. CR LF, lone CR, vertical tab, form feed, NEL and the Unicode
 * line separators become `\n`. Emoji stay whole.
 *
 * @param text any string, even one that is not well-formed
 */
export function removeUnseen(text: string): string {
  return text.replace(LINE_END, '\n').replace(KEPT_OR_UNSEEN, (_, emoji?: string) => emoji ?? '');
}

/**
 * Words of people as the program reads and shows them: nothing in them that cannot be seen, letters composed (NFC), no
 * blanks around them. What is clean is not changed.
 *
 * @param text any string, even one that is not well-formed
 */
export function cleanWords(text: string): string {
  // A mark without a letter would go onto what we write before the words.
  return removeUnseen(text)
    .normalize('NFC')
    .replace(PILE, '$1')
    .replace(/^[\s\p{M}]+/u, '')
    .trimEnd();
}
