import { foldChar, isSimplifiedOnly } from '../../language/fold.ts';

/** Replacement and private-use characters, and a question mark run into other marks: a character was lost there. */
const LOST = /[\ufffd\ue000-\uf8ff]+|[?？](?=[;；,，、:：])|[?？][!！](?=\p{Script=Han})|(?<=[。；，、])[?？]/gu;
const CONTEXT = 6;

/** The places where characters were lost, each with what stands around it. Nothing is repaired: nobody knows what it was. */
export function findLostCharacters(text: string): readonly string[] {
  const places: string[] = [];
  let end = -1;
  for (const { index, 0: found } of text.matchAll(LOST)) {
    if (index >= end)
      places.push(text.slice(Math.max(0, index - CONTEXT), index + found.length + CONTEXT).replace(/\s+/g, ' '));
    end = index + found.length + CONTEXT;
  }
  return places;
}

/** Whether a text mixes Traditional and Simplified characters beyond a quoted name or two. */
export function isMixedScript(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu) ?? [];
  const traditional = han.filter((char) => foldChar(char) !== char).length;
  const simplified = han.filter((char) => isSimplifiedOnly(char)).length;
  return Math.min(traditional, simplified) > Math.max(10, (traditional + simplified) * 0.1);
}
