import { describe, expect, it } from 'vitest';
import { createLog, silentLog } from '../../src/log.ts';
import type { Embedder } from '../../src/models/embedder.ts';
import { createModelGuard } from '../../src/models/model-guard.ts';
import { createBigramEmbedder } from '../helpers/bigram-embedder.ts';

const embedOrCount = (embedder: Embedder | null) => embedder?.embed('科学城').then(({ length }) => length) ?? null;

describe('work with the model', () => {
  it('is done once more without it when it fails, with a warning until it works again', async () => {
    const lines: string[] = [];
    let fails = true;
    const inner = createBigramEmbedder(8);
    const embed = (text: string) => (fails ? Promise.reject(new Error('out of memory')) : inner.embed(text));
    const guard = createModelGuard({ ...inner, embed }, createLog('warn', { write: (line) => lines.push(line) }));
    expect(await guard.run(async (embedder) => embedOrCount(embedder))).toBeNull();
    expect(guard.warning).toContain('out of memory');
    expect(lines).toHaveLength(1);
    fails = false;
    expect(await guard.run(async (embedder) => embedOrCount(embedder))).toBe(8);
    expect(guard.warning).toBeNull();
  });

  it('passes on faults that are not the model’s, and does nothing twice for them', async () => {
    const guard = createModelGuard(createBigramEmbedder(8), silentLog);
    let calls = 0;
    const work = async (embedder: Embedder | null) => {
      calls += 1;
      await embedOrCount(embedder);
      throw new Error('a wrong citation');
    };
    await expect(guard.run(work)).rejects.toThrow('a wrong citation');
    expect([calls, guard.warning]).toEqual([1, null]);
  });

  it('rejects after the model is closed, and needs none', async () => {
    const guard = createModelGuard(createBigramEmbedder(8), silentLog);
    await guard.close();
    await expect(guard.run(async (embedder) => embedOrCount(embedder))).rejects.toThrow('closed');
    expect(await createModelGuard(null, silentLog).run(async (embedder) => embedOrCount(embedder))).toBeNull();
  });
});
