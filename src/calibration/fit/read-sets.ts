import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { type ArticleSource, readJsonLines } from '../../corpus/article-source.ts';
import { AppError } from '../../errors.ts';
import type { KnownQuestion } from './collect-rows.ts';

/** Questions with known answers over one body of articles. */
export interface QuestionSet {
  readonly name: string;
  readonly source: ArticleSource;
  readonly questions: readonly KnownQuestion[];
}

const querySchema = z.object({
  id: z.string(),
  question: z.string(),
  gold: z.array(z.string()).default([]),
  gold_loose: z.array(z.string()).optional(),
  answers: z.array(z.union([z.string(), z.number()]).transform(String)).default([]),
  answerable: z.boolean().optional(),
});

const goldenSchema = z.object({
  id: z.string(),
  question: z.string(),
  gold: z.array(z.object({ article: z.string(), must: z.array(z.string()) })),
});

function keyOf({ id }: KnownQuestion): string {
  return createHash('sha256').update(id).digest('hex');
}

/** The first `limit` questions by the SHA-256 of their ids: the same choice on every machine, spread over the set. */
function sample(questions: readonly KnownQuestion[], limit: number): readonly KnownQuestion[] {
  return questions
    .map((question) => ({ question, key: keyOf(question) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .slice(0, limit)
    .map(({ question }) => question);
}

async function readSet(folder: string, name: string, limit: number): Promise<QuestionSet> {
  const rows = await readJsonLines(join(folder, name, 'queries.jsonl'), querySchema);
  // Where a set has questions that nothing answers, the others need not lose their articles to serve as such.
  const hasUnanswerable = rows.some(({ answerable }) => answerable === false);
  const questions = rows.map(
    ({ id, question, gold, gold_loose: loose, answers, answerable = true }): KnownQuestion => ({
      id,
      question,
      gold: loose ?? gold,
      answers,
      answerable,
      takeAway: !hasUnanswerable,
    }),
  );
  return {
    name,
    source: { kind: 'documents', file: resolve(folder, name, 'docs.jsonl') },
    questions: sample(
      questions.filter(({ question }) => question !== ''),
      limit,
    ),
  };
}

/** Our own questions on the articles of a folder. */
async function readGolden(file: string, corpusDir: string): Promise<QuestionSet> {
  const rows = await readJsonLines(file, goldenSchema);
  return {
    name: 'golden',
    source: { kind: 'folder', dir: resolve(corpusDir) },
    questions: rows.map(({ id, question, gold }) => ({
      id,
      question,
      gold: gold.map(({ article }) => article),
      answers: gold.flatMap(({ must }) => must.slice(-1)),
      answerable: gold.length > 0,
      takeAway: false,
    })),
  };
}

/**
 * Every subfolder with `docs.jsonl` and `queries.jsonl`, and the golden questions.
 *
 * @throws AppError `usage` when the folder holds no set
 */
export async function readSets(
  folder: string,
  golden: { readonly file: string; readonly corpusDir: string },
  limit: number,
): Promise<readonly QuestionSet[]> {
  const names = (existsSync(folder) ? readdirSync(folder) : []).filter((name) =>
    ['docs.jsonl', 'queries.jsonl'].every((file) => existsSync(join(folder, name, file))),
  );
  if (names.length === 0)
    throw new AppError('usage', `${folder} holds no question set`, {
      fix: 'give a folder with one subfolder for each set, docs.jsonl and queries.jsonl in it',
    });
  const sets = await Promise.all(names.toSorted().map((name) => readSet(folder, name, limit)));
  return [await readGolden(golden.file, golden.corpusDir), ...sets];
}
