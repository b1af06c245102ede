import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** Before the name of every figure. */
export const PREFIX = 'kecheng_';
/** Seconds; from a question that keywords answer to the longest that a language model is waited for. */
const STAGE_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20];

/** All figures of our own. Their names are a promise to those who watch them: OPERATIONS.md lists them. */
export function createFigures(registry: Registry) {
  const registers = [registry];
  const make = (name: string, help: string) => ({ name: PREFIX + name, help, registers });
  const count = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Counter({ ...make(name, help), labelNames });
  const gauge = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
    new Gauge({ ...make(name, help), labelNames });

  const updates = count('updates_total', 'Updates taken from Telegram, by kind', ['kind']);
  const attempts = count(
    'update_attempts_total',
    'What became of attempts at updates: done, failed (tried again) or dead (given up)',
    ['outcome'],
  );
  const open = gauge('updates_open', 'Updates that are still to be worked on');
  const oldestOpen = gauge(
    'updates_oldest_open_seconds',
    'Age of the oldest update still to be worked on; 0 when none is',
  );
  const dead = gauge('updates_dead', 'Updates that were given up and are kept');
  const answers = count('answers_total', 'Answers by kind (not-found: the articles do not say) and language', [
    'kind',
    'language',
  ]);
  const unwritten = count(
    'answers_unwritten_total',
    'Answers in sentences of the articles for want of a model, by why',
    ['reason'],
  );
  const seconds = new Histogram({
    ...make('answer_seconds', 'How long answers took, by stage and in total'),
    labelNames: ['stage'] as const,
    buckets: STAGE_SECONDS,
  });
  const tokens = count('model_tokens_total', 'Tokens of language models, by direction (input, output)', ['direction']);
  const modelRequests = count('model_requests_total', 'Requests to language models', ['model']);
  const modelFailures = count('model_failures_total', 'Requests to language models that gave no reply', ['model']);
  const leftAlone = gauge('model_left_alone', '1 while a language model is left alone after failures', ['model']);
  const calls = count('telegram_calls_total', 'Calls to Telegram by method and outcome (throttled: a 429)', [
    'method',
    'outcome',
  ]);
  const lastContact = gauge('telegram_last_contact_seconds', 'Time since Telegram was reached');
  const pending = gauge('webhook_pending_updates', 'Updates that wait at Telegram for the webhook to take them');
  const limited = count('requests_limited_total', 'Requests turned away because there were too many, by why', [
    'reason',
  ]);
  const snapshotAge = gauge('snapshot_age_seconds', 'Age of the snapshot that serves');
  const articles = gauge('snapshot_articles', 'Articles that are answered from');
  const passages = gauge('snapshot_passages', 'Passages that are answered from');
  const vectors = gauge('snapshot_vectors', '1 when passages are found by meaning, 0 when by keywords alone');
  const reloads = count('reloads_total', 'Reloads and goings back by outcome', ['outcome']);
  const warnings = gauge('warnings', 'What /status warns of, in lines');
  const ready = gauge('ready', '1 when /readyz says 200');
  const http = count('http_requests_total', 'Requests to this server by address and status', ['route', 'status']);

  return {
    updates,
    attempts,
    open,
    oldestOpen,
    dead,
    answers,
    unwritten,
    seconds,
    tokens,
    modelRequests,
    modelFailures,
    leftAlone,
    calls,
    lastContact,
    pending,
    limited,
    snapshotAge,
    articles,
    passages,
    vectors,
    reloads,
    warnings,
    ready,
    http,
  };
}

export type Figures = ReturnType<typeof createFigures>;
