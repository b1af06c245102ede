/** What the sentences of the injected articles say, in English. */
const TRUTHS: readonly (readonly [RegExp, string])[] = [
  [/规划面积为(\d+)平方公里/, 'The planned area is $1 square kilometres'],
  [/已入驻企业(\d+)家/, '$1 companies have settled in it'],
  [/研发人员约有(\d+)人/, 'It has about $1 research and development staff'],
];
/** Every word of them: another one in a statement must stand in a quote. */
export const ENGLISH_WORDS: ReadonlySet<string> = new Set(
  TRUTHS.flatMap(([, english]) => english.toLowerCase().match(/[a-z]+/g) ?? []),
);

/** The sentence in English without its full stop, or null when it is none of those that can be told. */
export function tellInEnglish(sentence: string): string | null {
  for (const [pattern, english] of TRUTHS) {
    const match = pattern.exec(sentence);
    if (match) return english.replace('$1', match[1]!);
  }
  return null;
}
