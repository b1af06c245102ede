import { z } from 'zod';
import { readJsonLines } from '../corpus/article-source.ts';

/** Passages looked at to find ten different articles. */
export const PASSAGES_RANKED = 60;

const querySchema = z.object({
  question: z.string().min(1),
  lang: z.string().default('unknown'),
  gold: z.array(z.string()).default([]),
  gold_loose: z.array(z.string()).optional(),
  kind: z.string().optional(),
  answerable: z.boolean().optional(),
});

/** One row of an evaluation set's questions; DESIGN.md lists the fields. */
export type Query = z.infer<typeof querySchema>;

/** @throws AppError `usage` naming the first line that does not fit */
export function readQueries(file: string): Promise<readonly Query[]> {
  return readJsonLines(file, querySchema);
}

/** The articles that are right for a question; empty when there is none, or none is named. */
export function goldOf({ gold, gold_loose }: Query): ReadonlySet<string> {
  return new Set(gold_loose ?? gold);
}

/** 1-based rank of the first right article among the distinct articles of the passages; Infinity when absent. */
export function rankOf(gold: ReadonlySet<string>, articles: readonly string[]): number {
  const at = [...new Set(articles)].findIndex((article) => gold.has(article));
  return at < 0 ? Infinity : at + 1;
}

/** How well an engine finds. */
export interface Quality {
  /** Questions that name right articles. */
  readonly n: number;
  /** Share of them whose right article comes first, or among the first five. */
  readonly recallAt1: number;
  readonly recallAt5: number;
  /** Mean of 1/rank, ranks behind 10 counting as 0. */
  readonly mrrAt10: number;
}

/** @param ranks 1-based, Infinity for what was not found; at least one */
export function measureQuality(ranks: readonly number[]): Quality {
  const n = ranks.length;
  const shareWithin = (most: number) => ranks.filter((rank) => rank <= most).length / n;
  const reciprocal = ranks.reduce((sum, rank) => sum + (rank <= 10 ? 1 / rank : 0), 0);
  return { n, recallAt1: shareWithin(1), recallAt5: shareWithin(5), mrrAt10: reciprocal / n };
}
