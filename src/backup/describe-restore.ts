import { INSTALLATION_KEY_FILE } from '../installation-key.ts';
import { BACKED_UP_WITHDRAWN, type BackupManifest, CORPUS_PART, RETIRED_PART } from './backup-format.ts';

/** What is restored and what is to be done next, in lines for whoever restores. */
export function describeRestore(parts: {
  readonly manifest: BackupManifest;
  readonly from: string;
  readonly corpusDir: string;
  /** The corpus that is there is that of the backup already. */
  readonly isSameCorpus: boolean;
  /** Messages that were being answered when it was made. */
  readonly givenUp: number;
  /** Folders in which what was there before is kept. */
  readonly kept: readonly string[];
}): string[] {
  const { manifest, from, corpusDir, isSameCorpus, givenUp, kept } = parts;
  const count = (part: string) => manifest.files.filter(({ path }) => path.startsWith(`${part}/`)).length;
  const has = (path: string) => manifest.files.some((file) => file.path === path);
  return [
    `restored from ${from}, made ${manifest.madeAt} by version ${manifest.program}:`,
    `  ${count(CORPUS_PART)} files in ${corpusDir}${isSameCorpus ? ' (they were the same already)' : ''}`,
    `  ${count(RETIRED_PART)} retired articles; ${has(BACKED_UP_WITHDRAWN) ? 'the list of withdrawn ones' : 'none was withdrawn'}`,
    `  records of answers, settings of chats, votes and golden questions${has(INSTALLATION_KEY_FILE) ? '; the key of the installation' : ''}`,
    ...(givenUp > 0 ? [`  ${givenUp} messages that were waiting for an answer when it was made are not answered`] : []),
    ...(manifest.pinned === null
      ? []
      : ['  an earlier snapshot served when it was made (/rollback); now the articles as they are will']),
    ...(kept.length > 0 ? [`what was there before is kept in ${kept.join(' and ')}: delete it when all is well`] : []),
    'people who had themselves forgotten (/forget) after it was made are in it again',
    'next: npm start (the first start builds a snapshot; .env is not in a backup)',
  ];
}
