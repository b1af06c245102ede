/** Width and height of a character, in dots; one empty column stands between two. */
const DIGIT_WIDTH = 5;
export const DIGIT_HEIGHT = 7;

/** What a chart is labelled with, dot by dot: no font of the system is needed, and there may be none. */
const GLYPHS: Readonly<Record<string, string>> = {
  '0': '.###. #...# #...# #...# #...# #...# .###.',
  '1': '..#.. .##.. ..#.. ..#.. ..#.. ..#.. .###.',
  '2': '.###. #...# ....# ...#. ..#.. .#... #####',
  '3': '.###. #...# ....# ..##. ....# #...# .###.',
  '4': '...#. ..##. .#.#. #..#. ##### ...#. ...#.',
  '5': '##### #.... ####. ....# ....# #...# .###.',
  '6': '.###. #.... #.... ####. #...# #...# .###.',
  '7': '##### ....# ....# ...#. ..#.. ..#.. ..#..',
  '8': '.###. #...# #...# .###. #...# #...# .###.',
  '9': '.###. #...# #...# .#### ....# ....# .###.',
  '-': '..... ..... ..... .###. ..... ..... .....',
  k: '#.... #.... #..#. #.#.. ##... #.#.. #..#.',
};

/** The dots of a text of digits, dashes and k (thousands), from its upper left corner; other characters are left out. */
export function listDots(text: string): readonly { readonly x: number; readonly y: number }[] {
  return Array.from(text).flatMap((char, at) =>
    (GLYPHS[char]?.split(' ') ?? []).flatMap((row, y) =>
      Array.from(row).flatMap((dot, x) => (dot === '#' ? { x: at * (DIGIT_WIDTH + 1) + x, y } : [])),
    ),
  );
}

/** How wide a text is, in dots. */
export function measureDots(text: string): number {
  return Math.max(0, text.length * (DIGIT_WIDTH + 1) - 1);
}
