import { createAliasTable } from '../../language/alias-table.ts';
import { foldText } from '../../language/fold.ts';
import type { Glossary } from '../../language/glossary.ts';
import { listEverydayChinese, readExactForm } from './everyday-words.ts';
import { isFrame } from './frame-words.ts';
import type { ChineseSource } from './read-chinese-source.ts';
import { BINDING, findPlaces, isWord, type Layer, type Place, recallLayer } from './read-layer.ts';

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

const CLOSES = /^clos(?:e[sd]?|ing)$/;

/** 停止入馆 is no closing. */
const isOfEntry = ({ end }: Place, folded: string) =>
  folded.slice(end - 2, end) === '停止' && /^[入进售取检发受办]/.test(folded.slice(end));

/** A dictionary of near synonyms has their opposites beside them. */
const OPPOSITES: ReadonlyMap<string, RegExp> = new Map([
  ['international', /^(?!.*国际).*国内/],
  ['domestic', /^(?!.*国内).*(?:国际|国外)/],
  ['urban', /^(?!.*城).*[农乡]/],
  ['rural', /^(?!.*[农乡村]).*城/],
  ['male', /^[^男]*女/],
  ['female', /^[^女]*男/],
  ['upper', /^[^上]*下/],
  ['lower', /^[^下低降]*[上升高]/],
]);

/** The down payment is not the first one. */
const isOfOther = ({ lower }: Token, place: Place, folded: string) =>
  (CLOSES.test(lower) && isOfEntry(place, folded)) ||
  OPPOSITES.get(lower)?.test(folded.slice(place.start, place.end)) === true ||
  (lower === 'first' && /^首[付席都要府]/.test(folded.slice(place.start)));

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

/** Words of a statement, `[from, to)`, with the Chinese that they may stand for. */
interface Lead {
  readonly from: number;
  readonly to: number;
  readonly forms: readonly string[];
  /** A name of several words is that name or another one: 北京大学 is not told by 北京 and 大学. */
  readonly whole: boolean;
  /** A phrase of our own vocabulary, which is no other name whatever the dictionary says. */
  readonly reviewed: boolean;
}

/** What phrases and words of a statement may stand for, whatever its quotes are; the longest phrases first. */
function listLeads({ tokens, text }: Statement, glossary: Glossary): readonly Lead[] {
  const leads: Lead[] = [];
  const note = (from: number, to: number, forms: readonly string[], whole = false, reviewed = false) => {
    if (forms.length > 0) leads.push({ from, to, forms: [...new Set(forms)], whole, reviewed });
  };
  for (let length = LONGEST; length > 0; length -= 1)
    for (let from = 0; from + length <= tokens.length; from += 1) {
      const window = tokens.slice(from, from + length);
      if (window[0]!.stop || window.at(-1)!.stop || window.slice(1).some(({ joined }) => !joined)) continue;
      const words = text.slice(window[0]!.start, window.at(-1)!.end);
      const to = from + length;
      if (length === 1 && readExactForm(window[0]!.lower) !== null) continue;
      if (length > 1) note(from, to, listEverydayChinese(words), false, true);
      const phrases = glossary.translate(`the ${words}`);
      const [first, second] = phrases;
      if (first && phrases.length === 1) {
        const capital = window.every(({ capital, stop }) => capital || stop);
        const own = first.chinese.filter((form) => !BINDING.has(form) && (first.name || isWord(form, glossary)));
        note(from, to, withAliases(own), first.name && capital && length > 1);
      } else if (first && second && length === 2 && phrases.length === 2)
        note(
          from,
          to,
          first.chinese.filter((form) => second.chinese.includes(form)),
        );
      else if (length === 1 && phrases.every(({ chinese }) => chinese.length > 0))
        note(
          from,
          to,
          phrases.flatMap(({ chinese }) => chinese),
        );
    }
  for (const [at, token] of tokens.entries())
    note(at, at + 1, [token.lower, ...(readExactForm(token.lower) ?? listEverydayChinese(token.raw))]);
  return leads;
}

/** A written sentence is compared with many choices of quotes, one after the other. */
const read = new WeakMap<Glossary, { readonly statement: Statement; readonly leads: readonly Lead[] }>();

function recallLeads(statement: Statement, glossary: Glossary): readonly Lead[] {
  const known = read.get(glossary);
  if (known?.statement === statement) return known.leads;
  const leads = listLeads(statement, glossary);
  read.set(glossary, { statement, leads });
  return leads;
}

/** Leads every word of a statement to its Chinese counterparts in the quotes and around them. */
export function leadWords(statement: Statement, source: ChineseSource, glossary: Glossary): readonly LedWord[] {
  const { tokens } = statement;
  const layers = [source.folded, ...source.context].map((folded) => recallLayer(folded, glossary));
  const found: Place[][][] = tokens.map(() => layers.map(() => []));
  const others = tokens.map(() => false);
  const names = tokens.map(() => false);
  for (const { from, to, forms, whole, reviewed } of recallLeads(statement, glossary)) {
    const places = layers.map((layer) => forms.flatMap((form) => findPlaces(form, layer)));
    const any = places.some((own) => own.length > 0);
    for (let at = from; at < to; at += 1) {
      for (const [i, own] of places.entries()) found[at]![i]!.push(...own);
      if (any && (whole || reviewed)) names[at] = true;
      else if (whole && !names[at]) others[at] = true;
    }
  }
  for (const [at, token] of tokens.entries()) {
    const exact = readExactForm(token.lower);
    for (const { family, stem } of exact === null ? token.parts : [])
      for (const [i, { explained }] of layers.entries())
        found[at]![i]!.push(...(explained.get(family) ?? []), ...(explained.get(stem) ?? []));
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
    places: found[at]![0]!.filter((place) => !isOfOther(token, place, source.folded)),
    around: found[at]!.slice(1),
    frame: isFrame(statement, at),
    otherName: others[at]! && !names[at]!,
  }));
}
