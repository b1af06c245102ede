import { type ArticleSource, readArticles } from '../corpus/article-source.ts';
import type { CorpusProblem } from '../corpus/list-article-files.ts';
import type { Corpus } from '../corpus/read-corpus.ts';
import { findLostArticles } from './compare-corpora.ts';
import { type ObtainedSnapshot, obtainSnapshot, type ObtainSnapshotParts } from './obtain-snapshot.ts';
import type { Snapshot } from './snapshot.ts';
import { snapshotIdOf } from './snapshot-format.ts';

/** What came of making a snapshot of the articles as they are now; nothing serves otherwise than before by it. */
export type Prepared =
  /** `force` would accept the loss. */
  | { readonly kind: 'loss'; readonly reason: string; readonly problems: readonly CorpusProblem[] }
  | { readonly kind: 'unchanged'; readonly problems: readonly CorpusProblem[] }
  | { readonly kind: 'candidate'; readonly obtained: ObtainedSnapshot };

/**
 * Reads the articles and makes a snapshot of them, unless that would lose some that serve now, or they are the same.
 *
 * @param before the snapshot that serves
 * @param force accepts the loss of articles that fail to read
 * @throws AppError when the articles cannot be read or the build fails
 */
export async function prepareCandidate(
  source: ArticleSource,
  before: Snapshot | null,
  force: boolean,
  parts: ObtainSnapshotParts,
): Promise<Prepared> {
  const findLoss = (corpus: Corpus): Prepared | null => {
    const lost = force ? [] : findLostArticles(before?.articles ?? [], corpus);
    if (lost.length === 0) return null;
    const reason = `${lost.length} article(s) that serve now could not be read: ${lost.join(', ')}`;
    return { kind: 'loss', reason, problems: corpus.problems };
  };
  const corpus = await readArticles(source);
  const loss = findLoss(corpus);
  if (loss) return loss;
  if (before && before.id === snapshotIdOf(corpus.articles, parts.modelId))
    return { kind: 'unchanged', problems: corpus.problems };
  const obtained = await obtainSnapshot(corpus, parts);
  // The folder may have changed since it was read above.
  const lateLoss = findLoss({ articles: obtained.snapshot.articles, problems: obtained.problems });
  return lateLoss ?? { kind: 'candidate', obtained };
}
