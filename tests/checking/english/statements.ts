import type { Article } from '../../../src/corpus/article.ts';
import type { CitedText } from '../../../src/checking/statement-check.ts';
import { cite } from './cite.ts';
import { MUTATIONS } from './mutations.ts';
import { TRANSLATIONS } from './translations.ts';

export interface EnglishStatement {
  readonly text: string;
  readonly cited: readonly CitedText[];
  /** What was changed; null for a faithful one. */
  readonly change: string | null;
}

const NAMES =
  /^(?:Chongqing|Sichuan|Shanghai|Peking|Jinfeng|Zhou|Deng|Chen|Feng|Li|Bishan|United|Western|High-end R&D|R&D|Construction|Phase|June|August|January|March)/;
const lower = (text: string) =>
  NAMES.test(text) && !/^High-end|^Construction/.test(text) ? text : text[0]!.toLowerCase() + text.slice(1);

/** What a model writes around a statement. */
const FRAMES: readonly ((text: string) => string)[] = [
  (text) => `According to the article, ${lower(text)}`,
  (text) => `The article reports that ${lower(text)}`,
  (text) => `${text.slice(0, -1)}, according to the report.`,
  (text) => `The article also states that ${lower(text)}`,
];

function listTranslated(articles: readonly Article[]): readonly EnglishStatement[] {
  return TRANSLATIONS.flatMap(({ article: id, quoted, english }) => {
    const article = articles.find((one) => one.id.startsWith(id))!;
    const cited = quoted.map((words) => cite(article, words));
    return english.map((text): EnglishStatement => ({ text, cited, change: null }));
  });
}

/** True English statements over the shipped corpus, plain and framed. */
export function listFaithful(articles: readonly Article[]): readonly EnglishStatement[] {
  return listTranslated(articles).flatMap((statement, i) => [
    statement,
    { text: FRAMES[i % FRAMES.length]!(statement.text), cited: statement.cited, change: null },
  ]);
}

/** The same statements with one thing changed so that it is no longer true, or told of another passage. */
export function listMutated(articles: readonly Article[]): readonly EnglishStatement[] {
  const translated = listTranslated(articles);
  return translated.flatMap((statement, i) => {
    const changed = MUTATIONS.flatMap(({ change, apply }): EnglishStatement[] => {
      const text = apply(statement.text);
      return text === null || text === statement.text ? [] : [{ text, cited: statement.cited, change }];
    });
    // Far enough away to be of another article.
    const other = translated[(i + Math.floor(translated.length / 2)) % translated.length]!;
    return changed.concat({ text: statement.text, cited: other.cited, change: 'another passage' });
  });
}
