import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createHash, randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { z } from 'zod';
import { syncFolderNow } from '../durable-files.ts';
import { AppError } from '../errors.ts';
import { leaveOutArticles } from './leave-out-articles.ts';
import type { Snapshot } from './snapshot.ts';

const idsSchema = z.array(z.string());

/**
 * Articles that nobody is shown any more, whatever snapshot serves: by id, in a file, so that neither a start nor a
 * return to an older snapshot brings one back.
 */
export interface WithdrawnArticles {
  readonly ids: ReadonlySet<string>;
  /** In effect at once, also when it throws. @throws AppError `store` when a start would bring them back */
  add(ids: readonly string[]): void;
  /** @throws AppError `store` when a start would take them away again */
  remove(ids: readonly string[]): void;
  /** The snapshot without them; the same object until they change. */
  leaveOut(snapshot: Snapshot): Snapshot;
}

const fault = (file: string, cause?: unknown) =>
  new AppError('store', `the list of withdrawn articles ${file} cannot be read`, {
    fix: 'mend it (a JSON array of article ids, nothing below it), or remove it to show these articles again',
    cause,
  });

const sumOf = (line: string) => createHash('sha256').update(line).digest('hex');

/** The ids on one line, and below it a checksum: an id that is damaged would bring its article back. */
function render(ids: ReadonlySet<string>): string {
  const line = JSON.stringify([...ids]);
  return `${line}\n${sumOf(line)}\n`;
}

/**
 * @param text as `render` has it; without a checksum when somebody wrote it by hand
 * @throws AppError `store`: what was withdrawn must not come back because its list cannot be read
 */
export function parseWithdrawn(text: string, file: string): ReadonlySet<string> {
  const [, line = text, sum = null] = /^(.*)\n([0-9a-f]{64})\n$/.exec(text) ?? [];
  if (sum !== null && sum !== sumOf(line)) throw fault(file);
  try {
    return new Set(idsSchema.parse(JSON.parse(line)));
  } catch (cause) {
    throw fault(file, cause);
  }
}

function readIds(file: string): ReadonlySet<string> {
  try {
    return parseWithdrawn(readFileSync(file, 'utf8'), file);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return new Set();
    throw cause instanceof AppError ? cause : fault(file, cause);
  }
}

function writeIds(file: string, ids: ReadonlySet<string>): void {
  const scratch = `${file}-${randomUUID()}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(scratch, render(ids), { flush: true });
    renameSync(scratch, file);
    syncFolderNow(dirname(file));
  } catch (cause) {
    rmSync(scratch, { force: true });
    throw new AppError('store', `the list of withdrawn articles ${file} cannot be written`, {
      fix: 'see that the data folder has room and may be written; until then a restart forgets the change',
      cause,
    });
  }
}

/** @throws AppError `store` when the list is there but cannot be read */
export function createWithdrawnArticles(file: string): WithdrawnArticles {
  let ids = readIds(file);
  const seen = new WeakMap<Snapshot, { readonly without: ReadonlySet<string>; readonly snapshot: Snapshot }>();

  let isWritten = true;

  const set = (next: ReadonlySet<string>) => {
    const isSame = next.size === ids.size && [...next].every((id) => ids.has(id));
    if (isSame && isWritten) return;
    if (!isSame) ids = next;
    isWritten = false;
    writeIds(file, ids);
    isWritten = true;
  };
  return {
    get ids() {
      return ids;
    },
    add: (more) => set(new Set([...ids, ...more])),
    remove: (gone) => set(new Set([...ids].filter((id) => !gone.includes(id)))),
    leaveOut(snapshot) {
      const known = seen.get(snapshot);
      if (known?.without === ids) return known.snapshot;
      const without = leaveOutArticles(snapshot, ids);
      seen.set(snapshot, { without: ids, snapshot: without });
      return without;
    },
  };
}
