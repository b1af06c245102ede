import { createAliasTable } from '../../language/alias-table.ts';
import { foldText } from '../../language/fold.ts';
import type { Glossary } from '../../language/glossary.ts';
import { listEverydayChinese, readExactForm } from './everyday-words.ts';
import { isFrame } from './frame-words.ts';
import type { ChineseSource } from './read-chinese-source.ts';
import { BINDING, findPlaces, isWord, type Layer, type Place, readLayer } from './read-layer.ts';

export type { Place };
import type { Statement, Token } from './split-statement.ts';

export interface LedWord {
  readonly token: Token;
  /** In the quotes. */
  readonly places: readonly Place[];
  /** In what stands around the quotes, by layer: before, heading, title. */
  readonly around: readonly (readonly Place[])[];
  /** A word that asserts nothing by itself. */
  readonly frame: boolean;
  /** The dictionary knows the name that the word is part of, and none of its forms stands anywhere. */
  readonly otherName: boolean;
}

/** Words of the longest phrase that is looked up. */
const LONGEST = 5;
const aliases = createAliasTable([]);

const withAliases = (forms: readonly string[]) => [
  ...new Set(forms.flatMap((form) => [form, ...aliases.othersOf(form).map(foldText)])),
];

/** Names of two or three characters that sound as a surname and what follows it: 曾家 is Zengjia, 单艳 Shan Yan. */
function findBySurname(letters: string, { folded }: Layer, glossary: Glossary): readonly Place[] {
  const places: Place[] = [];
  for (let at = 0; at + 1 < folded.length; at += 1) {
    const surname = glossary.surname(folded[at]!)?.toLowerCase();
    if (surname === undefined || !letters.startsWith(surname)) continue;
    for (const length of [2, 3]) {
      const spelled = glossary.spell(folded.slice(at, at + length));
      if (spelled && surname + spelled.slice(1).join('') === letters) places.push({ start: at, end: at + length });
    }
  }
  return places;
}

/** Leads every word of a statement to its Chinese counterparts in the quotes and around them. */
export function leadWords(statement: Statement, source: ChineseSource, glossary: Glossary): readonly LedWord[] {
  const { tokens, text } = statement;
  const layers = [source.folded, ...source.context].map((folded) => readLayer(folded, glossary));
  const found: Place[][][] = tokens.map(() => layers.map(() => []));
  const others = tokens.map(() => false);
  const names = tokens.map(() => false);
  const note = (from: number, to: number, forms: readonly string[]) => {
    let any = false;
    for (const [i, layer] of layers.entries())
      for (const form of forms)
        for (const place of findPlaces(form, layer)) {
          any = true;
          for (let at = from; at < to; at += 1) found[at]![i]!.push(place);
        }
    return any;
  };
  for (let length = LONGEST; length > 0; length -= 1)
    for (let from = 0; from + length <= tokens.length; from += 1) {
      const window = tokens.slice(from, from + length);
      if (window[0]!.stop || window.at(-1)!.stop || window.slice(1).some(({ joined }) => !joined)) continue;
      const words = text.slice(window[0]!.start, window.at(-1)!.end);
      if (length === 1 && readExactForm(window[0]!.lower) !== null) continue;
      if (length > 1 && note(from, from + length, listEverydayChinese(words))) names.fill(true, from, from + length);
      const phrases = glossary.translate(`the ${words}`);
      const capital = window.every(({ capital, stop }) => capital || stop);
      if (phrases.length === 1) {
        const forms = withAliases(
          phrases[0]!.chinese.filter((form) => !BINDING.has(form) && (phrases[0]!.name || isWord(form, glossary))),
        );
        const any = note(from, from + length, forms);
        // A name is that name or another one: 北京大学 is not told by 北京 and 大学.
        if (phrases[0]!.name && capital && length > 1 && forms.length > 0)
          for (let at = from; at < from + length; at += 1) {
            if (!any && !names[at]) others[at] = true;
            if (any) names[at] = true;
          }
      } else if (length === 2 && phrases.length === 2) {
        const [first, second] = phrases as [(typeof phrases)[0], (typeof phrases)[0]];
        note(
          from,
          from + 2,
          first.chinese.filter((form) => second.chinese.includes(form)),
        );
      } else if (length === 1 && phrases.length > 1 && phrases.every(({ chinese }) => chinese.length > 0))
        note(
          from,
          from + 1,
          phrases.flatMap(({ chinese }) => chinese),
        );
    }
  for (const [at, token] of tokens.entries()) {
    note(at, at + 1, [token.lower]);
    const exact = readExactForm(token.lower);
    note(at, at + 1, exact ?? listEverydayChinese(token.raw));
    for (const { family, stem } of exact === null ? token.parts : []) {
      for (const [i, layer] of layers.entries())
        found[at]![i]!.push(...(layer.explained.get(family) ?? []), ...(layer.explained.get(stem) ?? []));
    }
    if (token.capital && found[at]!.every((places) => places.length === 0))
      for (const [i, layer] of layers.entries()) {
        found[at]![i]!.push(...findBySurname(token.lower, layer, glossary));
        const next = tokens[at + 1];
        if (next?.capital && next.joined)
          for (const place of findBySurname(token.lower + next.lower, layer, glossary)) {
            found[at]![i]!.push(place);
            found[at + 1]![i]!.push(place);
          }
      }
  }
  return tokens.map((token, at) => ({
    token,
    places: found[at]![0]!,
    around: found[at]!.slice(1),
    frame: isFrame(statement, at),
    otherName: others[at]! && !names[at]!,
  }));
}
