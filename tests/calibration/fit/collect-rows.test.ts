import { beforeAll, describe, expect, it } from 'vitest';
import type { RunningApp } from '../../../src/app.ts';
import { collectRows, type KnownQuestion } from '../../../src/calibration/fit/collect-rows.ts';
import { splitOf } from '../../../src/calibration/fit/split-rows.ts';
import { CALIBRATION } from '../../../src/calibration/weights.ts';
import { createBigramEmbedder } from '../../helpers/bigram-embedder.ts';
import { buildTestSnapshot } from '../../helpers/build-test-snapshot.ts';
import { makeArticle } from '../../helpers/write-articles.ts';

const embedder = createBigramEmbedder(64);
let app: RunningApp;
beforeAll(async () => {
  const snapshot = await buildTestSnapshot(
    [
      makeArticle({ id: 'park', text: '湖边公园占地120亩，2021年5月开放。公园里有三座桥和一个码头。' }),
      makeArticle({ id: 'copy', text: '据介绍，湖边公园占地120亩。' }),
      makeArticle({ id: 'school', text: '新学校有36个班，由市教育局建设，2023年9月开学。' }),
    ],
    embedder,
  );
  app = { snapshot, embedder } as RunningApp;
});

const ask = (given: Partial<KnownQuestion> & Pick<KnownQuestion, 'question'>) =>
  collectRows(
    'made',
    { id: 'park', gold: ['park'], answers: [], answerable: true, takeAway: false, ...given },
    app,
    CALIBRATION,
  );
const count = (rows: readonly { readonly right: boolean }[]) => rows.filter(({ right }) => right).length;

describe('what is seen of a known question', () => {
  it('is every passage and sentence, with those that are right', async () => {
    const rows = await ask({ question: '湖边公园有几座桥？', answers: ['三座'] });
    expect(rows).toMatchObject({ set: 'made', id: 'park', split: splitOf('park'), language: 'zh-Hans' });
    expect(rows.passages).toHaveLength(3);
    expect(count(rows.passages)).toBe(1);
    expect(rows.passages.find(({ right }) => right)!.article).toBe(
      app.snapshot.articles.findIndex(({ id }) => id === 'park'),
    );
    expect(rows.sentences).toHaveLength(4);
    expect(count(rows.sentences)).toBe(1);
    expect(rows.evidence.map(({ right }) => right)).toEqual([true]);
  });

  it('has a right sentence only in a right article', async () => {
    const question = '湖边公园占地多少亩？';
    expect(count((await ask({ question, answers: ['120亩'] })).sentences)).toBe(1);
    expect(count((await ask({ question, answers: ['120亩'], gold: ['park', 'copy'] })).sentences)).toBe(2);
    expect(count((await ask({ question, answers: ['120畝'] })).sentences)).toBe(1);
    expect(count((await ask({ question })).sentences)).toBe(0);
  });

  it('takes a sentence of a longer answer for a right one', async () => {
    const answers = ['新学校有36个班，由市教育局建设，2023年9月开学。学校旁边还会有一个车站。'];
    expect(count((await ask({ question: '新学校怎么样', gold: ['school'], answers })).sentences)).toBe(1);
  });

  it('is wrong evidence for a question that nothing answers', async () => {
    const rows = await ask({ question: '湖边公园有几只猴子？', gold: [], answerable: false });
    expect(rows.evidence.map(({ right }) => right)).toEqual([false]);
    expect(count(rows.passages)).toBe(0);
  });

  it('is wrong evidence besides once its articles are taken away, unless another one answers as well', async () => {
    const bridges = await ask({ question: '湖边公园有几座桥？', answers: ['三座'], takeAway: true });
    expect(bridges.evidence.map(({ right }) => right)).toEqual([true, false]);
    const [whole, without] = bridges.evidence;
    expect(without!.features.mostInSentence).toBeLessThanOrEqual(whole!.features.mostInSentence);
    const area = await ask({ question: '湖边公园占地多少亩？', answers: ['120亩'], takeAway: true });
    expect(area.evidence.map(({ right }) => right)).toEqual([true]);
  });

  it('says nothing of the evidence when the right article was not found', async () => {
    expect((await ask({ question: '湖边公园有几座桥？', gold: ['none'] })).evidence).toEqual([]);
  });
});
