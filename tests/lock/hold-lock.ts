import { holdLock } from '../../src/lock/data-lock.ts';

/** A process that holds the data folder named on its command line until it is killed. */
holdLock(process.argv[2]!);
process.stdout.write('held\n');
setInterval(() => undefined, 60_000);
