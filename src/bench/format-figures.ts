import type { Spread } from './spread.ts';

export const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`;
export const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
/** A share of 1, as evaluations write it: .818 */
export const share = (value: number) => value.toFixed(3).replace(/^0/, '');
export const spread = (figures: Spread) =>
  Object.entries(figures)
    .map(([name, figure]: [string, number]) => `${name} ${figure.toFixed(2).padStart(6)}`)
    .join('   ');

/** One line of a report: name, figure, what is wanted of it. */
export const row = (name: string, figure: string, wanted = '') =>
  `  ${name.padEnd(30)}${figure.padEnd(44)}${wanted}`.trimEnd();
