import type { Problem } from '../claims/problem.ts';
import { isName } from './check-words.ts';
import type { LedWord } from './lead-words.ts';
import type { Place } from './read-layer.ts';
import type { ChineseSource } from './read-chinese-source.ts';

/** Characters between two words of one name: brackets, 市, 省, and what English leaves out. */
const GAP = 3;

const near = (a: Place, b: Place) => Math.max(a.start, b.start) - Math.min(a.end, b.end) <= GAP;

/** Whether one place of every word can be chosen so that all of them make one stretch. */
function makesOne(words: readonly (readonly Place[])[]): boolean {
  return words[0]!.some((first) => {
    const rest = words.slice(1);
    let stretch = first;
    for (let grown = true; grown && rest.length > 0;) {
      grown = false;
      for (let i = 0; i < rest.length; i += 1) {
        const next = rest[i]!.find((place) => near(stretch, place));
        if (next === undefined) continue;
        stretch = { start: Math.min(stretch.start, next.start), end: Math.max(stretch.end, next.end) };
        rest.splice(i, 1);
        grown = true;
        break;
      }
    }
    return rest.length === 0;
  });
}

const CONNECTORS = new Set(['of', 'for', 'and', 'the', 'in', 'on', 'to']);

/** A name that may go on behind small words: Bureau of Science and Technology of Chongqing. */
interface LongName {
  /** Its runs of capitalised words without anything between them. */
  readonly runs: readonly (readonly LedWord[])[];
}

function listNames(led: readonly LedWord[]): readonly LongName[] {
  const names: LedWord[][][] = [];
  let runOpen = false;
  let nameOpen = false;
  for (const [i, word] of led.entries()) {
    const { token } = word;
    const next = led[i + 1]?.token;
    const begins = token.initial && next?.joined === true && isName(next);
    const inName = token.capital && !token.stop && (isName(token) || begins);
    if (!token.joined) [runOpen, nameOpen] = [false, false];
    if (inName) {
      if (runOpen) names.at(-1)!.at(-1)!.push(word);
      else if (nameOpen) names.at(-1)!.push([word]);
      else names.push([[word]]);
      [runOpen, nameOpen] = [true, true];
    } else {
      runOpen = false;
      if (!CONNECTORS.has(token.lower)) nameOpen = false;
    }
  }
  return names.map((runs) => ({ runs }));
}

/** 市科协 is the association of the city that the article is about. */
function isOfPlace(run: readonly LedWord[], folded: string): boolean {
  const [place, ...rest] = run;
  if (!place || rest.length === 0 || place.around.every((layer) => layer.length === 0)) return false;
  const first = rest[0]!.places.filter(({ start }) => /[市省区县]/.test(folded[start - 1] ?? ''));
  return first.length > 0 && makesOne([first, ...rest.slice(1).map(({ places }) => places)]);
}

const listLayers = (words: readonly LedWord[]) => [
  words.map(({ places }) => places),
  ...[0, 1, 2].map((i) => words.map(({ around }) => around[i]!)),
];

/** Names that the quotes and what stands around them do not hold in one piece. */
export function checkNames(led: readonly LedWord[], { folded }: ChineseSource): readonly Problem[] {
  return listNames(led).flatMap(({ runs }): readonly Problem[] => {
    const whole = runs.flat();
    if (!whole.some(({ otherName }) => otherName) && listLayers(whole).some((places) => makesOne(places))) return [];
    return runs.flatMap((run): readonly Problem[] => {
      if (isOfPlace(run, folded)) return [];
      const sound = !run.some(({ otherName }) => otherName) && listLayers(run).some((places) => makesOne(places));
      return sound ? [] : [{ kind: 'name', words: run.map(({ token }) => token.raw).join(' ') }];
    });
  });
}
