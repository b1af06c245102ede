import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Duplex } from 'node:stream';

/** Servers close what is idle for longer; Node's own after five seconds, Telegram's later. */
const IDLE_MS = 3_000;

/**
 * An agent for each request that keeps connections, but takes none that was idle for long: a server may just close it,
 * and what was sent then is lost without anybody knowing whether it arrived. A timer would come too late in a program
 * that is busy, therefore their age is looked at when one is needed.
 *
 * @param apiRoot decides between http and https
 */
export function createFreshAgent(apiRoot: string): () => HttpAgent {
  const freeSince = new WeakMap<Duplex, number>();
  const agent = apiRoot.startsWith('http:') ? new HttpAgent({ keepAlive: true }) : new HttpsAgent({ keepAlive: true });
  agent.on('free', (socket: Duplex) => freeSince.set(socket, performance.now()));
  return () => {
    const oldest = performance.now() - IDLE_MS;
    for (const sockets of Object.values(agent.freeSockets))
      for (const socket of sockets ?? []) if ((freeSince.get(socket) ?? -Infinity) < oldest) socket.destroy();
    return agent;
  };
}
