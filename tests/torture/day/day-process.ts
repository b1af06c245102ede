import { readdirSync } from 'node:fs';
import v8 from 'node:v8';
import { createBot } from '../../../src/chat/create-bot.ts';
import { createLog } from '../../../src/log.ts';
import { openSmallApp } from '../../helpers/open-small-app.ts';
import { createMovingClock, liveBy } from './moving-clock.ts';

/** What the process is started with, as JSON in its first argument. */
export interface DaySettings {
  /** Milliseconds since 1970. */
  readonly begin: number;
  readonly corpusDir: string;
  readonly dataDir: string;
  readonly token: string;
  readonly apiRoot: string;
  readonly adminUserIds: readonly number[];
  /** Kept for good at every look at the clock, to see whether a leak would be seen. Bytes. */
  readonly leak: number;
}

/** What the process can be asked for. */
export type DayOrder =
  /** Sets the clock forward; the reply says whether the bot has nothing to do. */
  { readonly kind: 'move'; readonly to: number } | { readonly kind: 'sample' } | { readonly kind: 'stop' };

/** What the process holds on to, after everything that nobody needs was cleared away. */
export interface DaySample {
  /** Without code, of which more and more is compiled for hours. */
  readonly heapBytes: number;
  /** Of typed arrays and the like, outside the heap. */
  readonly externalBytes: number;
  readonly residentBytes: number;
  /** Counts by name. */
  readonly handles: Readonly<Record<string, number>>;
  readonly warnings: number;
}

export type DayReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'moved'; readonly isIdle: boolean }
  | { readonly kind: 'sample'; readonly sample: DaySample }
  | { readonly kind: 'stopped' };

const settings = JSON.parse(process.argv[2]!) as DaySettings;
const clock = createMovingClock(settings.begin);
liveBy(clock);
let warnings = 0;
process.on('warning', () => (warnings += 1));

const { begin: _, leak, corpusDir, dataDir, ...bound } = settings;
const log = createLog('warn', { write: (line) => process.stderr.write(line) });
const app = await openSmallApp({ corpusDir, dataDir }, { log });
const bot = createBot({ ...bound, app, log });
const running = bot.start();
const leaked: number[][] = [];

const reply = (message: DayReply) => process.send!(message);

async function isIdle(): Promise<boolean> {
  return Promise.race([bot.idle().then(() => true), new Promise<false>((tell) => setImmediate(tell, false))]);
}

async function sample(): Promise<DaySample> {
  // What is cleared away only after a finalizer has run needs more than one time.
  for (let i = 0; i < 3; i += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    globalThis.gc!();
  }
  const { code_and_metadata_size: code, bytecode_and_metadata_size: bytecode } = v8.getHeapCodeStatistics();
  const { heapUsed, external, arrayBuffers, rss } = process.memoryUsage();
  const active = process.getActiveResourcesInfo();
  return {
    heapBytes: heapUsed - code - bytecode,
    externalBytes: external + arrayBuffers,
    residentBytes: rss,
    handles: {
      active: active.length,
      files: readdirSync('/proc/self/fd').length,
      timers: clock.waiting,
      listeners: process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0),
    },
    warnings,
  };
}

process.on('message', (order: DayOrder) => {
  void obey(order).then(reply);
});
process.once('disconnect', () => process.exit());

async function obey(order: DayOrder): Promise<DayReply> {
  if (order.kind === 'sample') return { kind: 'sample', sample: await sample() };
  if (order.kind === 'move') {
    clock.moveTo(order.to);
    if (leak > 0) leaked.push(Array.from({ length: leak / 8 }, () => Math.random()));
    return { kind: 'moved', isIdle: await isIdle() };
  }
  await bot.stop();
  await running;
  await app.close();
  return { kind: 'stopped' };
}

reply({ kind: 'ready' });
