import type { Answer } from '../answering/answer.ts';
import { beijingDay } from '../budget/beijing-day.ts';
import type { Language } from '../language/language.ts';
import type { CountedAnswer, InsightTable } from '../store/insight-table.ts';
import type { GiveWay } from './give-way.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Of records that are read in one go; a busy day would hold the event loop too long. */
export const SPAN_MS = 4 * HOUR_MS;

export interface DayCount {
  /** `2026-11-24`, in Beijing. */
  readonly day: string;
  readonly answered: number;
  readonly notFound: number;
  readonly failed: number;
}

export interface AnswerCounts {
  /** Every day, the oldest first; days on which nobody asked too. */
  readonly days: readonly DayCount[];
  readonly asked: number;
  readonly answered: number;
  readonly notFound: number;
  readonly failed: number;
  readonly languages: Readonly<Record<Language, number>>;
  /** From question to answer, in milliseconds; null when nothing was asked. */
  readonly median: number | null;
  readonly p95: number | null;
  /** Of language models. */
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** The day with the most questions, of equal ones the newest; null when nothing was asked. */
  readonly busiest: DayCount | null;
  /** The first moment that is counted, in milliseconds since 1970. */
  readonly since: number;
}

const COUNTED = { answered: 'answered', 'not-found': 'notFound', unavailable: 'failed' } as const satisfies Readonly<
  Record<Answer['kind'], keyof DayCount>
>;

export const sumDay = ({ answered, notFound, failed }: DayCount): number => answered + notFound + failed;

/** The value that this share of all does not exceed (nearest rank); null of nothing. */
function quantile(ascending: readonly number[], share: number): number | null {
  return ascending[Math.max(0, Math.ceil(share * ascending.length) - 1)] ?? null;
}

/** @param now milliseconds since 1970, in the last of the days */
export async function countAnswers(
  table: Pick<InsightTable, 'listCounted'>,
  days: number,
  now: number,
  giveWay: GiveWay,
): Promise<AnswerCounts> {
  const midnight = Date.parse(`${beijingDay(now)}T00:00:00+08:00`);
  const since = midnight - (days - 1) * DAY_MS;
  const languages: Record<Language, number> = { 'zh-Hans': 0, 'zh-Hant': 0, en: 0 };
  const milliseconds: number[] = [];
  const counted: DayCount[] = [];
  let [inputTokens, outputTokens] = [0, 0];

  async function countDay(from: number): Promise<DayCount> {
    const count = { answered: 0, notFound: 0, failed: 0 };
    const add = (answer: CountedAnswer) => {
      count[COUNTED[answer.kind]] += 1;
      if (Object.hasOwn(languages, answer.language)) languages[answer.language] += 1;
      milliseconds.push(answer.milliseconds);
      inputTokens += answer.inputTokens;
      outputTokens += answer.outputTokens;
    };
    for (let at = from; at < from + DAY_MS; at += SPAN_MS) {
      table.listCounted(at, at + SPAN_MS).forEach(add);
      await giveWay();
    }
    return { day: beijingDay(from), ...count };
  }

  for (let from = since; from <= midnight; from += DAY_MS) counted.push(await countDay(from));
  const total = (kind: 'answered' | 'notFound' | 'failed') => counted.reduce((sum, day) => sum + day[kind], 0);
  const ascending = milliseconds.toSorted((a, b) => a - b);
  const busiest = counted.reduce((best, day) => (sumDay(day) >= sumDay(best) ? day : best));
  return {
    days: counted,
    asked: ascending.length,
    answered: total('answered'),
    notFound: total('notFound'),
    failed: total('failed'),
    languages,
    median: quantile(ascending, 0.5),
    p95: quantile(ascending, 0.95),
    inputTokens,
    outputTokens,
    busiest: sumDay(busiest) > 0 ? busiest : null,
    since,
  };
}
