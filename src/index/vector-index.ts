import hnswlib from 'hnswlib-node';
import { syncFile } from '../durable-files.ts';
import { renumber } from './renumber.ts';
import { GRAPH_BUILD_BREADTH, GRAPH_LINKS } from './snapshot-format.ts';

const { HierarchicalNSW } = hnswlib;

const LEAST_SEARCH_BREADTH = 120;
const SEED = 7;

/**
 * How many candidates a search keeps. The more vectors there are, the more of them lie about as near as a true
 * neighbour: among 100,000 passages 120 find .95 of the nearest ten, 950 find .98 and 1,580 find .992
 * (`npm run bench -- --passages 100000`).
 */
function searchBreadthOf(size: number): number {
  return Math.max(LEAST_SEARCH_BREADTH, Math.round(5 * Math.sqrt(size)));
}

export interface Neighbour {
  /** Entry number in the order in which vectors were added. */
  readonly entry: number;
  /** Cosine similarity, −1 to 1. */
  readonly similarity: number;
}

export interface VectorIndex {
  readonly size: number;
  /** The nearest entries, best first; fewer when the index holds fewer. */
  nearest(vector: Float32Array, count: number): readonly Neighbour[];
  /**
   * The index of these entries alone, by their new numbers; the graph is shared.
   *
   * @param entries ascending
   */
  keep(entries: Uint32Array): VectorIndex;
}

/**
 * Builds the graph and writes it to `file`. It blocks for as long as it takes: never on the bot's event loop.
 *
 * @param vectors unit vectors, one after another, `dimension` floats each
 */
export async function buildVectorIndex(vectors: Float32Array, dimension: number, file: string): Promise<void> {
  const count = vectors.length / dimension;
  const graph = new HierarchicalNSW('ip', dimension);
  graph.initIndex(Math.max(1, count), GRAPH_LINKS, GRAPH_BUILD_BREADTH, SEED);
  for (let entry = 0; entry < count; entry += 1)
    graph.addPoint(Array.from(vectors.subarray(entry * dimension, (entry + 1) * dimension)), entry);
  await graph.writeIndex(file);
  // The native writer leaves it to us, and does not look whether the disk took what it wrote.
  await syncFile(file);
}

/**
 * Opens a graph that `buildVectorIndex` wrote. The native reader believes whatever it is given and may crash on it:
 * the caller has verified the file first (`checkGraph`).
 */
export async function openVectorIndex(file: string, dimension: number): Promise<VectorIndex> {
  const graph = new HierarchicalNSW('ip', dimension);
  await graph.readIndex(file);
  const size = graph.getCurrentCount();
  // The file does not carry the search breadth.
  graph.setEf(searchBreadthOf(size));
  return openGraph(graph, size, null);
}

/** @param kept the entries that may be found; null for all */
function openGraph(graph: InstanceType<typeof HierarchicalNSW>, all: number, kept: Uint32Array | null): VectorIndex {
  const size = kept?.length ?? all;
  const places = kept && renumber(kept, all);
  return {
    size,
    nearest(vector, count) {
      const wanted = Math.min(count, size);
      if (wanted === 0) return [];
      // The search goes on past what is left out, so that none of the others is missed for it.
      const filter = places === null ? undefined : (entry: number) => places[entry]! >= 0;
      const { neighbors, distances } = graph.searchKnn(Array.from(vector), wanted, filter);
      return neighbors.map((entry, i) => ({
        entry: places === null ? entry : places[entry]!,
        similarity: 1 - distances[i]!,
      }));
    },
    keep: (entries) => openGraph(graph, all, kept === null ? entries : entries.map((entry) => kept[entry]!)),
  };
}
