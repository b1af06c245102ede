import { Converter } from 'opencc-js';

const toSimplified = Converter({ from: 't', to: 'cn' });

/** One form of everything that reads alike: width, case, script; without what nobody sees. */
export function normalize(text: string): string {
  return toSimplified(text.normalize('NFKC').replaceAll(/\p{Cf}/gu, '')).toLowerCase();
}
/** Letters and digits alone, so that no blank or mark hides a word. */
export const squeeze = (text: string): string => normalize(text).replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Words that only join or introduce, and say nothing; what stands in marks behind one is told like all the rest. */
const FRAME =
  /[据即](?=[《“「])|据报道|据介绍|文章指出|文章提到|其中|此外|同时|目前|以及|分别|[的了和与及、，。；：！？,.;:!?（）()“”"《》\s]/gu;
const NUMBERS = /\d+(?:[.,]\d+)*/g;
const LATIN = /[a-zα-ωа-я]+/g;
const DENIALS = /[不未没无非否别勿][\p{Script=Han}]/gu;
/** As short as a piece may be that two texts share by no accident. */
const SHORTEST = 2;

/** The same of an English statement over Chinese sources: numbers and words that are neither told nor in a source. */
export function findUncarriedEnglish(
  statement: string,
  sources: readonly string[],
  words: ReadonlySet<string>,
): readonly string[] {
  const said = normalize(statement);
  const source = normalize(sources.join('\n'));
  return [
    ...(said.match(NUMBERS) ?? []).filter((number) => !source.includes(number)),
    ...(said.match(LATIN) ?? []).filter((word) => !words.has(word) && !source.includes(word)),
    ...(said.match(/\p{Script=Han}+|[^\p{L}\p{N}\p{P}\s]/gu) ?? []).filter((run) => !source.includes(run)),
  ];
}

/**
 * What of a statement no source says, told without the program's own check: numbers, Latin words and denials one by
 * one, and every run of characters that is no piece of the source of two characters or more.
 *
 * @returns the words that nothing carries; empty when the statement is made of the sources' words
 */
export function findUncarried(statement: string, sources: readonly string[]): readonly string[] {
  const said = normalize(statement);
  const source = normalize(sources.join('\n'));
  const missing: string[] = [];
  for (const pattern of [NUMBERS, LATIN, DENIALS]) {
    const known = new Set(source.match(pattern) ?? []);
    missing.push(...(said.match(pattern) ?? []).filter((word) => !known.has(word)));
  }
  for (const words of said.split(FRAME)) {
    const run = [...words];
    let at = 0;
    while (at < run.length) {
      let length = run.length - at;
      while (length >= SHORTEST && !source.includes(run.slice(at, at + length).join(''))) length -= 1;
      if (length < SHORTEST) missing.push(run[at]!);
      at += Math.max(1, length);
    }
  }
  return missing;
}
