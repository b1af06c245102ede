import { monitorEventLoopDelay } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import type { Embedder } from '../../src/models/embedder.ts';
import { createBigramEmbedder } from '../helpers/bigram-embedder.ts';
import { createInsightApp, NOW } from '../chat/insight-app.ts';

describe('what records tell together', () => {
  it('is told of the newest 2,000 refused questions, without standing in the way of others', async () => {
    const { insight, refuse } = await createInsightApp({ embedder: createBigramEmbedder(128) });
    const things = ['路', '桥', '楼', '校', '园', '厂', '站', '店', '馆', '院'];
    const asks = ['有多长？', '在哪里？', '什么时候建成？', '谁负责？', '花了多少钱？', '有几层？', '怎么去？'];
    refuse('云杉镇的桥有多长？', 600);
    // What is made ready at the first question of all is no part of it.
    await insight.groupUnanswered();
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
    expect(ids).not.toContain('aaaa-2002');
    expect(ids).not.toContain('aaaa-0001');
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

  it('takes a follow-up for the question that it was understood as', async () => {
    const { insight, record } = await createInsightApp();
    const rewritten = { question: '云杉镇的桥有多长？', by: 'rules' } as const;
    record({ question: '那座桥呢？', kind: 'not-found', rewritten });
    expect((await insight.groupUnanswered()).map(({ label }) => label)).toEqual(['云杉镇的桥有多长？']);
  });

  it('passes over records that cannot be read, and what is no refusal', async () => {
    const { insight, insertRaw, refuse, answer } = await createInsightApp();
    for (const [i, raw] of ['{', '', '[]', 'null', '{}', '{"kind":"not-found"}', '{"kind":7,"question":8}'].entries())
      insertRaw(`bbbb-000${i}`, raw);
    refuse('云杉镇的桥有多长？');
    answer('一期投资多少？');
    expect((await insight.groupUnanswered()).flatMap(({ questions }) => questions)).toHaveLength(1);
    const { asked, answered } = await insight.countAnswers(7);
    // One of the broken ones says that it is a refusal.
    expect([asked, answered]).toEqual([3, 1]);
  });

  it('works by wording where the model fails', async () => {
    const broken: Embedder = { ...createBigramEmbedder(), embed: () => Promise.reject(new Error('no memory')) };
    const { insight, refuse } = await createInsightApp({ embedder: broken });
    for (const question of ['云杉镇的桥有多长？', '云杉镇的桥多长？', '今天重庆天气怎么样？']) refuse(question);
    expect((await insight.groupUnanswered()).map(({ questions }) => questions.length)).toEqual([2, 1]);
  });
});
