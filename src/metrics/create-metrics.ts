import { collectDefaultMetrics, Registry } from 'prom-client';
import { ALLOWED_UPDATES } from '../chat/updates/allowed-updates.ts';
import { createFigures, PREFIX } from './figures.ts';
import { type Metrics, type MetricsSources, RELOAD_OUTCOMES } from './metrics.ts';
import { createSourceReader } from './read-sources.ts';

const STAGES = ['understand', 'embed', 'retrieve', 'answer', 'total'] as const;
const KINDS: ReadonlySet<string> = new Set(ALLOWED_UPDATES);

/**
 * Figures in a registry of their own.
 *
 * @param process whether those of the process come with them: processor, memory, event loop, garbage
 */
export function createMetrics({ process = false }: { readonly process?: boolean } = {}): Metrics {
  const registry = new Registry();
  const figures = createFigures(registry);
  const readSources = createSourceReader(figures);
  const sources: Partial<MetricsSources> = {};
  const listed = registry.getMetricsAsArray().map(({ name, help }) => ({ name, help }));
  if (process) collectDefaultMetrics({ register: registry, prefix: PREFIX });

  // What has not happened yet is zero and not unknown: alerts look at how much a figure rose.
  for (const outcome of ['done', 'failed', 'dead']) figures.attempts.inc({ outcome }, 0);
  for (const outcome of RELOAD_OUTCOMES) figures.reloads.inc({ outcome }, 0);
  for (const reason of ['user', 'chat', 'overall', 'backlog', 'overload']) figures.limited.inc({ reason }, 0);

  return {
    countUpdate: (kind) => figures.updates.inc({ kind: KINDS.has(kind) ? kind : 'other' }),
    countAttempt: (outcome) => figures.attempts.inc({ outcome }),
    countAnswer(answer) {
      figures.answers.inc({ kind: answer.kind, language: answer.language });
      if (answer.kind === 'answered' && answer.notice) figures.unwritten.inc({ reason: answer.notice });
      // What failed took no time that would tell anything.
      if (answer.kind === 'unavailable') return;
      for (const stage of STAGES) figures.seconds.observe({ stage }, answer.milliseconds[stage] / 1_000);
    },
    countCall: (method, outcome) => figures.calls.inc({ method, outcome }),
    countLimited: (reason) => figures.limited.inc({ reason }),
    countReload: (outcome) => figures.reloads.inc({ outcome }),
    countHttp: (route, status) => figures.http.inc({ route, status }),
    notePending: (updates) => figures.pending.set(updates),
    watch: (more) => void Object.assign(sources, more),
    async print() {
      readSources(sources);
      return { text: await registry.metrics(), contentType: registry.contentType };
    },
    list: () => listed,
  };
}
