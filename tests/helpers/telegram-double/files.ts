import type { Clock } from './clock.ts';

/** A file on the server. */
export interface StoredFile {
  readonly fileId: string;
  readonly uniqueId: string;
  readonly name: string;
  readonly bytes: Buffer;
  /** In bytes, as the server says it; a test may say more than it stores. */
  readonly size: number;
  readonly folder: 'documents' | 'photos' | 'voice' | 'stickers';
}

export interface NewFile extends Omit<StoredFile, 'fileId' | 'uniqueId' | 'size'> {
  readonly size?: number;
}

export interface Files {
  add(file: NewFile): StoredFile;
  find(fileId: unknown): StoredFile | undefined;
  /** The path of a download, good for an hour. */
  grant(file: StoredFile): string;
  /** What a path leads to; undefined when it was never given out or its hour is over. */
  open(path: string): StoredFile | undefined;
}

const PATH_LIVES_MS = 60 * 60 * 1000;

export function createFiles(clock: Clock): Files {
  const files = new Map<string, StoredFile>();
  const granted = new Map<string, { readonly file: StoredFile; readonly until: number }>();
  const pathOf = (file: StoredFile): string => {
    const number = file.uniqueId.replace(/^\D+/, '');
    const extension = /\.[A-Za-z0-9]{1,8}$/.exec(file.name)?.[0] ?? '';
    return `${file.folder}/file_${number}${extension.toLowerCase()}`;
  };
  return {
    add(file) {
      const number = files.size + 1;
      const stored = { size: file.bytes.length, ...file, fileId: `file-${number}`, uniqueId: `unique-${number}` };
      files.set(stored.fileId, stored);
      return stored;
    },
    find: (fileId) => files.get(String(fileId)),
    grant(file) {
      const path = pathOf(file);
      granted.set(path, { file, until: clock.now() + PATH_LIVES_MS });
      return path;
    },
    open(path) {
      const grant = granted.get(path);
      return grant && clock.now() < grant.until ? grant.file : undefined;
    },
  };
}

/** How a message names a file. */
export function describeFile({ fileId, uniqueId, size }: StoredFile) {
  return { file_id: fileId, file_unique_id: uniqueId, file_size: size };
}
