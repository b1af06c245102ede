import { z } from 'zod';
import { readJsonLines } from '../corpus/article-source.ts';
import { checkStatement } from '../checking/check-statement.ts';
import { createGlossary, EMPTY_GLOSSARY } from '../language/glossary.ts';
import type { Embedder } from '../models/embedder.ts';
import { bootstrapIntervals, type Interval } from './bootstrap.ts';
import { createCloseness } from './create-closeness.ts';
import { measureRefusals } from './measure-refusals.ts';

/** A source is no corpus: names are read by their form alone. */
const glossary = createGlossary(EMPTY_GLOSSARY);

const claimSchema = z.object({ source: z.string(), claim: z.string().min(1), supported: z.boolean() });
export type ClaimItem = z.infer<typeof claimSchema>;

/** Claims are supported or not; below this, something was found in them. */
export const SUPPORT_THRESHOLD = 1;

/** What was made of one claim. */
export interface CheckedClaim {
  readonly supported: boolean;
  /** 1 when the check found nothing that the source does not say, the less the more it found. */
  readonly support: number;
  /** The highest cosine of the claim and a piece of its source; null without the embedding model. */
  readonly similarity: number | null;
}

export interface ClaimReport {
  readonly n: number;
  readonly threshold: number;
  /** Probability that a true claim has more support than an altered one; null when either kind is lacking. */
  readonly auroc: number | null;
  /** The same of the bare cosine. */
  readonly baseline: number | null;
  /** Share of the altered claims, and of the true ones, whose support lies below the threshold. */
  readonly alteredRejected: number | null;
  readonly trueRejected: number | null;
  readonly intervals: Readonly<Record<'auroc' | 'baseline' | 'alteredRejected' | 'trueRejected', Interval | null>>;
}

/** @throws AppError `usage` naming the first line that is no claim */
export function readClaims(file: string): Promise<readonly ClaimItem[]> {
  return readJsonLines(file, claimSchema);
}

/** The support of one claim by a text, as a written sentence is checked against its quotes. */
function measureSupport(claim: string, source: string): number {
  const cited = { text: source, title: '', heading: '', published: null, before: '' };
  // A claim of several lines is one text here, and would be a reason to reject in an answer.
  const { problems } = checkStatement(claim.replaceAll(/\s+/g, ' '), [cited], glossary);
  return 1 / (1 + problems.length);
}

/**
 * Checks every claim against its source.
 *
 * @param embedder null: by words alone
 * @param onProgress called after each claim
 */
export async function checkClaims(
  items: readonly ClaimItem[],
  embedder: Embedder | null,
  onProgress: (done: number) => void,
): Promise<readonly CheckedClaim[]> {
  const closeness = embedder && createCloseness(embedder);
  const checked: CheckedClaim[] = [];
  for (const { claim, source, supported } of items) {
    const similarity = closeness && (await closeness(claim, source));
    checked.push({ supported, similarity, support: measureSupport(claim, source) });
    onProgress(checked.length);
  }
  return checked;
}

function measure(claims: readonly CheckedClaim[]) {
  const judge = (confidenceOf: (claim: CheckedClaim) => number) =>
    measureRefusals(
      claims.map((claim) => ({ answerable: claim.supported, confidence: confidenceOf(claim) })),
      SUPPORT_THRESHOLD,
    );
  const { auroc, correct, false: wrong } = judge(({ support }) => support);
  const close = claims.every(({ similarity }) => similarity !== null);
  const baseline = close ? judge(({ similarity }) => similarity ?? 0).auroc : null;
  return { auroc, baseline, alteredRejected: correct, trueRejected: wrong };
}

/** How well support tells true claims from altered ones, beside the bare cosine. */
export function summarizeClaims(claims: readonly CheckedClaim[]): ClaimReport {
  return {
    n: claims.length,
    threshold: SUPPORT_THRESHOLD,
    ...measure(claims),
    intervals: bootstrapIntervals(claims, measure),
  };
}
