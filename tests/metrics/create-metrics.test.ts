import { describe, expect, it } from 'vitest';
import { createMetrics } from '../../src/metrics/create-metrics.ts';
import { makeAnswered, makeNotFound, makeUnavailable, STATUS } from '../chat/fake-app.ts';
import { readFigures } from './read-figures.ts';

const read = async (metrics: ReturnType<typeof createMetrics>) => readFigures((await metrics.print()).text);

describe('figures', () => {
  it('count answers by kind and language, and how long each stage took', async () => {
    const metrics = createMetrics();
    const milliseconds = { understand: 1, embed: 20, retrieve: 4, answer: 75, total: 100 };
    metrics.countAnswer(makeAnswered('一期投资多少？', { milliseconds }));
    metrics.countAnswer(makeAnswered('How much?', { milliseconds, notice: 'budget' }));
    metrics.countAnswer({ ...makeNotFound('谁？'), milliseconds });
    metrics.countAnswer(makeUnavailable('谁？', 'internal'));
    const figures = await read(metrics);
    const answers = (kind: string, language: string) =>
      figures.get(`kecheng_answers_total{kind="${kind}",language="${language}"}`);
    expect([
      answers('answered', 'zh-Hans'),
      answers('answered', 'en'),
      answers('not-found', 'zh-Hans'),
      answers('unavailable', 'zh-Hans'),
    ]).toEqual([1, 1, 1, 1]);
    expect(figures.get('kecheng_answers_unwritten_total{reason="budget"}')).toBe(1);
    expect(figures.get('kecheng_answer_seconds_count{stage="total"}')).toBe(3);
    expect(figures.get('kecheng_answer_seconds_sum{stage="embed"}')).toBeCloseTo(0.06);
    expect(figures.get('kecheng_answer_seconds_bucket{le="0.025",stage="embed"}')).toBe(3);
    expect(figures.get('kecheng_answer_seconds_bucket{le="0.01",stage="embed"}')).toBe(0);
  });

  it('show what is read at that moment: updates, snapshot, models, Telegram', async () => {
    const metrics = createMetrics();
    const endpoint = { model: 'm1', breaker: 'open', requests: 5, failures: 2 } as const;
    let tokensSpent = { input: 100, output: 10, estimated: false };
    metrics.watch({
      status: () => ({
        ...STATUS,
        builtAt: new Date(Date.now() - 60_000).toISOString(),
        endpoints: [endpoint, { ...endpoint, breaker: 'closed' }],
        tokensSpent,
      }),
      updates: () => ({ open: 3, dead: 1, revivable: 0, oldestOpenAt: Date.now() - 5_000 }),
      secondsSinceContact: () => 7,
      isReady: () => true,
    });
    await metrics.print();
    tokensSpent = { input: 250, output: 30, estimated: false };
    const figures = await read(metrics);
    expect(figures.get('kecheng_snapshot_age_seconds')).toBeCloseTo(60, 0);
    expect(figures.get('kecheng_updates_oldest_open_seconds')).toBeCloseTo(5, 0);
    expect(Object.fromEntries(figures)).toMatchObject({
      kecheng_updates_open: 3,
      kecheng_updates_dead: 1,
      kecheng_snapshot_articles: STATUS.articles,
      kecheng_snapshot_passages: STATUS.passages,
      kecheng_telegram_last_contact_seconds: 7,
      kecheng_ready: 1,
      'kecheng_model_tokens_total{direction="input"}': 250,
      'kecheng_model_tokens_total{direction="output"}': 30,
      'kecheng_model_requests_total{model="m1"}': 10,
      'kecheng_model_failures_total{model="m1"}': 4,
      'kecheng_model_left_alone{model="m1"}': 1,
    });
  });

  it('leave out what cannot be read, and show it again when it can', async () => {
    const metrics = createMetrics();
    let fails = true;
    const updates = () => {
      if (fails) throw new Error('disk I/O error');
      return { open: 0, dead: 0, revivable: 0, oldestOpenAt: null };
    };
    metrics.watch({ updates, secondsSinceContact: () => null });
    const without = await read(metrics);
    expect(without.has('kecheng_updates_open')).toBe(false);
    expect(without.has('kecheng_telegram_last_contact_seconds')).toBe(false);
    fails = false;
    expect((await read(metrics)).get('kecheng_updates_open')).toBe(0);
  });

  it('have no labels but those that are known beforehand', async () => {
    const metrics = createMetrics();
    for (let i = 0; i < 1_000; i += 1) metrics.countUpdate(`kind ${i}`);
    metrics.countUpdate('message');
    const kinds = [...(await read(metrics))].filter(([name]) => name.startsWith('kecheng_updates_total'));
    expect(kinds).toEqual([
      ['kecheng_updates_total{kind="other"}', 1_000],
      ['kecheng_updates_total{kind="message"}', 1],
    ]);
  });

  it('are listed with what they mean, each once, and those of the process come on demand', async () => {
    const metrics = createMetrics({ process: true });
    const names = metrics.list().map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, help } of metrics.list()) {
      expect(name).toMatch(/^kecheng_[a-z_]+$/);
      expect(help).not.toBe('');
    }
    const figures = await read(metrics);
    expect(figures.get('kecheng_process_resident_memory_bytes')).toBeGreaterThan(0);
    expect(figures.has('kecheng_nodejs_eventloop_lag_p99_seconds')).toBe(true);
    expect((await read(createMetrics())).has('kecheng_process_resident_memory_bytes')).toBe(false);
  });
});
