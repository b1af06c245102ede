import { join } from 'node:path';
import type { Log } from '../log.ts';
import type { PassageSource } from '../passages/passage-key.ts';
import type { Store } from '../store/open-store.ts';
import { createDrafts, type Drafts } from './create-drafts.ts';
import { createPastes, type Pastes } from './create-pastes.ts';
import { createShelf, type Shelf } from './create-shelf.ts';
import { IMPORT_FOLDER } from './clear-imports.ts';
import { runImport } from './run-import.ts';

/** Below the data folder. */
export const RETIRED_FOLDER = 'retired';

/** How the corpus folder is kept by people who cannot reach it: what comes in, what is there, what goes. */
export interface Library {
  readonly drafts: Drafts;
  readonly pastes: Pastes;
  readonly shelf: Shelf;
  /** Days for which it is known which answers cite an article. */
  readonly recordDays: number;
}

export function createLibrary(parts: {
  readonly corpusDir: string;
  readonly dataDir: string;
  readonly retentionDays: number;
  readonly store: Pick<Store, 'drafts' | 'retiredArticles' | 'audits'>;
  readonly snapshot: () => PassageSource;
  readonly log: Log;
  readonly importFile?: typeof runImport;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}): Library {
  const { corpusDir, dataDir, store, snapshot, log, importFile = runImport, now = Date.now } = parts;
  const retiredDir = join(dataDir, RETIRED_FOLDER);
  return {
    recordDays: parts.retentionDays,
    drafts: createDrafts({
      table: store.drafts,
      corpusDir,
      otherDirs: [retiredDir],
      scratchDir: join(dataDir, IMPORT_FOLDER),
      importFile,
      log,
      now,
    }),
    pastes: createPastes({ table: store.drafts, now }),
    shelf: createShelf({ corpusDir, retiredDir, snapshot, table: store.retiredArticles, audits: store.audits, now }),
  };
}
