import { Embeddings } from '@langchain/core/embeddings';
import { expect, test } from 'vitest';
import { EmbedderEmbeddings } from '../../src/models/langchain-embeddings.ts';
import { createBigramEmbedder } from '../helpers/bigram-embedder.ts';

test('LangChain gets the vectors of the Embedder, as plain arrays and in the order of the texts', async () => {
  const embedder = createBigramEmbedder(64);
  const embeddings = new EmbedderEmbeddings(embedder);
  expect(embeddings).toBeInstanceOf(Embeddings);
  const texts = ['人才公寓', '', '轨道交通', '人才公寓'];
  const expected = await Promise.all(texts.map(async (text) => Array.from(await embedder.embed(text))));
  expect(await embeddings.embedDocuments(texts)).toEqual(expected);
  expect(await embeddings.embedQuery('轨道交通')).toEqual(expected[2]);
  expect(await embeddings.embedDocuments([])).toEqual([]);
});

test('a fault of the Embedder reaches LangChain as it is', async () => {
  const embedder = createBigramEmbedder();
  await embedder.close();
  await expect(new EmbedderEmbeddings(embedder).embedDocuments(['题'])).rejects.toThrow('closed');
});
