import type { Place } from './read-layer.ts';

const CLOCK =
  /(?<half>上午|早上|清晨|凌晨|中午|下午|傍晚|晚上|晚|夜间)?\s?(?<!\d)(?<hour>[01]?\d|2[0-4])(?::(?<minute>[0-5]\d)|[时点](?:(?<minute2>[0-5]?\d)分|(?<half2>半))?)|(?<noon>中午|正午)/g;

/** Clock times of a folded Chinese text in minutes of the day; 下午 goes on until another half is named. */
export function readClocks(folded: string): readonly (Place & { readonly minutes: number })[] {
  return [...folded.matchAll(CLOCK)].map(({ 0: words, index, groups = {} }) => {
    const [start, end] = [index, index + words.length];
    if (groups['noon'] !== undefined) return { start, end, minutes: 720 };
    const late = /[下晚夜傍]/.test(groups['half'] ?? '') && Number(groups['hour']) < 12 ? 12 : 0;
    const minute = groups['half2'] === undefined ? Number(groups['minute'] ?? groups['minute2'] ?? 0) : 30;
    return { start, end, minutes: (Number(groups['hour']) + late) * 60 + minute };
  });
}
