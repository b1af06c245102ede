import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that refuses everything and says the request again, key and all, as careless ones do. */
export interface EchoingEndpoint {
  readonly url: string;
  /** How often it was asked. */
  readonly asked: () => number;
  close(): Promise<void>;
}

export async function startEchoingEndpoint(status = 401): Promise<EchoingEndpoint> {
  let asked = 0;
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      asked += 1;
      const key = request.headers.authorization ?? '';
      const message = `Incorrect API key provided: ${key.replace('Bearer ', '')} (${key}) for ${request.url}: ${body}`;
      response.writeHead(status, { 'content-type': 'application/json', 'x-key': encodeURIComponent(key) });
      response.end(JSON.stringify({ error: { message, type: 'invalid_request_error', param: body, code: key } }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked: () => asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
