import type { Gauge } from 'prom-client';
import type { AppStatus } from '../app.ts';
import type { Figures } from './figures.ts';
import type { MetricsSources } from './metrics.ts';
import { createRisingCounter } from './rising-counter.ts';

/** Brings the figures that are read, and not counted, up to date. */
export function createSourceReader(figures: Figures): (sources: Partial<MetricsSources>) => void {
  const raiseTokens = createRisingCounter(figures.tokens);
  const raiseRequests = createRisingCounter(figures.modelRequests);
  const raiseFailures = createRisingCounter(figures.modelFailures);

  function showModels(endpoints: AppStatus['endpoints']): void {
    for (const model of new Set(endpoints.map((endpoint) => endpoint.model))) {
      // Several addresses may serve one model.
      const same = endpoints.filter((endpoint) => endpoint.model === model);
      const sum = (read: (endpoint: (typeof same)[number]) => number) => same.reduce((all, one) => all + read(one), 0);
      raiseRequests(
        { model },
        sum(({ requests }) => requests),
      );
      raiseFailures(
        { model },
        sum(({ failures }) => failures),
      );
      figures.leftAlone.set(
        { model },
        sum(({ breaker }) => Number(breaker === 'open')),
      );
    }
  }

  function showStatus(status: AppStatus): void {
    if (status.builtAt !== null) figures.snapshotAge.set(secondsSince(Date.parse(status.builtAt)));
    figures.articles.set(status.articles);
    figures.passages.set(status.passages);
    figures.vectors.set(Number(status.vectors));
    figures.warnings.set(status.warnings.length);
    raiseTokens({ direction: 'input' }, status.tokensSpent.input);
    raiseTokens({ direction: 'output' }, status.tokensSpent.output);
    showModels(status.endpoints);
  }

  const { snapshotAge, articles, passages, vectors, warnings, open, dead, oldestOpen, lastContact, ready } = figures;
  return (sources) => {
    show(sources.status, showStatus, [snapshotAge, articles, passages, vectors, warnings]);
    show(
      sources.updates,
      (count) => {
        open.set(count.open);
        dead.set(count.dead);
        oldestOpen.set(count.oldestOpenAt === null ? 0 : secondsSince(count.oldestOpenAt));
      },
      [open, dead, oldestOpen],
    );
    show(sources.secondsSinceContact, (age) => (age === null ? lastContact.remove() : lastContact.set(age)), [
      lastContact,
    ]);
    show(sources.isReady, (isReady) => ready.set(Number(isReady)), [ready]);
  };
}

/** Figures that cannot be read are missing; why, the log tells where the same fault matters. */
function show<T>(read: (() => T) | undefined, set: (value: T) => void, gauges: readonly Gauge[]): void {
  try {
    if (read) set(read());
  } catch {
    for (const gauge of gauges) gauge.remove();
  }
}

function secondsSince(moment: number): number {
  return Math.max(0, Date.now() - moment) / 1_000;
}
