import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** SHA-256 of a file in hex, read as a stream. */
export async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  // Pieces of 1 MiB: the model is read at every start, and small pieces cost more than their hash.
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}
