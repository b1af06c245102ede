import { availableParallelism } from 'node:os';
import type { BuildProgress } from './reload-report.ts';
import { type ArticleSource, readArticles } from '../corpus/article-source.ts';
import type { CorpusProblem } from '../corpus/list-article-files.ts';
import { isDiskFull } from '../disk-full.ts';
import { AppError, describeError, type ErrorCode } from '../errors.ts';
import { createLog, type LogLevel } from '../log.ts';
import { createBgeEmbedder } from '../models/bge-embeddings.ts';
import type { Embedder } from '../models/embedder.ts';
import { createEndpointEmbedder } from '../models/endpoint-embedder.ts';
import { ensureModelFiles } from '../models/model-files.ts';
import { guardProcess } from '../scrub/guard-process.ts';
import { scrubber } from '../scrub/process-scrubber.ts';
import type { BuildModel } from './build-model.ts';
import { type BuildResult, buildSnapshot } from './build-snapshot.ts';
import { removeScratch } from './scratch-folder.ts';

/** What the building process is told in its first message: it may hold a key, which no list of processes may show. */
export interface BuildJob {
  readonly source: ArticleSource;
  /** The folder of snapshots. */
  readonly root: string;
  /** null builds keywords alone. */
  readonly model: BuildModel | null;
  readonly logLevel: LogLevel;
  /** As of `BuildRequest`. */
  readonly token?: string;
}

export type BuildMessage =
  | { readonly kind: 'progress'; readonly progress: BuildProgress }
  | { readonly kind: 'done'; readonly result: BuildResult; readonly problems: readonly CorpusProblem[] }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly message: string; readonly fix: string };

/** Resolves when the message is written: what a pipe cannot take at once would be lost with the process. */
function send(message: BuildMessage): Promise<void> {
  return new Promise((resolve) => {
    if (process.send) process.send(message, undefined, undefined, () => resolve());
    else resolve();
  });
}

/** A build has the time to ask again. */
const ENDPOINT_OPTIONS = { timeoutMs: 60_000, retries: 3 };

async function openEmbedder(model: BuildModel, logLevel: LogLevel): Promise<Embedder> {
  if (model.kind === 'endpoint') return createEndpointEmbedder(model.endpoint, ENDPOINT_OPTIONS);
  const { dataDir, modelDir, npmPath } = model;
  const files = await ensureModelFiles({
    dataDir,
    modelDir,
    npmExecPath: npmPath,
    log: createLog(logLevel, { scrubber }),
  });
  return createBgeEmbedder(files, { threads: availableParallelism() });
}

async function build(job: BuildJob): Promise<void> {
  if (job.model?.kind === 'endpoint' && job.model.endpoint.apiKey !== null)
    scrubber.protect([job.model.endpoint.apiKey]);
  const { articles, problems } = await readArticles(job.source);
  if (articles.length === 0)
    throw new AppError(
      'corpus',
      `no article could be read in ${job.source.kind === 'folder' ? job.source.dir : job.source.file}`,
      {
        fix: problems[0] ? `${problems[0].file}: ${problems[0].reason}` : 'put articles into the corpus folder',
      },
    );
  await send({
    kind: 'progress',
    progress: { phase: 'read', done: articles.length, total: articles.length, perSecond: 0 },
  });
  const embedder = job.model && (await openEmbedder(job.model, job.logLevel));
  const result = await buildSnapshot({
    articles,
    embedder,
    root: job.root,
    onProgress: (progress) => void send({ kind: 'progress', progress }),
    ...(job.token && { token: job.token }),
  });
  await embedder?.close();
  await send({ kind: 'done', result, problems });
}

function describeFailure(error: unknown): BuildMessage {
  if (!(error instanceof AppError))
    return {
      kind: 'failed',
      code: isDiskFull(error) ? 'disk' : 'build',
      message: scrubber.scrub(describeError(error)),
      fix: '',
    };
  const { code, message, fix } = error;
  return { kind: 'failed', code: isDiskFull(error) ? 'disk' : code, message, fix };
}

guardProcess(scrubber);
// Whoever read the log has closed it: that is no reason to end a build.
process.stderr.on('error', () => undefined);
process.once('message', (job: BuildJob) => {
  /** The bot that asked is gone: nobody will swap in what is built here. */
  const leave = () => {
    if (job.token) removeScratch(job.root, job.token);
    process.exit(1);
  };
  process.on('disconnect', leave);
  build(job)
    .catch((error: unknown) => send(describeFailure(error)))
    .finally(() => {
      process.off('disconnect', leave);
      process.disconnect?.();
    });
});
