import { pinyin } from 'pinyin-pro';

const TONED = 'āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜńňǹ';
/** What stands before the bracket is a Han character, or the remains of one in a page with lost characters. */
const BRACKET = new RegExp(`(\\p{Script=Han}{1,4}|[\\p{L}\\p{Co}])[（(]([a-z${TONED}ü'’ ]{1,28})[)）]`, 'gu');
const SYLLABLE = /^(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?[iuüv]?[aoeiuüv]{1,2}(?:ng|n|r)?$/;

/** `chuàng` → `chuang`; ü stays apart from u, as nǚ is not nu. */
const stripTones = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0304\u030c]/g, '')
    .normalize('NFC')
    .replaceAll('v', 'ü')
    .replace(/['’ ]/g, '');

function listReadings(char: string): readonly string[] {
  return pinyin(char, { multiple: true, toneType: 'none', type: 'array' }).map(stripTones);
}

/** Whether `letters` spell the end of `han`, one reading a character. */
function spellsEnd(han: string, letters: string): boolean {
  if (letters === '') return true;
  const last = Array.from(han).at(-1);
  if (last === undefined) return false;
  return listReadings(last).some(
    (reading) =>
      reading !== '' &&
      letters.endsWith(reading) &&
      spellsEnd(han.slice(0, -last.length), letters.slice(0, -reading.length)),
  );
}

/**
 * Removes the pinyin that some pages put in brackets after a character: 創(chuàng)新 → 創新.
 * A bracket goes when its letters spell the characters before it, or when it is one syllable with a tone
 * mark, which nothing but pinyin is written with. (R&D), (AI) and (km) stay.
 */
export function removePinyin(text: string): { readonly text: string; readonly removed: number } {
  let removed = 0;
  const clean = text.replace(BRACKET, (whole, before: string, letters: string) => {
    const plain = stripTones(letters);
    const isToned = Array.from(letters).some((char) => TONED.includes(char));
    if (!(/\p{Script=Han}/u.test(before) && spellsEnd(before, plain)) && !(isToned && SYLLABLE.test(plain)))
      return whole;
    removed += 1;
    return before;
  });
  return { text: clean, removed };
}
