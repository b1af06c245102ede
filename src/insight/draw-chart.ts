import { encode } from 'fast-png';
import { listDots, measureDots } from './bitmap-digits.ts';
import type { DayCount } from './count-answers.ts';
import { type BarKind, type Box, DOT, layoutChart } from './layout-chart.ts';

type Color = readonly [red: number, green: number, blue: number];
type ColorName = BarKind | 'ground' | 'line' | 'ink';

/**
 * Bars as the squares that the caption names them by (🟩🟨🟥), on a ground that does in a dark chat and in a light one.
 */
export const COLORS: Readonly<Record<ColorName, Color>> = {
  ground: [38, 44, 54],
  line: [74, 82, 96],
  ink: [222, 226, 232],
  answered: [92, 184, 92],
  notFound: [245, 200, 66],
  failed: [226, 80, 68],
  none: [110, 118, 132],
};
const NAMES = Object.keys(COLORS) as readonly ColorName[];

/** A picture of what became of the questions of each day, as the bytes of a PNG file: one byte of a palette a pixel. */
export function drawChart(days: readonly DayCount[]): Uint8Array {
  const { width, height, bars, lines, labels } = layoutChart(days);
  const data = new Uint8Array(width * height).fill(NAMES.indexOf('ground'));
  const fill = (box: Box, name: ColorName) => {
    const right = Math.min(width, box.x + box.width);
    for (let y = Math.max(0, box.y); y < Math.min(height, box.y + box.height); y += 1)
      data.fill(NAMES.indexOf(name), y * width + Math.max(0, box.x), y * width + right);
  };
  for (const box of lines) fill(box, 'line');
  for (const { kind, box } of bars) fill(box, kind);
  for (const { text, x, y, align } of labels) {
    const wide = measureDots(text) * DOT;
    const left = Math.round(align === 'right' ? x - wide : x - wide / 2);
    for (const dot of listDots(text))
      fill({ x: left + dot.x * DOT, y: y + dot.y * DOT, width: DOT, height: DOT }, 'ink');
  }
  const palette = NAMES.map((name) => Array.from(COLORS[name]));
  return encode({ width, height, data, depth: 8, channels: 1, palette });
}
