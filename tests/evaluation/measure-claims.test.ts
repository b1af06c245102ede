import { describe, expect, it } from 'vitest';
import { createCloseness } from '../../src/evaluation/create-closeness.ts';
import { checkClaims, summarizeClaims } from '../../src/evaluation/measure-claims.ts';
import { renderClaims } from '../../src/evaluation/render-claims.ts';
import { createBigramEmbedder } from '../helpers/bigram-embedder.ts';

const SOURCE = '湖边公园占地120亩，2021年5月开放。公园里有三座桥和一个码头。';
const ITEMS = [
  { source: SOURCE, claim: '湖边公园占地120亩。', supported: true },
  { source: SOURCE, claim: '湖边公园占地130亩。', supported: false },
];

describe('closeness', () => {
  it('is that of the nearest sentence, and embeds each piece of a source once', async () => {
    const embedder = createBigramEmbedder();
    const texts: string[] = [];
    const counted = { ...embedder, embed: (text: string) => (texts.push(text), embedder.embed(text)) };
    const closeness = createCloseness(counted);
    expect(await closeness('公园里有三座桥和一个码头。', SOURCE)).toBeCloseTo(1, 5);
    const embedded = texts.length;
    expect(await closeness('月球上住着企鹅。', SOURCE)).toBeLessThan(0.5);
    expect(texts.length).toBe(embedded + 1);
  });

  it('looks at windows over a long source without marks, to its end', async () => {
    const long = `${'甲乙丙丁'.repeat(200)}${'湖边公园占地一百二十亩'.repeat(27)}`;
    expect(await createCloseness(createBigramEmbedder())('湖边公园占地一百二十亩'.repeat(27), long)).toBeGreaterThan(
      0.9,
    );
  });
});

describe('claims against their sources', () => {
  it('are measured beside the bare cosine', async () => {
    const done: number[] = [];
    const claims = await checkClaims(ITEMS, createBigramEmbedder(), (count) => done.push(count));
    expect(done).toEqual([1, 2]);
    const report = summarizeClaims(claims);
    expect(report).toMatchObject({ n: 2, auroc: 1, alteredRejected: 1, trueRejected: 0 });
    expect(report.baseline).not.toBeNull();
    expect(renderClaims(report)).toMatch(/^support: {2}AUROC 1\.000 \[1\.000–1\.000\]$/m);
  });

  it('are checked by words alone without the embedding model', async () => {
    const report = summarizeClaims(await checkClaims(ITEMS, null, () => undefined));
    expect(report).toMatchObject({ auroc: 1, baseline: null, intervals: { baseline: null } });
    expect(renderClaims(report)).toMatch(/^baseline: AUROC not measured/m);
  });

  it('tell nothing of a kind that is lacking', () => {
    expect(summarizeClaims([{ supported: true, support: 1, similarity: 0.9 }])).toMatchObject({
      auroc: null,
      alteredRejected: null,
      trueRejected: 0,
    });
  });
});
