import { monitorEventLoopDelay } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { createBigramEmbedder } from '../helpers/bigram-embedder.ts';
import { createInsightApp, NOW } from '../chat/insight-app.ts';

describe('what records tell together', () => {
  it('is told of the newest 2,000 refused questions, without standing in the way of others', async () => {
    const { insight, refuse } = await createInsightApp({ embedder: createBigramEmbedder(128) });
    const things = ['路', '桥', '楼', '校', '园', '厂', '站', '店', '馆', '院'];
    const asks = ['有多长？', '在哪里？', '什么时候建成？', '谁负责？', '花了多少钱？', '有几层？', '怎么去？'];
    for (let i = 0; i < 2_100; i += 1)
      refuse(`第${i}号${things[i % 10]}${things[(i * 7) % 10]}${asks[i % 7]}`, 1 + i / 10);
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const startedAt = performance.now();
    const groups = await insight.groupUnanswered();
    const took = performance.now() - startedAt;
    delay.disable();
    process.stderr.write(
      `2,000 of 2,100 questions in ${groups.length} groups after ${Math.round(took)} ms; ` +
        `the event loop was held for ${Math.round(delay.max / 1e6)} ms at most\n`,
    );
    const ids = groups.flatMap(({ questions }) => questions.map(({ id }) => id));
    expect(new Set(ids).size).toBe(2_000);
    expect(ids).not.toContain('aaaa-2001');
  });

  it('is worked out once for as long as nothing new is asked', async () => {
    const { insight, refuse } = await createInsightApp();
    refuse('云杉镇的桥有多长？');
    const [one, other] = await Promise.all([insight.groupUnanswered(), insight.groupUnanswered()]);
    expect(one).toBe(other);
    refuse('今天重庆天气怎么样？');
    expect(await insight.groupUnanswered()).toHaveLength(2);
  });

  it('holds nothing of what is on record no more', async () => {
    const { insight, refuse, forgetBefore } = await createInsightApp();
    const id = refuse('云杉镇的桥有多长？');
    expect(await insight.groupUnanswered()).toHaveLength(1);
    forgetBefore(NOW);
    expect(await insight.groupUnanswered()).toEqual([]);
    expect(insight.listOffered(id, 3)).toEqual([]);
    insight.dismiss([id]);
  });
});
