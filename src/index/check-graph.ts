import { open } from 'node:fs/promises';
import { GRAPH_BUILD_BREADTH, GRAPH_LINKS } from './snapshot-format.ts';

/**
 * The file of hnswlib (`saveIndex` of hnswalg.h, v0.8): thirteen fields; for each entry its links on the lowest level, its
 * vector and its label; then for each entry the bytes of its links on the levels above, and these. Little-endian, 64 bits.
 */
const HEADER_BYTES = 96;
const LABEL_BYTES = 8;
/** The lowest level has room for twice as many links, and every list begins with their number. */
const LOWEST_LIST_BYTES = 4 + 4 * 2 * GRAPH_LINKS;
const UPPER_LIST_BYTES = 4 + 4 * GRAPH_LINKS;
/** More levels than any graph has: their number falls off with powers of the number of links. */
const MOST_LEVELS = 64;
const CHUNK_BYTES = 1 << 20;

const fail = (what: string): never => {
  throw new Error(`the graph ${what}`);
};

/** Reads a file from its start to its end, piece by piece. */
async function openPieces(file: string) {
  const handle = await open(file, 'r');
  let chunk: Buffer<ArrayBuffer> = Buffer.alloc(0);
  let at = 0;
  return {
    /** The next bytes; valid until the next call. */
    async take(bytes: number): Promise<Buffer> {
      if (chunk.length - at < bytes) {
        const rest = chunk.subarray(at);
        // In memory of its own: 4-byte numbers are looked at where they lie.
        const next = Buffer.from(new ArrayBuffer(Math.max(CHUNK_BYTES, bytes)));
        rest.copy(next);
        let length = rest.length;
        while (length < bytes) {
          const { bytesRead } = await handle.read(next, length, next.length - length);
          if (bytesRead === 0) fail('ends too early');
          length += bytesRead;
        }
        [chunk, at] = [next.subarray(0, length), 0];
      }
      at += bytes;
      return chunk.subarray(at - bytes, at);
    },
    async isAtEnd(): Promise<boolean> {
      return at === chunk.length && (await handle.read(Buffer.alloc(1), 0, 1)).bytesRead === 0;
    },
    close: () => handle.close(),
  };
}

/** Entries that a list links to. */
function readLinks(list: Buffer, count: number, visit: (entry: number) => void): void {
  // The upper half of the number would mark an entry as deleted, which nothing here does.
  const links = list.readUInt32LE(0);
  if (links > list.length / 4 - 1) fail('has more links in a list than fit');
  for (let i = 1; i <= links; i += 1) {
    const entry = list.readUInt32LE(4 * i);
    if (entry >= count) fail('links to an entry that is not there');
    visit(entry);
  }
}

/** What the header must say of a graph of so many entries; what it says beside that. */
function checkHeader(
  header: Buffer,
  count: number,
  dimension: number,
): { readonly top: number; readonly entry: number } {
  const vectorBytes = 4 * dimension;
  const expected = [
    [0, 0],
    [8, Math.max(1, count)],
    [16, count],
    [24, LOWEST_LIST_BYTES + vectorBytes + LABEL_BYTES],
    [32, LOWEST_LIST_BYTES + vectorBytes],
    [40, LOWEST_LIST_BYTES],
    [56, GRAPH_LINKS],
    [64, 2 * GRAPH_LINKS],
    [72, GRAPH_LINKS],
    [88, GRAPH_BUILD_BREADTH],
  ] as const;
  for (const [at, value] of expected)
    if (header.readBigUInt64LE(at) !== BigInt(value)) fail('was not made for these passages');
  if (Math.abs(header.readDoubleLE(80) - 1 / Math.log(GRAPH_LINKS)) > 1e-9) fail('was not made by this program');
  const [top, entry] = [header.readInt32LE(48), header.readInt32LE(52)];
  if (count === 0 ? top !== -1 || entry !== -1 : top < 0 || top > MOST_LEVELS || entry < 0 || entry >= count)
    fail('has no place to begin a search');
  return { top, entry };
}

/**
 * Looks through a graph file, which the native reader would believe whatever is in it: that it is whole, made for these
 * vectors, and that no link leads outside of it. A second for a million passages.
 *
 * @param values the vectors of the snapshot, `dimension` floats each, in the order of their entries
 * @throws Error in a few words
 */
export async function checkGraph(file: string, values: Float32Array, dimension: number): Promise<void> {
  const count = values.length / dimension;
  const vectors = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  const vectorBytes = 4 * dimension;
  const pieces = await openPieces(file);
  try {
    const { top, entry: start } = checkHeader(await pieces.take(HEADER_BYTES), count, dimension);
    for (let entry = 0; entry < count; entry += 1) {
      const element = await pieces.take(LOWEST_LIST_BYTES + vectorBytes + LABEL_BYTES);
      readLinks(element.subarray(0, LOWEST_LIST_BYTES), count, () => undefined);
      const vectorAt = LOWEST_LIST_BYTES;
      if (
        vectors.compare(element, vectorAt, vectorAt + vectorBytes, entry * vectorBytes, (entry + 1) * vectorBytes) !== 0
      )
        fail('holds other vectors than the snapshot');
      if (element.readBigUInt64LE(vectorAt + vectorBytes) !== BigInt(entry)) fail('numbers its entries otherwise');
    }
    const levels = new Uint8Array(count);
    /** The highest level on which anything links to an entry. */
    const linked = new Uint8Array(count);
    for (let entry = 0; entry < count; entry += 1) {
      const bytes = (await pieces.take(4)).readUInt32LE(0);
      const level = bytes / UPPER_LIST_BYTES;
      if (!Number.isInteger(level) || level > top) fail('has lists of a strange length');
      levels[entry] = level;
      const lists = await pieces.take(bytes);
      for (let at = 1; at <= level; at += 1)
        readLinks(lists.subarray((at - 1) * UPPER_LIST_BYTES, at * UPPER_LIST_BYTES), count, (to) => {
          linked[to] = Math.max(linked[to]!, at);
        });
    }
    if (!(await pieces.isAtEnd())) fail('goes on behind its end');
    if (count > 0 && levels[start] !== top) fail('begins its searches too low');
    if (linked.some((level, entry) => level > levels[entry]!)) fail('links to an entry above its level');
  } finally {
    await pieces.close();
  }
}
