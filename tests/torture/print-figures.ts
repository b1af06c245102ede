import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { FIGURES_FILE, formatFigures, readFigures } from './record-figure.ts';

/** Gathers the figures of all files of a run and prints them as one table at its end. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'kecheng-figures-'));
  const file = join(folder, 'figures.jsonl');
  writeFileSync(file, '');
  process.env[FIGURES_FILE] = file;
  return () => {
    process.stdout.write(`\n${formatFigures(readFigures(file))}\n`);
    rmSync(folder, { recursive: true, force: true });
  };
}
