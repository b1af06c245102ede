import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { VARIABLE_NAMES } from '../src/config.ts';
import { createMetrics } from '../src/metrics/create-metrics.ts';
import { RELOAD_OUTCOMES } from '../src/metrics/metrics.ts';

const ROOT = resolve(import.meta.dirname, '..');
const text = readFileSync(join(ROOT, 'OPERATIONS.md'), 'utf8');
const namesIn = (pattern: RegExp): readonly string[] => [...text.matchAll(pattern)].map(([, name]) => name!);

it('every figure is explained in OPERATIONS.md, and none that there is not', async () => {
  const own = createMetrics()
    .list()
    .map(({ name }) => name);
  expect(own.length).toBeGreaterThan(20);
  for (const outcome of RELOAD_OUTCOMES)
    expect(text).toMatch(new RegExp(`^\\| .kecheng_reloads_total. .*\\b${outcome}\\b`, 'm'));
  const rows = namesIn(/^\| `(kecheng_\w+)` \|/gm);
  expect(rows.toSorted()).toEqual(own.toSorted());
  // Those of the process are there when it prints them.
  const printed = (await createMetrics({ process: true }).print()).text;
  const all = new Set([...printed.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name!));
  expect(
    namesIn(/\b(kecheng_[a-z]\w+)/g).filter((name) => !all.has(name) && !/^kecheng_(data|corpus)$/.test(name)),
  ).toEqual([]);
});

it('what OPERATIONS.md tells to run, set and read is there', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const run = namesIn(/npm run (?:--silent )?([\w:]+)/g);
  expect(run.length).toBeGreaterThan(3);
  expect(run.filter((name) => !(name in scripts))).toEqual([]);
  const settings = namesIn(/`([A-Z]+(?:_[A-Z]+)+)(?:=[^`]*)?`/g);
  expect(settings.length).toBeGreaterThan(10);
  expect(settings.filter((name) => !VARIABLE_NAMES.includes(name))).toEqual([]);
  const files = namesIn(/\]\(([\w./-]+)\)/g);
  expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
});

it('every place that OPERATIONS.md points to in itself is there', () => {
  const headings = namesIn(/^#{2,} (.+)$/gm).map((words) =>
    words
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  );
  const links = namesIn(/\]\(#([\w-]+)\)/g);
  expect(links.length).toBeGreaterThan(5);
  expect(links.filter((link) => !headings.includes(link))).toEqual([]);
  // The doctor points there as well.
  for (const heading of ['dead-letters', 'database-damaged']) expect(headings).toContain(heading);
});
