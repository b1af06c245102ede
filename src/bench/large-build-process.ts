import { json } from 'node:stream/consumers';
import { type ArticleSource, readArticles } from '../corpus/article-source.ts';
import { runProgram } from '../cli/run-program.ts';
import { buildSnapshot } from '../index/build-snapshot.ts';
import { openDerivedEmbedder } from './derived-embedder.ts';

/** What the building process is told, in JSON on standard input. */
export interface LargeBuildJob {
  readonly source: ArticleSource;
  /** The folder of snapshots. */
  readonly root: string;
  /** Where the vectors are; see `openDerivedEmbedder`. */
  readonly vectors: string;
}

/** Its one line on standard output. Milliseconds and bytes. */
export interface LargeBuildReport {
  readonly passages: number;
  readonly total: number;
  /** Of the total: reading, splitting, keywords and glossary, then the vectors, then the graph and the files. */
  readonly words: number;
  readonly vectors: number;
  readonly graph: number;
  /** The most that the process ever held. */
  readonly peak: number;
}

/** The real build of a snapshot, with vectors that are served from a file instead of a model. */
async function main(): Promise<number> {
  const { source, root, vectors } = (await json(process.stdin)) as LargeBuildJob;
  const startedAt = performance.now();
  let embeddingAt = 0;
  let indexingAt = 0;
  const { articles } = await readArticles(source);
  const embedder = await openDerivedEmbedder(vectors);
  const { passages } = await buildSnapshot({
    articles,
    root,
    embedder: {
      ...embedder,
      embed: (text) => {
        embeddingAt ||= performance.now();
        return embedder.embed(text);
      },
    },
    onProgress: ({ phase }) => {
      if (phase === 'index') indexingAt = performance.now();
    },
  });
  const endedAt = performance.now();
  await embedder.close();
  const report: LargeBuildReport = {
    passages,
    total: endedAt - startedAt,
    words: embeddingAt - startedAt,
    vectors: indexingAt - embeddingAt,
    graph: endedAt - indexingAt,
    // The one figure that Node gives in kilobytes.
    peak: process.resourceUsage().maxRSS * 1024,
  };
  process.stdout.write(`${JSON.stringify(report)}\n`);
  return 0;
}

runProgram(import.meta.url, main);
