import { randomUUID } from 'node:crypto';
import { access, constants, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { AskedRow } from './asked-row.ts';
import type { Summary } from './summarize.ts';

const FORMAT = 1;
const NOT_FOUND = 'not-found';

const questionSchema = z.object({
  id: z.string(),
  language: z.string(),
  kind: z.string().nullable(),
  rank: z.union([z.number().int().positive(), z.literal(NOT_FOUND).transform(() => Infinity), z.null()]),
  confidence: z.number(),
  answerable: z.boolean().nullable(),
  milliseconds: z.number(),
});
const runSchema = z.object({
  format: z.literal(FORMAT),
  date: z.string(),
  /** Names of files, without their folders: where they lie is nobody else's business. */
  articles: z.string(),
  queries: z.string(),
  snapshot: z.string(),
  model: z.string().nullable(),
  threshold: z.number(),
  questions: z.array(questionSchema),
});

/** One question of a saved run; rank Infinity stands for not found, null for no gold article. */
export type SavedQuestion = Readonly<z.infer<typeof questionSchema>>;
export type SavedRun = Readonly<z.infer<typeof runSchema>>;

/** What a run was made of. */
export interface RunOrigin {
  /** Paths as they were given; only their last part is kept. */
  readonly articles: string;
  readonly queries: string;
  readonly snapshot: string;
  /** null: keywords alone. */
  readonly model: string | null;
  readonly threshold: number;
}

const cannot = (what: string, file: string, cause: unknown) => {
  const { code = 'unknown error' } = cause as NodeJS.ErrnoException;
  return new AppError('usage', `${file} cannot be ${what} (${code})`, {
    fix: 'give a file in a folder that exists and that you may use',
    cause,
  });
};

/** @throws AppError `usage` unless the file's folder is there and may be written to */
export async function checkFolder(file: string): Promise<void> {
  await access(dirname(file), constants.W_OK).catch((cause: unknown) => {
    throw cannot('written', file, cause);
  });
}

/**
 * Writes a run as JSON, in one step: whoever reads the file sees the old run or the new one, never half of it.
 *
 * @throws AppError `usage` when it cannot be written
 */
export async function saveRun(
  file: string,
  origin: RunOrigin,
  summary: Summary,
  rows: readonly AskedRow[],
): Promise<void> {
  const { snapshot, model, threshold } = origin;
  const run = {
    format: FORMAT,
    date: new Date().toISOString(),
    articles: basename(origin.articles),
    queries: basename(origin.queries),
    snapshot,
    model,
    threshold,
    summary,
    questions: rows.map(({ id, language, kind, rank, confidence, answerable, milliseconds }) => ({
      id,
      language,
      kind,
      rank: rank === Infinity ? NOT_FOUND : rank,
      confidence,
      answerable,
      milliseconds: Math.round(milliseconds * 100) / 100,
    })),
  };
  const temporary = join(dirname(file), `.${basename(file)}.${randomUUID()}.tmp`);
  try {
    await writeFile(temporary, `${JSON.stringify(run)}\n`, { flag: 'wx' });
    await rename(temporary, file);
  } catch (cause) {
    throw cannot('written', file, cause);
  } finally {
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}

/** @throws AppError `usage` when the file cannot be read or holds no run */
export async function readRun(file: string): Promise<SavedRun> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw cannot('read', file, cause);
  });
  try {
    return runSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new AppError('usage', `${file} is no saved run`, { fix: 'make one with evaluate … --save FILE', cause });
  }
}
