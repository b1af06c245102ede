import { findLostCharacters, isMixedScript } from '../corpus/import/find-damage.ts';
import type { ImportedArticle } from '../corpus/import/import-file.ts';
import { listParagraphs } from '../corpus/paragraphs.ts';
import type { DraftFacts } from './draft.ts';

/** A page full of links has thousands of lines, which nobody reads. */
const MOST_REMOVED = 200;
const MOST_LOST = 20;
const MOST_DUPLICATES = 5;
const LONGEST_LINE = 200;

/** Lines that are in the fields now. */
const SPENT: ReadonlySet<string> = new Set(['title', 'date or source line', "the site's name"]);

/** What an import found, as far as it helps to decide about the article. */
export function findFacts({ article, report }: ImportedArticle): DraftFacts {
  const removed = report.removed.filter(({ rule }) => !SPENT.has(rule));
  return {
    paragraphs: listParagraphs(article.text).length,
    characters: article.text.length,
    removedCount: removed.length,
    removed: removed
      .slice(0, MOST_REMOVED)
      .map(({ line, text, rule }) => ({ line, text: text.slice(0, LONGEST_LINE), rule })),
    lostCount: findLostCharacters(article.text).length,
    lost: findLostCharacters(article.text).slice(0, MOST_LOST),
    mixedScript: isMixedScript(article.text),
    titleGuessed: !report.guesses.some(({ field }) => field === 'title'),
    nearDuplicates: report.nearDuplicates.slice(0, MOST_DUPLICATES),
  };
}
