import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ModelSource } from './model-source.ts';

/** A folder on this machine, laid out like the hub's repository or with all files side by side. */
export function createFolderSource(folder: string): ModelSource {
  return {
    name: `folder ${folder}`,
    async read(wanted) {
      const found = new Map<string, Uint8Array>();
      await stat(folder);
      for (const file of wanted)
        for (const path of [join(folder, file.name), join(folder, basename(file.name))]) {
          const stats = await stat(path).catch(() => undefined);
          // The size is pinned, so another size is another file and need not be read.
          if (found.has(file.name) || !stats?.isFile() || stats.size !== file.bytes) continue;
          found.set(file.name, await readFile(path));
        }
      return found;
    },
  };
}
