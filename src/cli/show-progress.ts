import type { BuildProgress } from '../app.ts';
import type { ModelFetchProgress } from '../models/model-files.ts';

const SECONDS_BETWEEN_LINES = 5;
const PHASES: Readonly<Record<BuildProgress['phase'], string>> = {
  read: 'reading articles',
  embed: 'embedding passages',
  index: 'indexing',
  verify: 'verifying',
  try: 'asking golden questions',
};

/**
 * A count and a rate on standard error: one line that is rewritten on a terminal,
 * a line every few seconds elsewhere. `end` clears the line away.
 */
export function createProgressLine(stream: NodeJS.WriteStream = process.stderr) {
  let writtenAt = -Infinity;
  const show = (line: string, last: boolean) => {
    const now = performance.now();
    if (stream.isTTY) stream.write(`\r\u001b[K${line}`);
    else if (last || now - writtenAt > SECONDS_BETWEEN_LINES * 1000) {
      stream.write(`${line}\n`);
      writtenAt = now;
    }
  };
  return {
    show(what: string, done: number, total: number, perSecond: number) {
      const rate = perSecond > 0 ? `, ${perSecond.toFixed(1)} per second` : '';
      show(`${what}: ${done} of ${total}${rate}`, done === total);
    },
    end() {
      if (stream.isTTY) stream.write('\r\u001b[K');
    },
  };
}

const MEGABYTE = 2 ** 20;

/** Progress of a start for a person who waits at the terminal: the model is fetched once, then passages are embedded. */
export function createStartProgress() {
  const line = createProgressLine();
  return {
    onModelFetch: ({ source, bytes, totalBytes }: ModelFetchProgress) => {
      const [done, total] = [bytes, totalBytes].map((count) => Math.round(count / MEGABYTE));
      line.show(`fetching the embedding model (MB, ${source})`, done!, total!, 0);
    },
    onProgress: ({ phase, done, total, perSecond }: BuildProgress) => {
      if (phase === 'embed' || process.stderr.isTTY) line.show(PHASES[phase], done, total, perSecond);
    },
    end: () => line.end(),
  };
}
