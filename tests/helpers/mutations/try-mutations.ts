import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Article } from '../../../src/corpus/article.ts';
import { buildSnapshot } from '../../../src/index/build-snapshot.ts';
import { createBigramEmbedder } from '../bigram-embedder.ts';
import { makeArticle } from '../write-articles.ts';
import type { MutationMessage } from './mutation-process.ts';

export interface MutationFigures {
  readonly tried: number;
  /** In a few words each. */
  readonly undetected: readonly string[];
  /** What was being opened when a process ended. */
  readonly crashes: readonly string[];
  /** How often native code was given a damaged file. */
  readonly nativeReads: number;
}

function writeArticle(number: number): Article {
  const paragraphs = Array.from(
    { length: 12 },
    (_, at) => `第${number}篇的第${at}段讲科学城，${String(number * at).repeat(90)}。`,
  );
  return makeArticle({ id: `article-${number}`, text: paragraphs.join('\n\n') });
}

/** Two snapshots with some articles in common. */
async function buildTwo(root: string): Promise<readonly [string, string]> {
  const embedder = createBigramEmbedder(64);
  const build = async (numbers: readonly number[]) =>
    (await buildSnapshot({ articles: numbers.map(writeArticle), embedder, root })).id;
  return [await build([1, 2, 3, 4]), await build([1, 2, 3, 4, 5])];
}

/**
 * Opens so many damaged snapshots in a process of its own, which would not live to tell of a crash.
 *
 * @param root an empty folder
 */
export async function tryMutations(root: string, seed: number, count: number): Promise<MutationFigures> {
  const ids = await buildTwo(root);
  const program = join(import.meta.dirname, 'mutation-process.ts');
  const child = fork(program, [root, ...ids, String(seed), String(count)], {
    execArgv: ['--import', import.meta.resolve('tsx')],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const undetected: string[] = [];
  let last = 'nothing yet';
  let done: Extract<MutationMessage, { kind: 'done' }> | null = null;
  child.on('message', (message: MutationMessage) => {
    if (message.kind === 'done') done = message;
    else if (message.kind === 'undetected') undetected.push(message.what);
    else last = message.what;
  });
  return new Promise((settle, reject) => {
    child.on('error', reject).on('close', (code, signal) => {
      const crashes = code === 0 && done ? [] : [`${signal ?? code} at: ${last}`];
      settle({ tried: done?.tried ?? 0, undetected, crashes, nativeReads: done?.nativeReads ?? 0 });
    });
  });
}
