import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Config } from '../config.ts';
import { AppError } from '../errors.ts';
import type { Log } from '../log.ts';
import { readBody } from './read-body.ts';
import { MOST_BODY_BYTES, type Reply, type Route } from './route.ts';
import { sendReply } from './send-reply.ts';

/** How long a client may take, and how many there may be. */
export interface ServerLimits {
  readonly headersMs: number;
  /** For all of a request. */
  readonly requestMs: number;
  /** A connection on which nothing moves. */
  readonly idleMs: number;
  /** Further ones are turned away at once. Telegram opens 40 at most, a proxy as many as it is sent. */
  readonly connections: number;
  /** To read a reply after a body that was turned away. */
  readonly lingerMs: number;
  /** For requests under way when the server closes. */
  readonly closeMs: number;
}

export const SERVER_LIMITS: ServerLimits = {
  headersMs: 5_000,
  requestMs: 15_000,
  idleMs: 30_000,
  connections: 128,
  lingerMs: 1_000,
  closeMs: 2_000,
};

export interface HttpServer {
  /** The port it listens at, also when any was asked for. */
  readonly port: number;
  /** Takes nothing more, and resolves when what was under way is over. */
  close(): Promise<void>;
}

/**
 * The program's own HTTP server. It tells of no fault more than its status, and no request can end the program.
 *
 * @param onReply told of every reply, with the name of its route; `other` for none
 * @throws AppError `config` when it cannot listen
 */
export async function createServer(parts: {
  readonly http: NonNullable<Config['http']>;
  readonly routes: readonly Route[];
  readonly log: Log;
  readonly onReply?: (route: string, status: number) => void;
  readonly limits?: ServerLimits;
}): Promise<HttpServer> {
  const { http, routes, log, onReply, limits = SERVER_LIMITS } = parts;
  let isClosing = false;

  async function answer(route: Route, request: IncomingMessage): Promise<Reply | null> {
    try {
      const refusal = route.refuse?.(request.headers);
      if (refusal) return refusal;
      const body = route.method === 'POST' ? await readBody(request, MOST_BODY_BYTES) : Buffer.alloc(0);
      return body === null ? { status: 413 } : await route.answer(body);
    } catch (error) {
      // Nobody is there any more who could be answered.
      if (request.destroyed && !request.complete) return null;
      log.error('a request could not be answered', { route: route.name, error });
      return { status: 500 };
    }
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // A client that goes away in the middle of a reply is no fault.
    response.on('error', () => undefined);
    request.on('error', () => undefined);
    const [path] = (request.url ?? '').split('?', 1);
    const here = routes.filter((route) => route.path === path);
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const route = here.find((candidate) => candidate.method === method);
    const name = here[0]?.name ?? 'other';
    const allowed = here.map((candidate) => (candidate.method === 'GET' ? 'GET, HEAD' : candidate.method)).join(', ');
    const reply = route ? await answer(route, request) : { status: here.length > 0 ? 405 : 404 };
    if (reply === null) return;
    onReply?.(name, reply.status);
    const headers = { ...(reply.status === 405 && { allow: allowed }), ...(isClosing && { connection: 'close' }) };
    sendReply(request, response, reply, { headers, lingerMs: limits.lingerMs });
  }

  const server = createHttpServer(
    {
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      connectionsCheckingInterval: Math.min(1_000, limits.headersMs / 2),
      keepAliveTimeout: limits.idleMs,
    },
    (request, response) => {
      handle(request, response).catch((error: unknown) => log.error('a reply could not be sent', { error }));
    },
  );
  server.maxConnections = limits.connections;
  server.setTimeout(limits.idleMs);

  await new Promise<void>((settle, reject) => {
    server.once('error', (error) => reject(explain(error, http)));
    server.listen(http.port, http.host, settle);
  });
  server.removeAllListeners('error').on('error', (error) => log.error('the HTTP server had a fault', { error }));
  const { port } = server.address() as AddressInfo;
  log.info('listening for HTTP', { host: http.host, port });

  return {
    port,
    close: () =>
      new Promise((settle) => {
        isClosing = true;
        const timer = setTimeout(() => server.closeAllConnections(), limits.closeMs);
        server.close(() => {
          clearTimeout(timer);
          settle();
        });
        server.closeIdleConnections();
      }),
  };
}

function explain(error: NodeJS.ErrnoException, { host, port }: NonNullable<Config['http']>): AppError {
  const [what, fix] =
    error.code === 'EADDRINUSE'
      ? [`port ${port} of ${host} is taken by another program`, 'end that program, or choose another HTTP_PORT']
      : error.code === 'EACCES'
        ? [`the bot may not listen at port ${port} of ${host}`, 'choose an HTTP_PORT above 1023']
        : [
            `the bot cannot listen at ${host} port ${port} (${error.code})`,
            'choose an HTTP_HOST that is an address of this machine, such as 127.0.0.1',
          ];
  return new AppError('config', what, { fix, cause: error });
}
