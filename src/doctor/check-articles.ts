import { type Corpus, readCorpus } from '../corpus/read-corpus.ts';
import { AppError } from '../errors.ts';
import { fault, ok, type Verdict, warning } from './finding.ts';

const FIX = 'correct the file; npm run corpus -- check names every problem';

/** @returns null instead of articles when the folder cannot be read */
export async function checkArticles(
  corpusDir: string,
): Promise<{ readonly corpus: Corpus | null; readonly verdicts: readonly Verdict[] }> {
  try {
    const corpus = await readCorpus(corpusDir);
    const { articles, problems } = corpus;
    const found =
      articles.length > 0
        ? ok(`${articles.length} articles can be read`)
        : fault(`there is no article in ${corpusDir}`, 'put articles there, or name their folder in CORPUS_DIR');
    return { corpus, verdicts: [found, ...problems.map(({ file, reason }) => warning(`${file}: ${reason}`, FIX))] };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { corpus: null, verdicts: [fault(error.message, error.fix)] };
  }
}
