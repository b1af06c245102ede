import { resolve } from 'node:path';
import { createApp, type RunningApp } from '../app.ts';
import { type Config, loadConfig } from '../config.ts';
import type { ArticleSource } from '../corpus/article-source.ts';
import { createLog } from '../log.ts';
import { textsFor } from '../texts/texts-for.ts';
import { createStartProgress } from './show-progress.ts';

/**
 * The program for a terminal command: progress, unreadable articles and warnings go to standard error,
 * so that standard output holds answers alone.
 *
 * @param corpusDir the folder given by a flag; the configured one when absent
 */
export async function openApp(
  given: { readonly corpusDir?: string | undefined; readonly source?: ArticleSource; readonly config?: Config } = {},
): Promise<RunningApp> {
  const base = given.config ?? loadConfig();
  const config = given.corpusDir === undefined ? base : { ...base, corpusDir: resolve(given.corpusDir) };
  const progress = createStartProgress();
  const secrets = config.telegramToken === null ? [] : [config.telegramToken];
  // What the log would say at this point is told to the person below, in one line each.
  const log = createLog(config.logLevel === 'warn' ? 'error' : config.logLevel, { secrets });
  const source = given.source ?? { kind: 'folder', dir: config.corpusDir };
  const { onProgress, onModelFetch } = progress;
  const app = await createApp(config, { log, source, onProgress, onModelFetch }).finally(() => progress.end());
  for (const { file, reason } of app.problems) process.stderr.write(`${file}: ${reason}\n`);
  for (const warning of app.warnings) process.stderr.write(`${textsFor('zh-Hans').keywordsOnly} ${warning}\n`);
  return app;
}
