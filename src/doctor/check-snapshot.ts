import type { Corpus } from '../corpus/read-corpus.ts';
import { compareArticles } from '../index/compare-corpora.ts';
import { openSnapshot } from '../index/snapshot.ts';
import { createSnapshotStore } from '../index/snapshot-store.ts';
import { AppError } from '../errors.ts';
import { fault, ok, type Verdict, warning } from './finding.ts';

/** The snapshot that serves is opened as a start does it, and held against the articles as they are now. */
export async function checkSnapshot(
  dataDir: string,
  corpusDir: string,
  corpus: Corpus | null,
): Promise<readonly Verdict[]> {
  const store = createSnapshotStore(dataDir, { kind: 'folder', dir: corpusDir });
  const pin = await store.readPin();
  const id = pin?.id ?? (await store.readCurrent());
  if (id === null) return [warning('there is none yet', 'nothing: the next start builds it')];
  try {
    const { articles, passages, vectors } = await openSnapshot(store.folder(id));
    const verdicts = [ok(`${id} is sound: ${articles.length} articles, ${passages.length} passages`)];
    if (vectors === null)
      verdicts.push(warning(`${id} knows keywords only`, 'see what is said of the model, then start anew'));
    if (pin !== null)
      verdicts.push(
        warning(
          pin.why === 'rollback'
            ? `an admin went back to ${id}: newer articles are not answered from`
            : `${id} serves, for what was built of the articles as they are now answered worse`,
          'an admin gives /reload to serve the articles as they are now',
        ),
      );
    else if (corpus !== null) verdicts.push(...compare(compareArticles(articles, corpus.articles)));
    return verdicts;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return [fault(error.message, 'start the bot anew: it is built from the articles')];
  }
}

function compare({ added, changed, removed }: ReturnType<typeof compareArticles>): readonly Verdict[] {
  if (added.length + changed.length + removed.length === 0) return [];
  const counts = `${added.length} new, ${changed.length} changed, ${removed.length} gone`;
  return [warning(`the articles are others by now (${counts})`, 'an admin gives /reload, or the bot is started anew')];
}
