import { z } from 'zod';
import { readJsonLines } from '../corpus/article-source.ts';

/** Passages looked at to find ten different articles. */
export const PASSAGES_RANKED = 60;

const querySchema = z.object({
  id: z.string().min(1).optional(),
  question: z.string(),
  lang: z.string().default('unknown'),
  gold: z.array(z.string()).optional(),
  gold_loose: z.array(z.string()).optional(),
  kind: z.string().optional(),
  answerable: z.boolean().optional(),
  parallel: z.string().optional(),
  history: z.array(z.object({ question: z.string(), answers: z.array(z.string()) })).optional(),
});

/** One row of a set's questions; DESIGN.md lists the fields. */
export type Query = z.infer<typeof querySchema>;

/** @throws AppError `usage` naming the first line that is no question */
export function readQueries(file: string): Promise<readonly Query[]> {
  return readJsonLines(file, querySchema);
}

/** The articles that are right for a question; empty when there is none, or none is named. */
export function goldOf({ gold, gold_loose: loose }: Query): ReadonlySet<string> {
  return new Set(loose ?? gold ?? []);
}

/** 1-based rank of the first right article among the distinct articles of the passages; Infinity when absent. */
export function rankOf(gold: ReadonlySet<string>, articles: readonly string[]): number {
  const at = [...new Set(articles)].findIndex((article) => gold.has(article));
  return at < 0 ? Infinity : at + 1;
}
