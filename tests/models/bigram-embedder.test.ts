import { expect, test } from 'vitest';
import { createBigramEmbedder } from '../helpers/bigram-embedder.ts';
import { describeEmbedder } from './embedder-contract.ts';

describeEmbedder('the bigram embedder', async () => createBigramEmbedder());

test('a bigram embedder of another dimension is another embedder', async () => {
  const small = createBigramEmbedder(32);
  expect(small.id).not.toBe(createBigramEmbedder().id);
  expect(await small.embed('科学城')).toHaveLength(32);
});
