import { describe, expect, it } from 'vitest';
import { createVectorWriter, openDerivedEmbedder } from '../../src/bench/derived-embedder.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';

const folder = makeTempFolder();

describe('the embedder of derived vectors', () => {
  it('gives every text the vector that was written for it, under the name of the model', async () => {
    const vectors = new Map([
      ['湖边的公园', Float32Array.of(1, 0, 0)],
      ['', Float32Array.of(0, 0.6, 0.8)],
      ['新学校', Float32Array.of(0, 0, -1)],
    ]);
    const writer = await createVectorWriter(folder, 'a-model', 3);
    for (const [text, vector] of vectors) await writer.write(text, vector);
    await writer.close();
    const embedder = await openDerivedEmbedder(folder);
    expect(embedder).toMatchObject({ id: 'a-model', dimension: 3 });
    for (const [text, vector] of [...vectors].toReversed()) expect(await embedder.embed(text)).toEqual(vector);
    await expect(embedder.embed('一条河')).rejects.toThrow('一条河');
    await embedder.close();
  });
});
