import type { App, SwitchOutcome } from '../app.ts';
import type { Metrics } from './metrics.ts';

/** The same program, with its answers counted, and whatever lets another snapshot serve. */
export function watchApp<T extends App>(app: T, metrics: Metrics): T {
  let reloads = 0;

  /** A button whose snapshot is not there any more did nothing. */
  async function countSwitch(served: 'adopted' | 'rolled-back', work: () => Promise<SwitchOutcome>) {
    const outcome = await work().catch((error: unknown) => {
      metrics.countReload('failed');
      throw error;
    });
    if (outcome.kind !== 'gone') metrics.countReload(outcome.kind === 'served' ? served : 'failed');
    return outcome;
  }

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
    adopt: (candidate: string) => countSwitch('adopted', () => app.adopt(candidate)),
    rollBack: (snapshot: string) => countSwitch('rolled-back', () => app.rollBack(snapshot)),
  } satisfies Partial<App>);
}
