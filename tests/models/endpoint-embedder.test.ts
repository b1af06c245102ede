import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { createEndpointEmbedder } from '../../src/models/endpoint-embedder.ts';
import { createBigramModel } from '../helpers/scripted-endpoint/bigram-model.ts';
import type { EmbeddingReply, EmbeddingScript } from '../helpers/scripted-endpoint/script.ts';
import { createScriptedEndpoint, type ScriptedEndpoint } from '../helpers/scripted-endpoint/scripted-endpoint.ts';
import { describeEmbedder } from './embedder-contract.ts';

const configOf = ({ url, apiKey, model }: ScriptedEndpoint, batchSize = 10) => ({
  baseUrl: url,
  apiKey,
  model,
  batchSize,
});

describe('an embedding endpoint', () => {
  let endpoint: ScriptedEndpoint;
  beforeAll(async () => {
    endpoint = await createScriptedEndpoint({ embedding: createBigramModel(256) });
  });
  afterAll(() => endpoint.close());
  describeEmbedder('an endpoint', () => createEndpointEmbedder(configOf(endpoint)));
});

describe('an embedding endpoint', () => {
  let endpoint: ScriptedEndpoint;
  afterEach(() => endpoint.close());
  const open = async (embedding: EmbeddingScript = createBigramModel(), apiKey: string | null = 'embedding-key') => {
    endpoint = await createScriptedEndpoint({ embedding, apiKey, model: 'text-vectors' });
    return configOf(endpoint);
  };

  it('gives many vectors in the order of the texts, at most ten texts a request', async () => {
    const embedder = await createEndpointEmbedder(await open());
    const texts = Array.from({ length: 34 }, (_, i) => `第${i}段。科学城\n第二行`);
    const vectors = await embedder.embedMany!(texts);
    expect(endpoint.embeddings.slice(1).map(({ texts }) => texts.length)).toEqual([10, 10, 10, 4]);
    for (const [i, text] of texts.entries()) expect(vectors[i]).toEqual(await embedder.embed(text));
    expect(endpoint.embeddings.every(({ format }) => format === 'float')).toBe(true);
    expect(endpoint.embeddings[1]!.texts[0]).toContain('\n');
  });

  it('names itself by server and model, and knows the dimension', async () => {
    const embedder = await createEndpointEmbedder(await open(createBigramModel(48)));
    expect(embedder.dimension).toBe(48);
    expect(embedder.id).toContain(new URL(endpoint.url).host);
    expect(embedder.id).toContain('text-vectors');
  });

  it('is asked without a key when there is none', async () => {
    await createEndpointEmbedder(await open(createBigramModel(), null));
    expect(endpoint.requests.map(({ refusal }) => refusal)).toEqual([null]);
  });

  const good = [0.6, 0.8, 0];
  it.each<[string, EmbeddingReply]>([
    ['fewer vectors than texts', { kind: 'vectors', vectors: [] }],
    ['base64 that nobody asked for', { kind: 'vectors', vectors: [good], asBase64: true }],
    ['a vector without a direction', { kind: 'vectors', vectors: [[0, 0, 0]] }],
    ['an empty vector', { kind: 'vectors', vectors: [[]] }],
    ['a vector of another dimension', { kind: 'vectors', vectors: [[1, 0]] }],
    ['a number that is none', { kind: 'raw', body: '{"data":[{"index":0,"embedding":[1,null,0]}]}' }],
    ['a number beyond all', { kind: 'raw', body: '{"data":[{"index":0,"embedding":[1,1e999,0]}]}' }],
    ['words for numbers', { kind: 'raw', body: '{"data":[{"index":0,"embedding":["1","0","0"]}]}' }],
    ['something else', { kind: 'raw', body: '{"message":"embedding-key"}' }],
    ['no JSON', { kind: 'raw', body: '<html>' }],
    ['status 401', { kind: 'status', status: 401 }],
    ['status 500', { kind: 'status', status: 500 }],
    ['nothing', { kind: 'hang' }],
    ['a torn connection', { kind: 'break' }],
  ])('that gives %s is a fault in one line, without a word of the server and without the key', async (_, reply) => {
    let bad = false;
    const config = await open(() => (bad ? reply : { kind: 'vectors', vectors: [good] }));
    const embedder = await createEndpointEmbedder(config, { timeoutMs: 200 });
    bad = true;
    const error = await embedder.embed('科学城').then(
      () => null,
      (error: unknown) => error,
    );
    expect(error).toBeInstanceOf(AppError);
    const { line, code, cause } = error as AppError;
    expect([code, cause]).toEqual(['chat', undefined]);
    expect(line).toMatch(/^the embedding model text-vectors at 127\.0\.0\.1:\d+ failed: [^\n]+$/);
    expect(line).not.toMatch(/embedding-key|scripted failure|html/);
  });

  it('that keeps failing is left alone, so that questions do not wait for it', async () => {
    let bad = false;
    const config = await open(() => (bad ? { kind: 'status', status: 503 } : { kind: 'vectors', vectors: [good] }));
    const embedder = await createEndpointEmbedder(config);
    bad = true;
    const errors = [];
    for (let i = 0; i < 8; i += 1) errors.push(await embedder.embed('科学城').catch((error: AppError) => error.line));
    expect(endpoint.embeddings.length).toBeLessThanOrEqual(1 + 5);
    expect(errors.at(-1)).toContain('left alone');
  });

  it('that cannot be asked at the start is a fault', async () => {
    const config = await open(() => ({ kind: 'status', status: 404 }));
    await expect(createEndpointEmbedder(config)).rejects.toMatchObject({ code: 'chat' });
    await endpoint.close();
    await expect(createEndpointEmbedder(config)).rejects.toMatchObject({
      line: expect.stringContaining('the connection failed'),
    });
  });
});
