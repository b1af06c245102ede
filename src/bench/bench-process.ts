import { json } from 'node:stream/consumers';
import type { ArticleSource } from '../corpus/article-source.ts';
import { toAnswerJson } from '../cli/answer-json.ts';
import { openApp } from '../cli/open-app.ts';
import { runProgram } from '../cli/run-program.ts';

/** What a measured process is told, in JSON on standard input. */
export interface BenchJob {
  readonly source: ArticleSource;
  readonly questions: readonly string[];
}

/** Its last line on standard output, after one line for every answer. Milliseconds and bytes. */
export interface BenchProcessReport {
  readonly createApp: number;
  readonly residentAfterFirst: number;
  readonly residentAfterAll: number;
  readonly residentPeak: number;
}

/** What `ask --json` does, over articles of any source, with a line on time and memory at the end. */
export async function main(): Promise<number> {
  const { source, questions } = (await json(process.stdin)) as BenchJob;
  const startedAt = performance.now();
  const app = await openApp({ source, keepRecords: false });
  const createApp = performance.now() - startedAt;
  let residentAfterFirst = 0;
  for (const question of questions) {
    process.stdout.write(`${JSON.stringify(toAnswerJson(await app.answer(question)))}\n`);
    residentAfterFirst ||= process.memoryUsage.rss();
  }
  const residentAfterAll = process.memoryUsage.rss();
  await app.close();
  const report: BenchProcessReport = {
    createApp,
    residentAfterFirst,
    residentAfterAll,
    // The one figure that Node gives in kilobytes.
    residentPeak: process.resourceUsage().maxRSS * 1024,
  };
  process.stdout.write(`${JSON.stringify(report)}\n`);
  return 0;
}

runProgram(import.meta.url, main);
