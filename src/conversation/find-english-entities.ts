import type { Snapshot } from '../index/snapshot.ts';
import { foldText } from '../language/fold.ts';
import { readEnglishWords } from '../language/english-words.ts';
import { listJointNames, listOtherNames } from '../language/place-short-forms.ts';
import type { Entity, EntitySort } from './find-entities.ts';

const HEADS =
  'research institute|institute|laboratory|lab|science center|science centre|center|centre|science city|city|university|college|school|hospital|company|group|district|' +
  'economic circle|circle|plan|program|programme|project|platform|fund|model|agreement|app|museum|foundation|association|bureau|commission|academy|park';
const CAPITAL = String.raw`\p{Lu}[\p{L}\d&'’.()-]*`;
const CAPITALS = new RegExp(String.raw`${CAPITAL}(?:\s+(?:(?:of|and|for|the)\s+){0,2}${CAPITAL})*`, 'gu');
const LOWER = new RegExp(String.raw`(?<=\bthe\s)(?:[a-z\d&-]+\s){1,4}?(?:${HEADS})\b`, 'g');
const YEAR = /\b(?:1[89]|20)\d{2}\b/g;
const ORDINAL = /\b(?:first|second|third|fourth) (?:phase|stage|batch)|\bphase (?:one|two|three|i{1,3}|\d)\b/gi;
const QUOTED = /["“]([^"”]{2,40})["”]/g;
const FOLLOWS = new RegExp(String.raw`^\s+(?:[a-z&-]+\s)?(?:${HEADS})\b`);
const HEAD = new RegExp(String.raw`(?:^|\s)(${HEADS})$`, 'i');

type Found = readonly [start: number, end: number, sort: EntitySort | null];

/** A name in capitals, without the word that only begins the sentence, and with the noun behind it. */
function findCapitals(text: string): readonly Found[] {
  return [...text.matchAll(CAPITALS)].flatMap((match): readonly Found[] => {
    let start = match.index;
    let words = match[0];
    for (;;) {
      const [first] = readEnglishWords(words);
      const opens = /^\S+\s*/.exec(words)?.[0] ?? '';
      if (!first?.stop && !/^(?:list|name|show|describe|compare|explain|must|from|since)$/.test(first?.word ?? ''))
        break;
      start += opens.length;
      words = words.slice(opens.length);
      if (words === '') return [];
    }
    words = words.replace(/(?<![.'’-])[.'’-]+$/, '').replace(/['’]s$/, '');
    const end = start + words.length;
    const head = FOLLOWS.exec(text.slice(end))?.[0] ?? '';
    // One word at the beginning may be any word.
    if (start === 0 && !/\s/.test(words) && head === '' && !/[A-Z]{2}/.test(words)) return [];
    return [[start, end + head.length, null]];
  });
}

function sortOf(words: string, { glossary }: Snapshot): EntitySort {
  const [only, ...more] = glossary.translate(words);
  if (only === undefined || more.length > 0) return 'body';
  const isPlace = only.chinese.some((word) => listOtherNames(word).length > 0 || listJointNames(word).length > 0);
  if (isPlace) return 'place';
  const [name = ''] = only.chinese;
  const isPerson =
    /^\p{Script=Han}{2,3}$/u.test(name) && glossary.surname(name[0]!) !== null && glossary.explain(name) === null;
  return isPerson && /\s/.test(words) ? 'person' : 'body';
}

/** What an English text may be about, in order, not overlapping. */
export function findEnglishEntities(text: string, snapshot: Snapshot): readonly Entity[] {
  const matches = (pattern: RegExp, sort: EntitySort | null) =>
    [...text.matchAll(pattern)].map((match): Found => [match.index, match.index + match[0].length, sort]);
  const lower = text.toLowerCase();
  const names = snapshot.glossary.translate(text).flatMap(({ english, name }): readonly Found[] => {
    const at =
      name && !/\d/.test(english) ? lower.search(new RegExp(String.raw`\b${english.replace(/[^\w\s-]/g, '.')}\b`)) : -1;
    if (at < 0) return [];
    const end = at + english.length;
    return [[at, end + (FOLLOWS.exec(text.slice(end))?.[0] ?? '').length, null]];
  });
  const all = [
    ...matches(QUOTED, 'quoted'),
    ...matches(YEAR, 'year'),
    ...findCapitals(text),
    ...matches(ORDINAL, 'ordinal'),
    ...matches(LOWER, null),
    ...names,
  ];
  const taken: Found[] = [];
  for (const one of all) if (!taken.some(([start, end]) => one[0] < end && start < one[1])) taken.push(one);
  return taken
    .toSorted((a, b) => a[0] - b[0])
    .map(([start, end, sort]) => {
      const words = text.slice(start, end);
      const head = HEAD.exec(words)?.[1]?.toLowerCase() ?? '';
      return { start, end, words, folded: foldText(words), sort: sort ?? sortOf(words, snapshot), head };
    });
}
