import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunningApp } from '../app.ts';
import type { Config } from '../config.ts';
import type { Article } from '../corpus/article.ts';
import type { ArticleSource } from '../corpus/article-source.ts';
import { describeBuildModel } from '../index/build-model.ts';
import { runBuild } from '../index/run-build.ts';
import type { Snapshot } from '../index/snapshot.ts';
import type { SetReport } from './bench-report.ts';

/** Enough passages for a rate; the whole of a large set would keep the machine busy for minutes. */
const PASSAGES = 500;

/** The first articles that together have enough passages. */
function takeArticles({ articles, articleOf }: Snapshot): readonly Article[] {
  return articles.slice(0, (articleOf[PASSAGES] ?? articles.length) + 1);
}

/** Builds a snapshot from nothing into a folder that is thrown away, as the program does when it has none. */
export async function measureBuild(
  app: RunningApp,
  source: ArticleSource,
  config: Config,
  onProgress: (done: number, total: number) => void,
): Promise<SetReport['build']> {
  const { logLevel } = config;
  const folder = await mkdtemp(join(tmpdir(), 'kecheng-bench-'));
  try {
    let sample = source;
    if (app.snapshot.passages.length > PASSAGES) {
      const file = join(folder, 'docs.jsonl');
      const lines = takeArticles(app.snapshot).map(({ id, title, text }) => JSON.stringify({ id, title, text }));
      await writeFile(file, lines.join('\n'));
      sample = { kind: 'documents', file };
    }
    let embedding = 0;
    const startedAt = performance.now();
    const { result } = await runBuild(
      {
        source: sample,
        root: join(folder, 'snapshots'),
        model: app.embedder && describeBuildModel(config),
        logLevel,
      },
      ({ phase, done, total, perSecond }) => {
        if (phase !== 'embed') return;
        embedding = (done * 1000) / perSecond;
        onProgress(done, total);
      },
    );
    const total = performance.now() - startedAt;
    const { passages, embedded } = result;
    return {
      passages,
      embedded,
      total,
      perPassage: total / passages,
      embeddingShare: embedding / total,
      perEmbedding: embedded > 0 ? embedding / embedded : 0,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
