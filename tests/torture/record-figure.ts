import { appendFileSync, readFileSync } from 'node:fs';

/** The environment variable that tells test files where the figures of the run are gathered. */
export const FIGURES_FILE = 'KECHENG_TORTURE_FIGURES';

/** What a long test measured. */
export interface Figure {
  /** What was done: "100 kills during 5,000 questions, polling". */
  readonly test: string;
  /** What it has to be: "0 lost, 0 doubled". */
  readonly asked: string;
  /** What it was. Recorded before it is asserted, so that a table shows what fell short, too. */
  readonly seen: string;
}

/** Puts a row into the table that the run prints at its end. A single file run without the table says it at once. */
export function recordFigure(figure: Figure): void {
  const file = process.env[FIGURES_FILE];
  if (file === undefined) process.stderr.write(`${formatFigures([figure])}\n`);
  else appendFileSync(file, `${JSON.stringify(figure)}\n`);
}

export function readFigures(file: string): readonly Figure[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Figure);
}

/** A table in Markdown. */
export function formatFigures(figures: readonly Figure[]): string {
  return [
    row('test', 'asked', 'seen'),
    '| --- | --- | --- |',
    ...figures.map(({ test, asked, seen }) => row(test, asked, seen)),
  ].join('\n');
}

function row(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
