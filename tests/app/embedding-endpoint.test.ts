import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { createLog } from '../../src/log.ts';
import { makeConfig } from '../helpers/open-test-app.ts';
import { createBigramModel } from '../helpers/scripted-endpoint/bigram-model.ts';
import { createScriptedEndpoint, type ScriptedEndpoint } from '../helpers/scripted-endpoint/scripted-endpoint.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';
import { writeArticles } from '../helpers/write-articles.ts';

const KEY = 'embedding-key-of-the-operator';
const ARTICLES = Object.fromEntries(
  Array.from({ length: 24 }, (_, i) => [`article-${i}`, `科学城第${i + 1}个园区引进企业${i * 3 + 7}家。`]),
);

let endpoint: ScriptedEndpoint;
afterEach(() => endpoint.close());

async function open() {
  const [corpusDir, dataDir] = [makeTempFolder(), makeTempFolder()];
  writeArticles(corpusDir, ARTICLES);
  const lines: string[] = [];
  const log = createLog('debug', { write: (line) => lines.push(line) });
  const { url, model } = endpoint;
  const embedding = { baseUrl: url, apiKey: KEY, model, batchSize: 10 };
  const config = await makeConfig({ corpusDir, dataDir, embedding });
  return { app: await createApp(config, { log }), lines };
}

function readArguments(process: string): string {
  try {
    return readFileSync(`/proc/${process}/cmdline`, 'utf8');
  } catch {
    // It has ended meanwhile.
    return '';
  }
}

/** The arguments of every process, as anyone on the machine sees them. */
function listProcesses(): string {
  if (!existsSync('/proc/self/cmdline')) return execFileSync('ps', ['axww', '-o', 'args'], { encoding: 'utf8' });
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(readArguments)
    .join('\n');
}

describe('the program with an embedding endpoint', () => {
  it('builds with it in batches and asks it for every question; no list of processes shows the key', async () => {
    let shown = '';
    const vectors = createBigramModel();
    endpoint = await createScriptedEndpoint({
      apiKey: KEY,
      embedding(request) {
        if (request.texts.length > 1) shown ||= listProcesses();
        return vectors(request);
      },
    });
    const { app, lines } = await open();
    expect(shown).toContain('build-process');
    expect(shown).not.toContain(KEY);
    expect(app.status()).toMatchObject({ vectors: true, passages: 24 });
    const built = endpoint.embeddings.filter(({ texts }) => texts.length > 1);
    expect(built.flatMap(({ texts }) => texts)).toHaveLength(24);
    expect(built.length).toBe(3);
    const before = endpoint.embeddings.length;
    const matches = await app.search('第五个园区引进了多少家企业？', 3);
    expect(matches).toHaveLength(3);
    expect(endpoint.embeddings.length).toBe(before + 1);
    endpoint.scriptEmbedding(() => ({ kind: 'status', status: 500 }));
    expect(await app.search('第六个园区引进了多少家企业？', 3)).toHaveLength(3);
    expect(app.warnings.join()).toContain('HTTP 500');
    expect(lines.join()).not.toContain(KEY);
    await app.close();
  });

  it('works on keywords, with a warning, when the endpoint does not answer at the start', async () => {
    endpoint = await createScriptedEndpoint({ apiKey: 'another-key' });
    const { app } = await open();
    expect(app.status().vectors).toBe(false);
    expect(app.warnings).toEqual([
      expect.stringMatching(/embedding model scripted .* HTTP 401 — .*EMBEDDING_BASE_URL/),
    ]);
    expect(await app.search('第五个园区引进了多少家企业？', 3)).toHaveLength(3);
    await app.close();
  });
});
