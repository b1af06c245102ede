import { setMaxListeners } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom } from '../../src/bench/random.ts';

const MEGABYTE = 1024 * 1024;
const HEAD = 'POST /telegram HTTP/1.1\r\nHost: x\r\n';

/** What somebody does who reaches the bot's server and means it no good; each over and over. */
export interface Siege {
  /** Connections that send a byte now and then. */
  readonly slow: number;
  /** Clients that post more than is taken, without the secret. */
  readonly huge: number;
  /** Clients that send what is no HTTP, or half a request, and go away. */
  readonly noisy: number;
  /** Clients that ask for figures and health without a pause. */
  readonly curious: number;
}

export interface SiegeRecord {
  readonly attacks: number;
  /** Replies by their status. */
  readonly statuses: ReadonlyMap<number, number>;
}

/** Goes on until the signal. */
export async function besiege(port: number, siege: Siege, signal: AbortSignal): Promise<SiegeRecord> {
  const statuses = new Map<number, number>();
  let attacks = 0;
  setMaxListeners(0, signal);

  /** One connection, until either side ends it. */
  const attack = (act: (write: (text: string) => void, end: () => void) => void): Promise<void> =>
    new Promise((settle) => {
      attacks += 1;
      const socket = connect(port, '127.0.0.1');
      const end = () => void socket.destroy();
      let heard = '';
      signal.addEventListener('abort', end, { once: true });
      socket.setEncoding('latin1').on('data', (text: string) => (heard += text));
      socket.on('error', () => undefined);
      socket.once('close', () => {
        signal.removeEventListener('abort', end);
        for (const [, status] of heard.matchAll(/HTTP\/1\.1 (\d{3})/g))
          statuses.set(Number(status), (statuses.get(Number(status)) ?? 0) + 1);
        settle();
      });
      socket.once('connect', () => act((text) => socket.writable && socket.write(text), end));
    });
  const repeat = async (once: () => Promise<void>, pauseMs: number) => {
    while (!signal.aborted) {
      await once();
      await sleep(pauseMs);
    }
  };

  const drip = () =>
    attack((write) => {
      write(`${HEAD}X-Slow: `);
      const timer = setInterval(() => write('a'), 500);
      signal.addEventListener('abort', () => clearInterval(timer), { once: true });
    });
  const flood = () =>
    attack((write) => {
      write(`${HEAD}Transfer-Encoding: chunked\r\nX-Telegram-Bot-Api-Secret-Token: guess-${attacks}\r\n\r\n`);
      const chunk = 'x'.repeat(2 ** 16);
      for (let sent = 0; sent <= 2 * MEGABYTE; sent += chunk.length) write(`10000\r\n${chunk}\r\n`);
    });
  const noise = (random: () => number) =>
    attack((write, end) => {
      const bytes = Array.from({ length: 200 }, () => String.fromCharCode(Math.floor(random() * 256))).join('');
      write(random() < 0.5 ? bytes : `${HEAD}Content-Length: ${Math.floor(random() * 1e12)}\r\n${bytes}`);
      setTimeout(end, random() * 50);
    });
  const look = () =>
    attack((write) =>
      write('GET /metrics HTTP/1.1\r\nHost: x\r\n\r\nGET /readyz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'),
    );

  await Promise.all([
    ...times(siege.slow, () => repeat(drip, 100)),
    ...times(siege.huge, () => repeat(flood, 50)),
    ...times(siege.noisy, (i) => repeat(() => noise(createRandom(i + 1)), 10)),
    ...times(siege.curious, () => repeat(look, 10)),
  ]);
  return { attacks, statuses };
}

function times(count: number, begin: (index: number) => Promise<void>): readonly Promise<void>[] {
  return Array.from({ length: count }, (_, i) => begin(i));
}
