import type { Example } from './example.ts';

const SHOWN = 3;

const isGiven = ({ kind }: Example) => kind === 'given';

/**
 * Three of the examples for a day: of different articles and asking for different things as far as there are such;
 * another day begins with another one. What somebody has vouched for comes first.
 *
 * @param day a number that grows by one every day
 */
export function chooseExamples(examples: readonly Example[], day: number): readonly Example[] {
  const from = examples.length === 0 ? 0 : day % examples.length;
  const turned = [...examples.slice(from), ...examples.slice(0, from)];
  const left = [...turned.filter(isGiven), ...turned.filter((example) => !isGiven(example))];
  const chosen: Example[] = [];
  while (chosen.length < SHOWN && left.length > 0) {
    const repeats = ({ articleId, kind }: Example) =>
      2 * chosen.filter((other) => other.articleId === articleId).length +
      chosen.filter((other) => other.kind === kind).length;
    const next = left.reduce((best, example) => (repeats(example) < repeats(best) ? example : best));
    chosen.push(next);
    left.splice(left.indexOf(next), 1);
  }
  return chosen;
}
