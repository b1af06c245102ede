import type { Article } from '../corpus/article.ts';
import { holdsWords } from './meet-expected.ts';
import { type GoldenFile, GOLDEN_FILE, readGoldenFile } from './read-golden-file.ts';

/**
 * The golden questions of a corpus folder, with those among the problems that no answer could ever meet: of an article
 * that is not there, or of words that it does not have.
 */
export async function checkGoldenFile(dir: string, articles: readonly Article[]): Promise<GoldenFile> {
  const { questions, problems } = await readGoldenFile({ kind: 'folder', dir });
  const texts = new Map(articles.map(({ id, text }) => [id, text]));
  const unmeetable = questions.flatMap(({ question, expected }) => {
    if (expected.kind !== 'cites') return [];
    const text = texts.get(expected.articleId);
    if (text === undefined) return [`there is no article ${expected.articleId} (${question})`];
    const missing = expected.words.filter((words) => !holdsWords(text, words));
    return missing.map((words) => `${expected.articleId} does not have ${words} (${question})`);
  });
  return { questions, problems: [...problems, ...unmeetable.map((reason) => ({ file: GOLDEN_FILE, reason }))] };
}
