import fc from 'fast-check';
import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { DIGIT_HEIGHT, measureDots } from '../../src/insight/bitmap-digits.ts';
import { type DayCount, sumDay } from '../../src/insight/count-answers.ts';
import { COLORS, drawChart } from '../../src/insight/draw-chart.ts';
import { type BarKind, layoutChart } from '../../src/insight/layout-chart.ts';

const NO_DAY = { answered: 0, notFound: 0, failed: 0 };

function makeDays(counts: readonly Partial<DayCount>[]): readonly DayCount[] {
  return counts.map((count, i) => {
    const day = new Date(Date.UTC(2026, 10, 24 - counts.length + 1 + i)).toISOString().slice(0, 10);
    return { ...NO_DAY, ...count, day };
  });
}

function openPicture(days: readonly DayCount[]) {
  const { width, height, data, palette = [] } = decode(drawChart(days), { checkCrc: true });
  const colorAt = (x: number, y: number) => palette[data[y * width + x]!];
  /** How many pixels of a kind of bar stand one above the other. */
  const heightOf = (kind: BarKind, x: number) =>
    Array.from({ length: height }, (_, y) => colorAt(x, y)).filter((color) => String(color) === String(COLORS[kind]))
      .length;
  return { width, height, colorAt, heightOf };
}

describe('the chart of days', () => {
  const week = makeDays([{ answered: 10 }, {}, { answered: 20, notFound: 10, failed: 5 }, {}, {}, {}, { failed: 1 }]);

  it('is a picture of a phone’s width that Telegram takes, and a small one', () => {
    const { width, height } = openPicture(week);
    expect([width, height]).toEqual([960, 540]);
    expect(drawChart(makeDays(Array.from({ length: 30 }, (_, i) => ({ answered: i * 37 })))).length).toBeLessThan(
      50_000,
    );
  });

  it('shows what became of each day’s questions, one above the other and as high as their number', () => {
    const picture = openPicture(week);
    const { bars } = layoutChart(week);
    for (const { kind, box } of bars) {
      const color = picture.colorAt(box.x + Math.floor(box.width / 2), box.y + Math.floor(box.height / 2));
      expect([kind, color]).toEqual([kind, Array.from(COLORS[kind])]);
    }
    const third = bars.find(({ kind }) => kind === 'notFound')!.box.x + 1;
    const [answered, notFound, failed] = (['answered', 'notFound', 'failed'] as const).map((kind) =>
      picture.heightOf(kind, third),
    );
    expect(answered! / notFound!).toBeCloseTo(2, 1);
    expect(notFound! / failed!).toBeCloseTo(2, 1);
  });

  it('shows days on which nobody asked, and one failure among thousands of answers', () => {
    const days = makeDays([{}, { answered: 5_000, failed: 1 }]);
    const { bars } = layoutChart(days);
    expect(bars.map(({ kind }) => kind)).toEqual(['none', 'answered', 'failed']);
    for (const { kind, box } of bars) expect(openPicture(days).heightOf(kind, box.x + 1)).toBeGreaterThanOrEqual(4);
  });

  it('names the days and writes nothing over anything else, whatever the numbers', () => {
    const counts = fc.record({
      answered: fc.nat({ max: 100_000 }),
      notFound: fc.nat({ max: 2_000 }),
      failed: fc.nat({ max: 50 }),
    });
    const chosen = fc.constantFrom(7, 30).chain((length) => fc.array(counts, { minLength: length, maxLength: length }));
    fc.assert(
      fc.property(chosen, (some) => {
        const days = makeDays(some);
        const { bars, labels, width, height } = layoutChart(days);
        for (const { box } of bars) {
          expect(box.x).toBeGreaterThanOrEqual(0);
          expect(box.x + box.width).toBeLessThanOrEqual(width);
          expect(box.y).toBeGreaterThanOrEqual(0);
          expect(box.y + box.height).toBeLessThanOrEqual(height);
        }
        // A dot takes 4 pixels.
        const texts = labels.map(({ text, x, y, align }) => {
          const wide = measureDots(text) * 4;
          const left = align === 'right' ? x - wide : x - wide / 2;
          return { left, right: left + wide, top: y, bottom: y + DIGIT_HEIGHT * 4 };
        });
        for (const [i, a] of texts.entries()) {
          expect(a.left).toBeGreaterThanOrEqual(0);
          expect(a.right).toBeLessThanOrEqual(width);
          expect(a.top).toBeGreaterThanOrEqual(0);
          for (const b of texts.slice(i + 1)) {
            const apart = a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top;
            expect([a, b, apart]).toEqual([a, b, true]);
          }
        }
        expect(labels.some(({ text }) => days.at(-1)!.day.endsWith(text))).toBe(true);
        expect(bars.filter(({ kind }) => kind === 'none')).toHaveLength(days.filter((day) => sumDay(day) === 0).length);
      }),
      { numRuns: 60 },
    );
  });
});
