import type { ModelFile, ModelSource } from './model-source.ts';

/** Longest wait for all files of one read: 24 MB at about 80 kB/s. */
const READ_MILLISECONDS = 300_000;

/**
 * The model hub, or a mirror with its layout.
 * @param baseUrl the address under which the files lie by their names, without a trailing slash
 */
export function createHubSource(baseUrl: string): ModelSource {
  return {
    name: `model hub ${new URL(baseUrl).host}`,
    async read(wanted, { onBytes }) {
      const signal = AbortSignal.timeout(READ_MILLISECONDS);
      const found = new Map<string, Uint8Array>();
      let before = 0;
      for (const file of wanted) {
        found.set(
          file.name,
          await download(`${baseUrl}/${file.name}`, file, signal, (bytes) => onBytes(before + bytes)),
        );
        before += file.bytes;
      }
      return found;
    },
  };
}

async function download(
  url: string,
  file: ModelFile,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<Uint8Array> {
  const response = await fetch(url, { signal }).catch((error: unknown) => {
    throw new Error(describeFetchFailure(error), { cause: error });
  });
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    throw new Error(`${file.name}: HTTP ${response.status}`);
  }
  const bytes = new Uint8Array(file.bytes);
  let at = 0;
  try {
    for await (const piece of response.body) {
      // Leaving the loop by throwing cancels the transfer.
      if (at + piece.length > file.bytes) throw new Error(`${file.name} is longer than ${file.bytes} bytes`);
      bytes.set(piece, at);
      at += piece.length;
      onBytes(at);
    }
  } catch (error) {
    throw new Error(describeFetchFailure(error), { cause: error });
  }
  return bytes.subarray(0, at);
}

/** `fetch` says only "fetch failed" and hides the reason one or two causes down. */
function describeFetchFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `not read within ${READ_MILLISECONDS / 1000} s`;
  const cause = error.cause instanceof AggregateError ? error.cause.errors[0] : error.cause;
  return cause instanceof Error ? `${error.message} (${cause.message})` : error.message;
}
