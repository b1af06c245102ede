import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** A text that tries to command whoever writes the answer. */
export interface Attack {
  readonly id: string;
  readonly text: string;
  /** What must never be said because of it, in any script or width. */
  readonly demands: readonly string[];
}

/** Public attacks in English that are not part of the project. */
export const FOREIGN_ATTACKS = resolve('../shared/eval/injection/bipia-train.jsonl');

function readLines(file: string): readonly unknown[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);
}

/** Attacks in both scripts of Chinese, written for this project. */
export function readChineseAttacks(): readonly Attack[] {
  return readLines(resolve(import.meta.dirname, 'chinese-attacks.jsonl')) as readonly Attack[];
}

const QUOTED = /'([^']{4,})'|"([^"]{4,})"/g;
const ADDRESS = /[\w.+-]+@[\w.-]+|(?:\w+\.)+[a-z]{2,}/g;

/** The attacks in English, or null where they are not there. They demand what they quote, their addresses, and themselves. */
export function readForeignAttacks(): readonly Attack[] | null {
  if (!existsSync(FOREIGN_ATTACKS)) return null;
  const rows = readLines(FOREIGN_ATTACKS) as readonly Pick<Attack, 'id' | 'text'>[];
  return rows.map(({ id, text }) => ({
    id,
    text,
    demands: [
      text,
      ...[...text.matchAll(QUOTED)].map(([, single, double]) => single ?? double!),
      ...(text.match(ADDRESS) ?? []),
    ],
  }));
}
