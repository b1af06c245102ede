import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runImport } from '../../../src/library/run-import.ts';
import { createRandom } from '../../../src/bench/random.ts';
import { writeArticles } from '../../helpers/write-articles.ts';
import { makeSeeds } from './make-seeds.ts';
import { makeTraps } from './make-traps.ts';
import { mutateUpload } from './mutate-upload.ts';
import type { Upload } from './upload.ts';
import { createUploadReader, type UploadOutcome } from './upload-reader.ts';

export interface FuzzPlan {
  readonly uploads: number;
  /** Of these, how many go the way that an admin's file goes, each in a process of its own. */
  readonly whole: number;
  /** Of the traps, every how manieth is used. */
  readonly everyTrap: number;
  /** How much the packed traps unpack to. */
  readonly trapMegabytes: number;
  readonly seed: number;
}

export interface FuzzFindings {
  readonly articles: number;
  readonly refused: number;
  readonly stopped: number;
  /** What ended neither as an article nor as one line. */
  readonly astray: readonly string[];
  /** Files that were left behind. */
  readonly left: readonly string[];
  readonly peakMb: number;
  readonly slowestMs: number;
}

/** As the bot imports a file of an admin. */
async function importWhole(path: string, corpusDir: string): Promise<UploadOutcome> {
  try {
    const message = await runImport({ path, corpusDir, id: 'd1' });
    if (message.kind === 'done') return { kind: 'article' };
    if (message.kind === 'fault') return { kind: 'refused', line: message.line };
    return { kind: 'astray', line: message.message };
  } catch (error) {
    return { kind: 'astray', line: String(error) };
  }
}

/** All seeds and traps as they are, then seeds and traps with something done to them; the same for the same seed. */
function* listUploads(seeds: readonly Upload[], traps: readonly Upload[], random: () => number): Generator<Upload> {
  yield* seeds;
  yield* traps;
  for (;;) {
    const pool = random() < 0.05 ? traps : seeds;
    yield mutateUpload(pool[Math.floor(random() * pool.length)]!, seeds, random);
  }
}

/** Imports invented files, and says what became of them. */
export async function fuzzUploads({ uploads, whole, everyTrap, trapMegabytes, seed }: FuzzPlan): Promise<FuzzFindings> {
  const dir = mkdtempSync(join(tmpdir(), 'kecheng-uploads-'));
  const [tempDir, corpusDir, uploadDir] = ['temp', 'corpus', 'uploads'].map((name) => join(dir, name)) as [
    string,
    string,
    string,
  ];
  for (const folder of [tempDir, corpusDir, uploadDir]) mkdirSync(folder);
  writeArticles(corpusDir, { 桥: '云杉镇的新桥在三月动工，计划两年后通车。' });
  const reader = createUploadReader(tempDir);
  const seen = { article: 0, refused: 0, stopped: 0 };
  const astray: string[] = [];
  let slowestMs = 0;
  let at = 0;
  try {
    for (const { label, extension, bytes } of listUploads(
      await makeSeeds(),
      (await makeTraps(trapMegabytes)).filter((_, number) => number % everyTrap === 0),
      createRandom(seed),
    )) {
      const path = join(uploadDir, `${at}${extension}`);
      writeFileSync(path, bytes);
      const isWhole = whole > 0 && at % Math.floor(uploads / whole) === 0;
      const began = performance.now();
      const outcome = await (isWhole ? importWhole(path, corpusDir) : reader.read(path));
      if (!isWhole) slowestMs = Math.max(slowestMs, performance.now() - began);
      if (outcome.kind === 'astray') astray.push(`${at}, ${label}: ${outcome.line}`);
      else seen[outcome.kind] += 1;
      rmSync(path);
      at += 1;
      if (at >= uploads) break;
    }
    await reader.stop();
    const left = [
      ...readdirSync(tempDir).filter((name) => !name.startsWith('tsx-')),
      ...readdirSync(uploadDir),
      ...readdirSync(corpusDir).filter((name) => name !== '桥.md'),
    ];
    return {
      articles: seen.article,
      refused: seen.refused,
      stopped: seen.stopped,
      astray,
      left,
      peakMb: reader.peakMb(),
      slowestMs: Math.round(slowestMs),
    };
  } finally {
    await reader.stop().catch(() => undefined);
    rmSync(dir, { recursive: true, force: true });
  }
}
