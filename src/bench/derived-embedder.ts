import { createHash } from 'node:crypto';
import { open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Embedder } from '../models/embedder.ts';

const VECTORS_FILE = 'derived.f32';
const INDEX_FILE = 'derived.json';

interface DerivedIndex {
  readonly model: string;
  readonly dimension: number;
  /** For each row of the vectors file the key of the text it belongs to. */
  readonly keys: readonly string[];
}

/** Far shorter than the text, and by 72 bits as good as unique. */
const keyOf = (text: string) => createHash('sha256').update(text).digest('base64').slice(0, 12);

/** Writes vectors beside the texts they belong to, for `openDerivedEmbedder` to serve from the same folder. */
export async function createVectorWriter(folder: string, model: string, dimension: number) {
  const file = await open(join(folder, VECTORS_FILE), 'w');
  const keys: string[] = [];
  return {
    async write(text: string, vector: Float32Array): Promise<void> {
      keys.push(keyOf(text));
      await file.write(new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength));
    },
    async close(): Promise<void> {
      await file.close();
      await writeFile(join(folder, INDEX_FILE), JSON.stringify({ model, dimension, keys } satisfies DerivedIndex));
    },
  };
}

/**
 * An Embedder that knows the vectors of the texts that were written into the folder, and no others. It has the id of
 * the model whose vectors they derive from, so that the program opens a snapshot made with it as one of its own.
 * Vectors are read one by one: the memory of a build is not to be that of its test bench.
 */
export async function openDerivedEmbedder(folder: string): Promise<Embedder> {
  const { model, dimension, keys } = JSON.parse(await readFile(join(folder, INDEX_FILE), 'utf8')) as DerivedIndex;
  const rows = new Map(keys.map((key, row) => [key, row]));
  const file = await open(join(folder, VECTORS_FILE));
  return {
    id: model,
    dimension,
    async embed(text) {
      const row = rows.get(keyOf(text));
      if (row === undefined) throw new RangeError(`no vector was written for: ${text.slice(0, 40)}`);
      const vector = new Float32Array(dimension);
      const bytes = new Uint8Array(vector.buffer);
      await file.read(bytes, 0, bytes.length, row * bytes.length);
      return vector;
    },
    close: () => file.close(),
  };
}
