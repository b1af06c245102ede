import { resolve } from 'node:path';
import { createApp, type RunningApp } from '../app.ts';
import { type Config, listSecrets, loadConfig } from '../config.ts';
import type { ArticleSource } from '../corpus/article-source.ts';
import { createLog, type Log } from '../log.ts';
import { scrubber } from '../scrub/process-scrubber.ts';
import { textsFor } from '../texts/texts-for.ts';
import { createStartProgress } from './show-progress.ts';

export interface OpenAppOptions {
  /** The folder given by a flag; the configured one when absent. */
  readonly corpusDir?: string | undefined;
  readonly source?: ArticleSource;
  readonly config?: Config;
  /** The log of a program that keeps one; without it, a start says its warnings in plain lines only. */
  readonly log?: Log;
  /** False for a measurement: nobody will ask how its answers came about. */
  readonly keepRecords?: boolean;
  readonly signal?: AbortSignal;
}

/** A log that holds back warnings until the start is over: they are told to the person in lines of their own. */
function createStartLog(config: Config) {
  const { logLevel } = config;
  const full = createLog(logLevel, { scrubber });
  let starting = logLevel === 'warn';
  const log: Log = { ...full, warn: (message, fields) => (starting ? undefined : full.warn(message, fields)) };
  return { log, end: () => (starting = false) };
}

/**
 * The program for a terminal command: progress, unreadable articles and warnings go to standard error,
 * so that standard output holds answers alone.
 *
 * @throws AppError when there is nothing to answer from; the reason of the signal when it aborts
 */
export async function openApp(given: OpenAppOptions = {}): Promise<RunningApp> {
  const base = given.config ?? loadConfig();
  scrubber.protect(listSecrets(base));
  const config = given.corpusDir === undefined ? base : { ...base, corpusDir: resolve(given.corpusDir) };
  const progress = createStartProgress();
  const startLog = createStartLog(config);
  const source = given.source ?? { kind: 'folder', dir: config.corpusDir };
  const { onProgress, onModelFetch } = progress;
  const app = await createApp(config, {
    log: given.log ?? startLog.log,
    source,
    onProgress,
    onModelFetch,
    keepRecords: given.keepRecords ?? true,
    ...(given.signal && { signal: given.signal }),
  }).finally(() => progress.end());
  startLog.end();
  for (const { file, reason } of app.problems) process.stderr.write(`${file}: ${reason}\n`);
  const texts = textsFor('zh-Hans');
  if (!app.status().vectors) process.stderr.write(`${texts.keywordsOnly}\n`);
  for (const warning of app.warnings) process.stderr.write(`${texts.warning(warning)}\n`);
  return app;
}
