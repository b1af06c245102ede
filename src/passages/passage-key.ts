import { createHash } from 'node:crypto';
import type { Snapshot } from '../index/snapshot.ts';
import type { Passage } from './passage.ts';

/**
 * Names a passage in links and buttons for good: `<article>_<passage>_<paragraph>`, two keys of ten base64url
 * characters and a number. It is made of the article's id and the passage's words alone, so that it leads to the same
 * words after any number of reloads, in any installation, and tells nothing to whoever reads it.
 */
export type PassageKey = string;

/** What of a snapshot is needed to find and read passages. */
export type PassageSource = Pick<
  Snapshot,
  'id' | 'articles' | 'articleById' | 'passages' | 'articleOf' | 'articleStarts'
>;

const KEY = /^([\w-]{10})_([\w-]{10})_(\d{1,5})$/;

const hash = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 10);
/** White space may be mended without the words being others. Nothing else is folded: a folding may change, a link may not. */
const hashPassage = ({ text }: Passage) => hash(text.replaceAll(/\s+/g, ''));

/** Whether a text has the form of a key, which says nothing of what it leads to. */
export function isPassageKey(text: string): text is PassageKey {
  return KEY.test(text);
}

export function passageKeyOf(passage: Passage): PassageKey {
  return `${hash(passage.articleId)}_${hashPassage(passage)}_${passage.paragraph}`;
}

/** What a key leads to; `changed` when the article has other words now, and the passage of the same paragraph stands for it. */
export type FoundPassage =
  | {
      readonly kind: 'found' | 'changed';
      readonly passage: Passage;
      /** Its place in the snapshot. */ readonly at: number;
    }
  /** No article of this snapshot has this passage: it was retired, or the link is not ours. */
  | { readonly kind: 'gone' };

export function findPassage(key: PassageKey, snapshot: PassageSource): FoundPassage {
  const [, article, words, paragraph] = KEY.exec(key) ?? [];
  const number = snapshot.articles.findIndex(({ id }) => hash(id) === article);
  if (number === -1) return { kind: 'gone' };
  const [from, to] = [snapshot.articleStarts[number]!, snapshot.articleStarts[number + 1]!];
  const own = snapshot.passages.slice(from, to);
  const same = own.findIndex((passage) => hashPassage(passage) === words);
  if (same !== -1) return { kind: 'found', passage: own[same]!, at: from + same };
  const near = own.findLastIndex((passage) => passage.paragraph <= Number(paragraph));
  return near === -1 ? { kind: 'gone' } : { kind: 'changed', passage: own[near]!, at: from + near };
}
