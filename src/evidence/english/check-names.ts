import type { Problem } from '../claims/problem.ts';
import { isName } from './check-words.ts';
import type { LedWord, Place } from './lead-words.ts';

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

/** Runs of capitalised words without anything between them: Jinfeng Laboratory. */
function listNames(led: readonly LedWord[]): readonly (readonly LedWord[])[] {
  const names: LedWord[][] = [];
  let open = false;
  for (const [i, word] of led.entries()) {
    const next = led[i + 1];
    const begins = isName(word.token) || (word.token.initial && next?.token.joined === true && isName(next.token));
    if (word.token.capital && !word.token.stop && (isName(word.token) || begins)) {
      if (open && word.token.joined) names.at(-1)!.push(word);
      else names.push([word]);
      open = true;
    } else open = false;
  }
  return names;
}

/** Names that the quotes and what stands around them do not hold in one piece. */
export function checkNames(led: readonly LedWord[]): readonly Problem[] {
  return listNames(led).flatMap((name): readonly Problem[] => {
    const words = name.map(({ token }) => token.raw).join(' ');
    if (name.some(({ otherName }) => otherName)) return [{ kind: 'name', words }];
    const layers = [name.map(({ places }) => places), ...[0, 1, 2].map((i) => name.map(({ around }) => around[i]!))];
    return layers.some((places) => makesOne(places)) ? [] : [{ kind: 'name', words }];
  });
}
