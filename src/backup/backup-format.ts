import { createHash } from 'node:crypto';
import { z } from 'zod';
import { INSTALLATION_KEY_FILE } from '../installation-key.ts';
import { STORE_FILE } from '../store/open-database.ts';

/** Raised when a backup is laid out otherwise. */
export const BACKUP_FORMAT = 1;
const KIND = 'kecheng-backup';

/** The first file of a backup; it tells of all others. */
export const BACKUP_MANIFEST = 'manifest.json';
/** Ids of articles that nobody is to be shown, as the program keeps them. */
export const BACKED_UP_WITHDRAWN = 'withdrawn';
/** Folders of articles. */
export const CORPUS_PART = 'corpus';
export const RETIRED_PART = 'retired';

const MEGABYTE = 1 << 20;
/** What no honest file of its kind exceeds, in bytes. A database is bound by the room on the disk alone. */
const MOST_BYTES = { manifest: 64 * MEGABYTE, key: 1024, withdrawn: 16 * MEGABYTE, article: 64 * MEGABYTE } as const;
export const MOST_MANIFEST_BYTES = MOST_BYTES.manifest;
const MOST_FILES = 200_000;
const MOST_PATH = 1000;

/** One part of a path: no step upwards, nothing hidden, nothing that a system reads otherwise than it stands there. */
// oxlint-disable-next-line no-control-regex -- these are what is refused
const SEGMENT = /^(?!\.)[^\u0000-\u001f\u007f\\/]+$/;

/** How large a file of a backup may be; null when no backup has such a file. */
export function mostBytesOf(path: string): number | null {
  if (path === STORE_FILE) return Infinity;
  if (path === INSTALLATION_KEY_FILE) return MOST_BYTES.key;
  if (path === BACKED_UP_WITHDRAWN) return MOST_BYTES.withdrawn;
  const [folder, ...segments] = path.split('/');
  const isArticle = (folder === CORPUS_PART || folder === RETIRED_PART) && segments.length > 0;
  return isArticle && path.length <= MOST_PATH && segments.every((segment) => SEGMENT.test(segment))
    ? MOST_BYTES.article
    : null;
}

const countSchema = z.int().nonnegative();
const manifestSchema = z.object({
  kind: z.literal(KIND),
  format: z.literal(BACKUP_FORMAT),
  /** ISO 8601. */
  madeAt: z.iso.datetime(),
  /** Of the program. */
  program: z.string().max(100),
  /** Why an older snapshot served although the articles were others; null when they served as they were. */
  pinned: z.enum(['rollback', 'held']).nullable(),
  files: z
    .array(z.object({ path: z.string(), bytes: countSchema, sha256: z.string().regex(/^[0-9a-f]{64}$/) }))
    .max(MOST_FILES),
});

/** What a backup holds. Every path is one that a backup may have, and is there once. */
export type BackupManifest = Readonly<z.infer<typeof manifestSchema>>;
export type BackedUpFile = BackupManifest['files'][number];

export function renderBackupManifest(facts: Omit<BackupManifest, 'kind' | 'format'>): string {
  const { madeAt, program, pinned } = facts;
  const files = facts.files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 }));
  const content = { kind: KIND, format: BACKUP_FORMAT, madeAt, program, pinned, files };
  const sha256 = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  return JSON.stringify({ ...content, sha256 }, null, 1);
}

/** @throws Error in a few words when it is none, was changed, or names what no backup may hold */
export function parseBackupManifest(text: string): BackupManifest {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (cause) {
    throw new Error('its list of files cannot be read', { cause });
  }
  const { kind, format } = (content ?? {}) as { readonly kind?: unknown; readonly format?: unknown };
  if (kind !== KIND) throw new Error('it was not made by this program');
  if (typeof format === 'number' && format > BACKUP_FORMAT)
    throw new Error('it was made by a newer version of this program');
  const parsed = manifestSchema.safeParse(content);
  if (!parsed.success || renderBackupManifest(parsed.data) !== text)
    throw new Error('its list of files does not match its checksum');
  const names = new Set<string>();
  for (const { path, bytes } of parsed.data.files) {
    const most = mostBytesOf(path);
    if (most === null) throw new Error(`it names a file that no backup holds: ${JSON.stringify(path.slice(0, 80))}`);
    if (bytes > most) throw new Error(`${path} is too large in it (${bytes} bytes)`);
    if (names.has(path)) throw new Error(`${path} is twice in it`);
    names.add(path);
  }
  if (!names.has(STORE_FILE)) throw new Error(`${STORE_FILE} is missing in it`);
  return parsed.data;
}
