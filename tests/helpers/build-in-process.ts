import { readArticles } from '../../src/corpus/article-source.ts';
import { buildSnapshot } from '../../src/index/build-snapshot.ts';
import type { runBuild } from '../../src/index/run-build.ts';
import type { Embedder } from '../../src/models/embedder.ts';

/** The build as it is done in a process of its own, done here instead, with another embedder. */
export function createBuildInProcess(embedder: Embedder): typeof runBuild {
  return async (job, onProgress) => {
    const { articles, problems } = await readArticles(job.source);
    const result = await buildSnapshot({ articles, embedder: job.model && embedder, root: job.root, onProgress });
    return { result, problems };
  };
}
