import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Everything below a folder by its path, a file by a hash of its content; what `skip` says is left out. */
export function listTree(folder: string, skip: (path: string) => boolean = () => false): Record<string, string> {
  const tree: Record<string, string> = {};
  const look = (below: string): void => {
    for (const name of readdirSync(join(folder, below))) {
      const path = below === '' ? name : `${below}/${name}`;
      if (skip(path)) continue;
      const stats = lstatSync(join(folder, path));
      if (stats.isDirectory()) look(path);
      else
        tree[path] = stats.isFile()
          ? createHash('sha256')
              .update(readFileSync(join(folder, path)))
              .digest('hex')
          : '';
    }
  };
  look('');
  return tree;
}
