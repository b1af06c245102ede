import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { SwitchOutcome } from '../../src/app.ts';
import { createMetrics } from '../../src/metrics/create-metrics.ts';
import { watchApp } from '../../src/metrics/watch-app.ts';
import { createFakeApp, REPORT } from '../chat/fake-app.ts';
import { openSmallApp } from '../helpers/open-small-app.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';
import { writeArticles } from '../helpers/write-articles.ts';
import { readFigures } from './read-figures.ts';

const read = async (metrics: ReturnType<typeof createMetrics>) =>
  Object.fromEntries(readFigures((await metrics.print()).text));

describe('a program that is watched', () => {
  it('has its answers, reloads and articles counted', async () => {
    const folder = makeTempFolder();
    const folders = { corpusDir: join(folder, 'corpus'), dataDir: join(folder, 'data') };
    writeArticles(folders.corpusDir, {
      water: '云杉镇的水厂总投资12.5亿元，2019年12月开工建设，由云杉水务公司负责运营。',
      bridge: '镇里还修了一座桥，全长320米，2021年5月建成通车。',
    });
    const app = await openSmallApp(folders);
    onTestFinished(() => app.close());
    const metrics = createMetrics();
    const watched = watchApp(app, metrics);
    metrics.watch({ status: () => app.status(), updates: () => app.updates.count() });
    await watched.answer('云杉镇的水厂总投资多少？');
    await watched.answer('云杉镇有几个机场？');
    await watched.answer('云杉镇的水厂', { passing: true });
    await watched.reload();
    writeArticles(folders.corpusDir, { school: '镇中心小学2022年9月开学，有学生860人。' });
    await watched.reload();
    rmSync(folders.corpusDir, { recursive: true });
    await watched.reload().catch(() => undefined);
    const figures = await read(metrics);
    expect(figures).toMatchObject({
      'kecheng_answers_total{kind="answered",language="zh-Hans"}': 1,
      'kecheng_answers_total{kind="not-found",language="zh-Hans"}': 1,
      'kecheng_answer_seconds_count{stage="total"}': 2,
      'kecheng_reloads_total{outcome="unchanged"}': 1,
      'kecheng_reloads_total{outcome="swapped"}': 1,
      kecheng_snapshot_articles: 3,
      kecheng_updates_open: 0,
    });
    const gone = (outcome: string) => figures[`kecheng_reloads_total{outcome="${outcome}"}`] ?? 0;
    expect(gone('failed') + gone('refused')).toBe(1);
    expect(figures['kecheng_snapshot_age_seconds']).toBeLessThan(60);
    expect(watched.snapshot.articles).toHaveLength(3);
  });

  it('has a reload counted once that several wait for, and one that fails as such', async () => {
    const metrics = createMetrics();
    const app = watchApp(createFakeApp({ reload: () => Promise.resolve(REPORT) }), metrics);
    await Promise.all([app.reload(), app.reload(), app.reload()]);
    const broken = watchApp(createFakeApp({ reload: () => Promise.reject(new Error('no')) }), metrics);
    await expect(broken.reload()).rejects.toThrow('no');
    expect(await read(metrics)).toMatchObject({
      'kecheng_reloads_total{outcome="swapped"}': 1,
      'kecheng_reloads_total{outcome="failed"}': 1,
    });
  });

  it('has it counted, by names of their own, that an admin went back or let in what was held, and that it failed', async () => {
    const metrics = createMetrics();
    const outcomes: readonly SwitchOutcome[] = [
      { kind: 'served', report: REPORT },
      { kind: 'gone' },
      { kind: 'damaged', reason: 'bits' },
    ];
    for (const outcome of outcomes) {
      const switchTo = () => Promise.resolve(outcome);
      const app = watchApp(createFakeApp({ adopt: switchTo, rollBack: switchTo }), metrics);
      expect([await app.adopt('s2'), await app.rollBack('s1')]).toEqual([outcome, outcome]);
    }
    const broken = watchApp(createFakeApp({ rollBack: () => Promise.reject(new Error('no')) }), metrics);
    await expect(broken.rollBack('s1')).rejects.toThrow('no');
    expect(await read(metrics)).toMatchObject({
      'kecheng_reloads_total{outcome="adopted"}': 1,
      'kecheng_reloads_total{outcome="rolled-back"}': 1,
      'kecheng_reloads_total{outcome="failed"}': 3,
      'kecheng_reloads_total{outcome="swapped"}': 0,
    });
  });
});
