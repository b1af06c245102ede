import { restoreBackup } from '../../../src/backup/restore-backup.ts';
import { writeBackup } from '../../../src/backup/write-backup.ts';

/** Backs up or restores. Its arguments: which of the two, data folder, corpus folder, file. */
const [what = '', dataDir = '', corpusDir = '', file = ''] = process.argv.slice(2);
if (what === 'backup') await writeBackup({ dataDir, corpusDir, to: file, program: 'test' });
else await restoreBackup({ dataDir, corpusDir, from: file });
