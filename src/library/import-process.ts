import { Worker } from 'node:worker_threads';
import { carryOutImport, type ImportJob } from './carry-out-import.ts';

/**
 * Ends the process when it holds too much. A few bytes of a file may unpack to gigabytes, outside of the heap that V8
 * bounds and in one go, so that only another thread can see it.
 */
function watchMemory(megabytes: number): void {
  const watch = `setInterval(() => {
    if (process.memoryUsage.rss() > ${megabytes * 2 ** 20}) process.kill(process.pid, 'SIGKILL');
  }, 50);`;
  new Worker(watch, { eval: true, execArgv: [] }).unref();
}

/** The bot that asked is gone: nobody will see what is read here. */
const leave = () => process.exit(1);

async function answer(job: ImportJob): Promise<void> {
  const message = await carryOutImport(job);
  process.send?.(message, undefined, undefined, () => {
    process.off('disconnect', leave);
    process.disconnect?.();
  });
}

// A broken PDF fails in several places of its parser at once, and one of them is waited for: that one counts.
process.on('unhandledRejection', () => undefined);
watchMemory(Number(process.argv[2]));
process.on('disconnect', leave);
process.once('message', (job: ImportJob) => void answer(job));
