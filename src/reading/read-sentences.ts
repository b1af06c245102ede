import type { Article } from '../corpus/article.ts';
import { listParagraphs } from '../corpus/paragraphs.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { type FoldedText, foldText, foldWithOffsets } from '../language/fold.ts';
import { splitSentences } from '../language/split-sentences.ts';
import type { Passage } from '../passages/passage.ts';
import { speaksToWriter } from './speaks-to-writer.ts';

/** A sentence of a passage, ready to be compared with questions. */
export interface Sentence extends FoldedText {
  /** Offsets in the article's text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Number of its paragraph in the article. */
  readonly paragraph: number;
}

export interface PassageSentences {
  /** All that tell something; what only commands whoever writes an answer is no sentence of the article. */
  readonly sentences: readonly Sentence[];
  /** The whole passage, folded. */
  readonly folded: string;
  /** Title, heading path, the article's first words and its year, folded: what the passage is about without saying it again. */
  readonly frame: string;
  /** The article's title, folded. */
  readonly title: string;
}

/** News and notices say in their first sentence where and of whom they speak. */
const LEAD = 120;

/** The mark of a list item is layout; a number (1. or 一是) is not. */
const BULLET = /^[-*+•■◆●▪·]\s*(?=\S)/;

/** A mark, or pictures in a row, are no sentence. */
const SAYS_SOMETHING = /[\p{L}\p{N}]/u;

/** Without sentences that only command; what an address in one of them was parted into goes with it (…://user?id=7). */
function leaveOutCommands(sentences: readonly Sentence[], isChinese: boolean): readonly Sentence[] {
  let before: Sentence | null = null;
  return sentences.filter((sentence) => {
    const goesOn = before?.end === sentence.start && before.text.endsWith('?') && /^[\w%&=]/.test(sentence.text);
    const isCommand = goesOn || speaksToWriter(sentence.folded, isChinese);
    before = isCommand ? sentence : null;
    return !isCommand && SAYS_SOMETHING.test(sentence.folded);
  });
}

const read = new WeakMap<Passage, PassageSentences>();

/** The sentences of a passage. Folding costs more than all the rest of judging, so each passage is read once. */
export function readSentences(snapshot: Snapshot, passageNumber: number): PassageSentences {
  const passage = snapshot.passages[passageNumber]!;
  const known = read.get(passage);
  if (known) return known;
  // A paragraph ends a sentence even without a mark: the items of a list are one sentence each.
  const all = listParagraphs(passage.text).flatMap((paragraph) => {
    const body = passage.text.slice(paragraph.start, paragraph.end);
    return splitSentences(body).map((span): Sentence => {
      const bullet = BULLET.exec(body.slice(span.start, span.end))?.[0].length ?? 0;
      const text = body.slice(span.start + bullet, span.end);
      const { folded, offsets } = foldWithOffsets(text);
      const end = passage.start + paragraph.start + span.end;
      return {
        start: end - text.length,
        end,
        text,
        paragraph: passage.paragraph + paragraph.number - 1,
        folded,
        offsets,
      };
    });
  });
  const { title, published, language, text: article } = snapshot.articles[snapshot.articleOf[passageNumber]!]!;
  const result = {
    sentences: leaveOutCommands(all, language !== 'en'),
    folded: all.map((sentence) => sentence.folded).join('\n'),
    frame: foldText(`${title}\n${passage.heading}\n${article.slice(0, LEAD)}\n${published?.slice(0, 4) ?? ''}`),
    title: foldText(title),
  };
  read.set(passage, result);
  return result;
}

const foldedArticles = new WeakMap<Article, string>();

/** The whole text of a passage's article, folded once. */
export function readArticle(snapshot: Snapshot, passageNumber: number): string {
  const article = snapshot.articles[snapshot.articleOf[passageNumber]!]!;
  let folded = foldedArticles.get(article);
  if (folded === undefined) {
    folded = foldText(article.text);
    foldedArticles.set(article, folded);
  }
  return folded;
}
