import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../../../src/corpus/article.ts';
import { detectLanguage } from '../../../src/language/detect-language.ts';
import type { Snapshot } from '../../../src/index/snapshot.ts';

/** A sentence as a model may write it, of the passages that hold the words of its heading. */
export interface Examined {
  /** `s` Simplified, `t` Traditional, `e` English. */
  readonly language: 's' | 't' | 'e';
  /** What is wrong with it, in one word; empty for a faithful one. */
  readonly kind: string;
  readonly text: string;
  readonly anchors: readonly string[];
}

/** `seen`: the check was mended by what went astray here; `kept-back`: it was not. */
export type ExaminedSet = 'seen' | 'kept-back';

const readLines = (set: ExaminedSet, file: string) =>
  readFileSync(join(import.meta.dirname, set, file), 'utf8').split('\n');

/** `# words of the passage + words of another`, and below it `language kind | statement`, one a line. */
export function readStatements(set: ExaminedSet, file: string): readonly Examined[] {
  let anchors: readonly string[] = [];
  return readLines(set, file).flatMap((line): Examined[] => {
    if (line.startsWith('# ')) anchors = line.slice(2).split(' + ');
    const found = /^([ste]) ?(\w*) \| (.+)$/.exec(line);
    return found ? [{ language: found[1] as Examined['language'], kind: found[2]!, text: found[3]!, anchors }] : [];
  });
}

/** Invented articles: `@ id | title | published`, then paragraphs. */
export function readInvented(set: ExaminedSet): readonly Article[] {
  const blocks = readLines(set, 'articles.md').join('\n').split(/^@ /mu).slice(1);
  return blocks.map((block): Article => {
    const [head = '', ...rest] = block.split('\n');
    const [id = '', title = '', published = ''] = head.split(' | ');
    const text = rest.join('\n').trim();
    const language = detectLanguage(text);
    return { id, title, published, publisher: null, url: null, language, kind: 'full', source: null, text };
  });
}

/** The passages that hold the words. */
export function findPassages(anchors: readonly string[], { passages }: Snapshot): readonly number[] {
  return anchors.map((words) => {
    const found = passages.findIndex(({ text }) => text.includes(words));
    if (found < 0) throw new Error(`no passage holds ${words}`);
    return found;
  });
}
