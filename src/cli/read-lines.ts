import { createInterface } from 'node:readline';

/** The lines of a stream that hold something, trimmed, as they come, until it ends or the signal aborts. */
export async function* readLines(input: NodeJS.ReadableStream, signal?: AbortSignal): AsyncGenerator<string> {
  for await (const line of createInterface({ input, crlfDelay: Infinity, ...(signal && { signal }) })) {
    const text = line.replace(/^\uFEFF/, '').trim();
    if (text !== '') yield text;
  }
}
