import fs, { type PathLike } from 'node:fs';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';

/**
 * Loaded into a process before its program (`--import`), it ends the process, as kill -9 does, right before the n-th
 * change that the program makes to files below a folder, or in the middle of it: such a call counts twice.
 */
const { END_AT_CALL = '0', END_BELOW = '', END_REPORT = '' } = process.env;
const endAt = Number(END_AT_CALL);
const { readdirSync, rmSync, statSync, truncateSync, writeFileSync } = fs;
let calls = 0;

type Call = (this: unknown, ...given: unknown[]) => unknown;
type Calls = Record<string, Call>;

const isBelow = (path: unknown) => String(path).startsWith(END_BELOW);

/** @param half does a part of what the call would do */
function step(name: string, path: unknown, half?: () => void): void {
  calls += 1;
  if (calls !== endAt) return;
  half?.();
  writeFileSync(END_REPORT, `${name}${half ? ', half of it' : ''}: ${String(path)}`);
  process.kill(process.pid, 'SIGKILL');
}

const HALVES: Readonly<Record<string, (...given: readonly unknown[]) => void>> = {
  writeFile(path, content, options) {
    const bytes = Buffer.from(content as string);
    const { flag = 'w' } = (options ?? {}) as { readonly flag?: string };
    writeFileSync(path as PathLike, bytes.subarray(0, bytes.length >> 1), { flag });
  },
  // Removing a folder is many steps.
  rm(path) {
    const folder = String(path);
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory())
      for (const name of readdirSync(folder).slice(1)) rmSync(join(folder, name), { recursive: true });
  },
};

const CHANGES = [
  'appendFile',
  'chmod',
  'copyFile',
  'cp',
  'link',
  'mkdir',
  'rename',
  'rm',
  'symlink',
  'truncate',
  'unlink',
  'writeFile',
];

for (const owner of [fs, fs.promises] as unknown as readonly Calls[])
  for (const name of CHANGES)
    for (const key of [name, `${name}Sync`]) {
      const call = owner[key];
      if (call === undefined) continue;
      owner[key] = function (...given) {
        const path = given.find((it) => typeof it === 'string' && isBelow(it));
        if (path !== undefined) {
          step(key, path);
          const half = HALVES[name];
          if (half) step(key, path, () => half(...given));
        }
        return call.apply(this, given);
      };
    }

// What is written by pieces, and what is brought to the disk.
const probe = await fs.promises.open(process.execPath);
const handles = Object.getPrototypeOf(probe) as Calls;
await probe.close();
const { open } = fs.promises;
const opened = new WeakMap<object, string>();
fs.promises.open = async (path, ...rest) => {
  const handle = await open(path, ...rest);
  if (isBelow(path)) opened.set(handle, String(path));
  return handle;
};
for (const key of ['sync', 'write', 'writeFile']) {
  const call = handles[key]!;
  handles[key] = function (...given) {
    const path = opened.get(this as object);
    if (path !== undefined) step(`handle.${key}`, path);
    return call.apply(this, given);
  };
}
syncBuiltinESMExports();

// The graph is written by native code, whose class cannot be changed.
type Graphs = new (...given: readonly unknown[]) => { writeIndex(file: string): Promise<unknown> };
const library = createRequire(import.meta.url)('hnswlib-node') as { HierarchicalNSW: Graphs };
const { HierarchicalNSW: Graph } = library;
library.HierarchicalNSW = function openGraph(...given: readonly unknown[]) {
  const graph = new Graph(...given);
  const value = async (file: string) => {
    step('writeIndex', file);
    await Graph.prototype.writeIndex.call(graph, file);
    step('writeIndex', file, () => truncateSync(file, statSync(file).size >> 1));
  };
  return Object.defineProperty(graph, 'writeIndex', { value });
} as unknown as Graphs;

process.on('exit', () => writeFileSync(END_REPORT, String(calls)));
