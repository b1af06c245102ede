import { createRequire } from 'node:module';

/**
 * How often native code was given a graph file to read, in a process that imports this before anything that reads one.
 * The library's class cannot be changed: it is replaced.
 */
export const countNativeReads = () => reads;

let reads = 0;
type Graphs = new (...given: readonly unknown[]) => { readIndex(file: string): Promise<unknown> };
const library = createRequire(import.meta.url)('hnswlib-node') as { HierarchicalNSW: Graphs };
const { HierarchicalNSW: Graph } = library;

library.HierarchicalNSW = function openGraph(...given: readonly unknown[]) {
  const graph = new Graph(...given);
  const value = (file: string) => {
    reads += 1;
    return Graph.prototype.readIndex.call(graph, file);
  };
  return Object.defineProperty(graph, 'readIndex', { value });
} as unknown as Graphs;
