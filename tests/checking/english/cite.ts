import type { Article } from '../../../src/corpus/article.ts';
import { listParagraphs } from '../../../src/corpus/paragraphs.ts';
import type { CitedText } from '../../../src/checking/statement-check.ts';
import { splitSentences } from '../../../src/language/split-sentences.ts';

/** The whole sentence of an article that holds these words, with what stands around it. */
export function cite(article: Article, words: string): CitedText {
  for (const { start, end, heading } of listParagraphs(article.text)) {
    const paragraph = article.text.slice(start, end);
    const at = paragraph.indexOf(words);
    if (at < 0) continue;
    const sentence = splitSentences(paragraph).find((span) => span.start <= at && at < span.end)!;
    return {
      text: paragraph.slice(sentence.start, sentence.end),
      title: article.title,
      heading,
      published: article.published,
      before: paragraph.slice(0, sentence.start),
    };
  }
  throw new Error(`no sentence of ${article.id} holds ${words}`);
}
