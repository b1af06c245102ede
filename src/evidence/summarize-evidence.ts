import type { SentenceFeatures } from './measure-sentence.ts';

/** What the confidence is computed from: the best sentence, and the best that any sentence has. */
export interface EvidenceFeatures extends SentenceFeatures {
  readonly mostNearSpan: number;
  readonly mostInSentence: number;
  /** Share of the question's weight that the corpus has any form of. */
  readonly known: number;
}

/** @param sentences features of the judged sentences, best first; null when there is none */
export function summarizeEvidence(known: number, sentences: readonly SentenceFeatures[]): EvidenceFeatures | null {
  const top = sentences[0];
  if (!top) return null;
  const most = (name: keyof SentenceFeatures) =>
    sentences.reduce((best, features) => Math.max(best, features[name]), 0);
  return { ...top, mostNearSpan: most('nearSpan'), mostInSentence: most('inSentence'), known };
}
