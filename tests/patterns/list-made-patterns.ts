import { readdirSync } from 'node:fs';
import type { Pattern } from './pattern.ts';

/** Programs that begin to work when they are loaded. */
const BEGINS = /(?:import|build)-process\.ts$/;
const made = new Map<string, Pattern>();

Object.assign(globalThis, {
  noteRegExp: (file: string, line: number) =>
    function noteRegExp(pattern: string | RegExp, flags?: string) {
      const regex = new RegExp(pattern, flags);
      made.set(`${file}:${line} ${String(regex)}`, { file, line, source: regex.source, flags: regex.flags });
      return regex;
    },
});

const root = new URL('../../src/', import.meta.url);
const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
for (const file of files.filter((it) => it.endsWith('.ts') && !it.endsWith('.d.ts') && !BEGINS.test(it)))
  await import(new URL(file, root).href);
// Made of a word that is known when the program runs.
const { matchSecret } = await import(new URL('scrub/match-secret.ts', root).href);
matchSecret('12345:Ab-_+/=\\0 重庆𠮷');
process.stdout.write(JSON.stringify([...made.values()]));
