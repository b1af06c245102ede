import { connect } from 'node:net';
import { onTestFinished } from 'vitest';
import { createLog } from '../../src/log.ts';
import { createServer, SERVER_LIMITS, type ServerLimits } from '../../src/server/create-server.ts';
import type { Route } from '../../src/server/route.ts';

/** A server on any free port of this machine, closed at the end of the test. */
export async function openServer(routes: readonly Route[], limits: Partial<ServerLimits> = {}) {
  const lines: string[] = [];
  const replies: string[] = [];
  const server = await createServer({
    http: { host: '127.0.0.1', port: 0 },
    routes,
    log: createLog('debug', { write: (line) => lines.push(line) }),
    onReply: (route, status) => replies.push(`${route} ${status}`),
    limits: { ...SERVER_LIMITS, lingerMs: 50, closeMs: 100, ...limits },
  });
  onTestFinished(() => server.close());
  return { server, lines, replies, url: `http://127.0.0.1:${server.port}` };
}

/** A connection on which a test writes what it wants. */
export interface RawConnection {
  readonly write: (text: string) => void;
  /** All that came until the other side ended the connection. */
  readonly ended: Promise<string>;
}

export function openRaw(port: number): RawConnection {
  const socket = connect(port, '127.0.0.1');
  let heard = '';
  socket.setEncoding('latin1').on('data', (text: string) => (heard += text));
  // A reset is an end, too.
  socket.on('error', () => undefined);
  onTestFinished(() => void socket.destroy());
  return {
    write: (text) => void socket.write(text),
    ended: new Promise((settle) => socket.once('close', () => settle(heard))),
  };
}
