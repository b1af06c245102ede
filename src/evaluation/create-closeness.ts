import { splitSentences } from '../language/split-sentences.ts';
import type { Embedder } from '../models/embedder.ts';

/** Characters of a window over a source, and of the step to the next one. */
const WINDOW = 300;
const STEP = 150;

/** The texts of a source that a claim may be close to: its sentences, and windows over several. */
function listPieces(source: string): readonly string[] {
  const sentences = source
    .split('\n')
    .flatMap((paragraph) => splitSentences(paragraph).map(({ start, end }) => paragraph.slice(start, end)));
  const windows: string[] = [];
  for (let at = 0; at === 0 || at + WINDOW - STEP < source.length; at += STEP)
    windows.push(source.slice(at, at + WINDOW));
  return [...new Set([...sentences, ...windows])];
}

function dot(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (const [i, value] of one.entries()) sum += value * other[i]!;
  return sum;
}

/**
 * The highest cosine of a claim and any sentence or 300-character window of its source.
 * Sources are embedded once, however many claims are made of them.
 */
export function createCloseness(embedder: Embedder): (claim: string, source: string) => Promise<number> {
  const embedded = new Map<string, readonly Float32Array[]>();
  const embedSource = async (source: string) => {
    const known = embedded.get(source);
    if (known) return known;
    const vectors: Float32Array[] = [];
    for (const piece of listPieces(source)) vectors.push(await embedder.embed(piece));
    embedded.set(source, vectors);
    return vectors;
  };
  return async (claim, source) => {
    const vectors = await embedSource(source);
    const vector = await embedder.embed(claim);
    return Math.max(...vectors.map((other) => dot(vector, other)));
  };
}
