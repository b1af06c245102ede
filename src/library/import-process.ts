import { carryOutImport, type ImportJob } from './carry-out-import.ts';

/** The bot that asked is gone: nobody will see what is read here. */
const leave = () => process.exit(1);
process.on('disconnect', leave);
async function answer(job: ImportJob): Promise<void> {
  const message = await carryOutImport(job);
  process.send?.(message, undefined, undefined, () => {
    process.off('disconnect', leave);
    process.disconnect?.();
  });
}

process.once('message', (job: ImportJob) => void answer(job));
