import type { Update } from 'grammy/types';
import type { Call } from '../../helpers/telegram-double/telegram-double.ts';
import { makeProjectsWorkspace } from '../invented-projects.ts';
import type { DaySample } from './day-process.ts';
import { gatherPeople, liveAnHour } from './live-an-hour.ts';
import { createRandom } from '../../../src/bench/random.ts';
import { startDay } from './start-day.ts';

export interface LivedDay {
  /** When the process is warm, and after every hour from then on. */
  readonly samples: readonly DaySample[];
  readonly updates: number;
  /** Presses and inline queries that were never answered. */
  readonly unanswered: number;
  /** Requests that Telegram refused for their own fault, in a line each. */
  readonly refusals: readonly string[];
  readonly errors: string;
}

interface Span {
  readonly hours: number;
  /** In an hour. */
  readonly deeds: number;
}

export async function liveADay(given: {
  /** Lived before it is measured: caches fill, code is compiled. */
  readonly warmUp?: Span;
  readonly day: Span;
  readonly people: number;
  readonly seed: number;
  /** Bytes that the process is to leak at every look at the clock. */
  readonly leak?: number;
}): Promise<LivedDay> {
  const { warmUp = { hours: 0, deeds: 0 }, day: measured, seed } = given;
  const workspace = await makeProjectsWorkspace();
  const random = createRandom(seed);
  try {
    const day = await startDay(workspace, given.leak);
    try {
      const people = gatherPeople(day, given.people);
      await day.settle();
      let hour = 0;
      const live = async (deeds: number) => {
        await liveAnHour(day, people, { hour, deeds, corpusDir: workspace.corpusDir, random });
        hour += 1;
      };
      for (let lived = 0; lived < warmUp.hours; lived += 1) await live(warmUp.deeds);
      const samples = [await day.sample()];
      while (samples.length <= measured.hours) {
        await live(measured.deeds);
        samples.push(await day.sample());
      }
      const { telegram } = day;
      const updates = telegram.calls('getUpdates').flatMap(listUpdates);
      const unanswered = new Set(telegram.unansweredPresses.map(({ query }) => query.id));
      return {
        samples,
        updates: new Set(updates.map(({ update_id: id }) => id)).size,
        unanswered: updates.filter(
          (update, at) =>
            unanswered.has(update.callback_query?.id ?? '') && !isTakenAlong(update, updates.slice(0, at)),
        ).length,
        // An edit that was made, and whose response got lost, is made again.
        refusals: telegram.refusals
          .filter(isFault)
          .map(({ method, response }) => `${method}: ${JSON.stringify(response)}`),
        errors: day.errors(),
      };
    } finally {
      await day.close();
    }
  } finally {
    await workspace.remove();
  }
}

const isFault = ({ response }: Call) =>
  response?.ok === false && !response.description.includes('message is not modified');
const listUpdates = ({ response }: Call) => (response?.ok ? (response.result as readonly Update[]) : []);

/** Whoever is forgotten takes along what still waits: they came at the same time. */
const isTakenAlong = ({ callback_query: press }: Update, before: readonly Update[]) =>
  before
    .slice(-8)
    .some(
      ({ callback_query: other }) => other?.from.id === press?.from.id && /^forget\b.*yes$/.test(other?.data ?? ''),
    );
