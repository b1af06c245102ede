import type { App } from '../app.ts';
import type { Metrics } from './metrics.ts';

/** The same program, with its answers and reloads counted. */
export function watchApp<T extends App>(app: T, metrics: Metrics): T {
  let reloads = 0;
  // The app reads its fields when they are asked for: they are not copied.
  return Object.assign(Object.create(app) as T, {
    async answer(...[question, options]: Parameters<App['answer']>) {
      const answer = await app.answer(question, options);
      // What was asked in passing, while somebody typed, answers nothing yet.
      if (!options?.passing) metrics.countAnswer(answer);
      return answer;
    },
    async reload(...given: Parameters<App['reload']>) {
      // Whoever asks for one while one is under way joins it.
      const isFirst = reloads === 0;
      reloads += 1;
      try {
        const report = await app.reload(...given);
        if (isFirst) metrics.countReload(report.outcome);
        return report;
      } catch (error) {
        if (isFirst) metrics.countReload('failed');
        throw error;
      } finally {
        reloads -= 1;
      }
    },
  } satisfies Partial<App>);
}
