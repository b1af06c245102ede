import { type DayCount, sumDay } from './count-answers.ts';

/** A rectangle in pixels; `y` grows downwards. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type BarKind = 'answered' | 'notFound' | 'failed' | 'none';

export interface Bar {
  readonly kind: BarKind;
  readonly box: Box;
}

export interface Label {
  readonly text: string;
  /** Of its upper edge. */
  readonly y: number;
  /** Where it ends, or what it stands in the middle of. */
  readonly x: number;
  readonly align: 'right' | 'center';
}

/** Where everything in a chart of days stands. */
export interface ChartLayout {
  readonly width: number;
  readonly height: number;
  /** From the bottom up, day by day; a day without questions has one flat bar of the kind `none`. */
  readonly bars: readonly Bar[];
  readonly lines: readonly Box[];
  readonly labels: readonly Label[];
}

/** Sides of two to one fill a phone's width without being cut; a dot of a digit has four pixels. */
const WIDTH = 960;
const HEIGHT = 540;
export const DOT = 4;
const PLOT = { left: 130, right: WIDTH - 64, top: 64, bottom: HEIGHT - 70 } as const;
const LINE = 2;
/** One failure among a thousand answers is to be seen; also a day without questions. */
const LEAST = 4;
const MOST_LINES = 4;
/** More days than this have no room for a figure above each bar, and for every date. */
const WIDE_DAYS = 10;
const DATE_EVERY = 5;
const STACK = ['answered', 'notFound', 'failed'] as const;

/** Four characters at most, up to ten million. */
function nameNumber(value: number): string {
  return value < 10_000 ? String(value) : `${Math.floor(value / 1_000)}k`;
}

/** The distance of the lines: 1, 2 or 5 with noughts. */
function chooseStep(most: number): number {
  let power = 1;
  for (;;) {
    for (const factor of [1, 2, 5]) if (most / (factor * power) <= MOST_LINES) return factor * power;
    power *= 10;
  }
}

/** What stands under a bar: of few days each, with the month where one begins; of many every fifth, counted from today. */
function nameDay(days: readonly DayCount[], i: number): string | null {
  const { day } = days[i]!;
  if (days.length > WIDE_DAYS) return (days.length - 1 - i) % DATE_EVERY === 0 ? day.slice(5) : null;
  return i === 0 || day.endsWith('-01') ? day.slice(5) : day.slice(8);
}

/** @param days at least one, the oldest first */
export function layoutChart(days: readonly DayCount[]): ChartLayout {
  const step = chooseStep(Math.max(1, ...days.map(sumDay)));
  const top = Math.max(1, Math.ceil(Math.max(...days.map(sumDay)) / step)) * step;
  const scale = (PLOT.bottom - PLOT.top) / top;
  const slot = (PLOT.right - PLOT.left) / days.length;
  const barWidth = Math.max(6, Math.round(slot * 0.62));
  const bars: Bar[] = [];
  const labels: Label[] = [];
  const lines: Box[] = [];

  for (let value = 0; value <= top; value += step) {
    const y = Math.round(PLOT.bottom - value * scale);
    lines.push({ x: PLOT.left, y, width: PLOT.right - PLOT.left, height: LINE });
    labels.push({ text: nameNumber(value), x: PLOT.left - 14, y: y - 13, align: 'right' });
  }
  for (const [i, day] of days.entries()) {
    const middle = Math.round(PLOT.left + (i + 0.5) * slot);
    const x = middle - Math.floor(barWidth / 2);
    let y: number = PLOT.bottom;
    const stack = (kind: BarKind, height: number) => {
      y -= height;
      bars.push({ kind, box: { x, y, width: barWidth, height } });
    };
    for (const kind of STACK) if (day[kind] > 0) stack(kind, Math.max(LEAST, Math.round(day[kind] * scale)));
    if (sumDay(day) === 0) stack('none', LEAST);
    else if (days.length <= WIDE_DAYS)
      labels.push({ text: nameNumber(sumDay(day)), x: middle, y: y - 38, align: 'center' });
    const date = nameDay(days, i);
    if (date !== null) labels.push({ text: date, x: middle, y: PLOT.bottom + 22, align: 'center' });
  }
  return { width: WIDTH, height: HEIGHT, bars, lines, labels };
}
