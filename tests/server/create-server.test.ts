import { request } from 'node:http';
import { connect } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { silentLog } from '../../src/log.ts';
import { createServer } from '../../src/server/create-server.ts';
import type { Route } from '../../src/server/route.ts';
import { openRaw, openServer } from './open-server.ts';

const MEGABYTE = 1024 * 1024;

/** Says how long what was posted is. */
const echo: Route = {
  method: 'POST',
  path: '/echo',
  name: 'echo',
  answer: (body) => ({ status: 200, text: String(body.length) }),
};
const hello: Route = { method: 'GET', path: '/hello', name: 'hello', answer: () => ({ status: 200, text: 'hello' }) };
const routes = [echo, hello];

const post = (url: string, body: string | Uint8Array<ArrayBuffer>) => fetch(url, { method: 'POST', body });

describe('the HTTP server', () => {
  it('answers what it knows, with or without a question mark, and nothing else', async () => {
    const { url, replies } = await openServer(routes);
    const [unknown, wrongMethod] = ['404 Not Found\n', '405 Method Not Allowed\n'];
    for (const [method, path, expected] of [
      ['GET', '/hello', '200 hello'],
      ['GET', '/hello?x=/echo', '200 hello'],
      ['HEAD', '/hello', '200 '],
      ['POST', '/hello', wrongMethod],
      ['GET', '/echo', wrongMethod],
      ['DELETE', '/echo', wrongMethod],
      ['GET', '/', unknown],
      ['GET', '/hello/', unknown],
      ['GET', '/HELLO', unknown],
      ['GET', '/constructor', unknown],
    ] as const) {
      const response = await fetch(url + path, { method });
      expect([method, path, `${response.status} ${await response.text()}`]).toEqual([method, path, expected]);
    }
    expect((await fetch(`${url}/echo`)).headers.get('allow')).toBe('POST');
    expect((await post(`${url}/hello`, '')).headers.get('allow')).toBe('GET, HEAD');
    expect(new Set(replies)).toEqual(new Set(['hello 200', 'hello 405', 'echo 405', 'other 404']));
  });

  it('takes a body of one megabyte, and of a byte more none, told or not told beforehand', async () => {
    const { url, server } = await openServer(routes);
    const response = await post(`${url}/echo`, new Uint8Array(MEGABYTE));
    expect([response.status, await response.text()]).toEqual([200, String(MEGABYTE)]);

    const told = openRaw(server.port);
    told.write(`POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: ${MEGABYTE + 1}\r\n\r\n`);
    expect(await told.ended).toMatch(/^HTTP\/1\.1 413 [^]*connection: close/i);

    const untold = openRaw(server.port);
    untold.write('POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n');
    const chunk = 'x'.repeat(2 ** 16);
    for (let sent = 0; sent <= MEGABYTE; sent += chunk.length) untold.write(`10000\r\n${chunk}\r\n`);
    expect(await untold.ended).toMatch(/^HTTP\/1\.1 413 [^]*connection: close/i);
  });

  it('says so to a client that sends all of a far too long body before it listens', async () => {
    const { url } = await openServer(routes);
    expect((await post(`${url}/echo`, new Uint8Array(3 * MEGABYTE))).status).toBe(413);
  });

  it('ends connections that are slow with headers or body, and goes on answering others', async () => {
    const { url, server, lines } = await openServer(routes, { headersMs: 100, requestMs: 300 });
    const silent = openRaw(server.port);
    const headers = openRaw(server.port);
    headers.write('POST /echo HTTP/1.1\r\nHost: x\r\nX-Slow: ');
    const body = openRaw(server.port);
    body.write('POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n');
    const drip = setInterval(() => {
      headers.write('a');
      body.write('b');
    }, 60);
    try {
      expect((await fetch(`${url}/hello`)).status).toBe(200);
      for (const text of await Promise.all([silent.ended, headers.ended, body.ended])) expect(text).toContain(' 408 ');
    } finally {
      clearInterval(drip);
    }
    expect((await fetch(`${url}/hello`)).status).toBe(200);
    expect(lines.filter((line) => line.includes('"error"'))).toEqual([]);
  });

  it('is not moved by what is no HTTP, by huge headers and by clients that go away', async () => {
    const { url, server, lines } = await openServer(routes);
    const noise = openRaw(server.port);
    noise.write('\u0016\u0003\u0001\u0002\u0000 this is TLS\r\n\r\n');
    expect(await noise.ended).toMatch(/^HTTP\/1\.1 400 Bad Request\r\nConnection: close\r\n\r\n$/);
    const huge = openRaw(server.port);
    huge.write(`GET /hello HTTP/1.1\r\nHost: x\r\nX-Huge: ${'x'.repeat(20_000)}\r\n\r\n`);
    expect(await huge.ended).toMatch(/^HTTP\/1\.1 431 /);
    await new Promise<void>((gone) => {
      const socket = connect(server.port, '127.0.0.1', () => {
        socket.write('POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc', () => socket.resetAndDestroy());
      }).once('close', () => gone());
    });
    expect((await fetch(`${url}/hello`)).status).toBe(200);
    expect(lines.filter((line) => line.includes('"error"'))).toEqual([]);
  });

  it('answers others whatever is made of a request', async () => {
    const { url, server, lines } = await openServer(routes, { headersMs: 200, requestMs: 400, idleMs: 300 });
    const seeds = [
      'POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello',
      'POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n',
      'GET /hello HTTP/1.1\r\nHost: x\r\n\r\nGET /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
      'CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n',
      'GET /hello HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
      'POST /echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 99999999\r\n\r\n',
    ];
    const change = fc.record({
      seed: fc.constantFrom(...seeds),
      at: fc.nat(200),
      cut: fc.nat(12),
      put: fc.oneof(
        fc.constantFrom('', '\r\n', '\0', ': ', 'ffffffff'),
        fc.string({ unit: 'binary-ascii', maxLength: 9 }),
      ),
    });
    const heard = await Promise.all(
      fc.sample(change, { numRuns: 100, seed: 1 }).map(({ seed, at, cut, put }) => {
        const raw = openRaw(server.port);
        raw.write(seed.slice(0, at) + put + seed.slice(at + cut));
        return raw.ended;
      }),
    );
    const statuses = heard.flatMap((text) => [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => status));
    expect(statuses.filter((status) => status?.startsWith('5') && status !== '505')).toEqual([]);
    expect(new Set(statuses).size).toBeGreaterThan(3);
    expect(await (await fetch(`${url}/hello`)).text()).toBe('hello');
    expect(lines.filter((line) => line.includes('"error"'))).toEqual([]);
  });

  it('tells nothing of a fault, and lives on', async () => {
    const faulty: Route = {
      ...hello,
      path: '/faulty',
      answer: () => Promise.reject(new Error('the password is 1234')),
    };
    const { url, lines } = await openServer([...routes, faulty]);
    const response = await fetch(`${url}/faulty`);
    expect([response.status, await response.text()]).toEqual([500, 'Internal Server Error\n']);
    expect([...response.headers.values()].join('\n')).not.toContain('1234');
    expect(lines.some((line) => line.includes('a request could not be answered'))).toBe(true);
    expect((await fetch(`${url}/hello`)).status).toBe(200);
  });

  it('turns away connections beyond those it may have', async () => {
    const { server } = await openServer(routes, { connections: 2 });
    const [first, second] = [openRaw(server.port), openRaw(server.port)];
    const third = openRaw(server.port);
    expect(await third.ended).toBe('');
    for (const { write } of [first, second]) write('GET /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    expect(await Promise.all([first.ended, second.ended])).toEqual([
      expect.stringContaining('hello'),
      expect.stringContaining('hello'),
    ]);
    expect(await (await fetch(`http://127.0.0.1:${server.port}/hello`)).text()).toBe('hello');
  });

  it('closes when what is under way is over, and takes nothing more', async () => {
    let finish: (() => void) | undefined;
    const slow: Route = {
      ...hello,
      path: '/slow',
      answer: () => new Promise((settle) => (finish = () => settle({ status: 200, text: 'late' }))),
    };
    const { url, server } = await openServer([slow], { closeMs: 30_000 });
    const answer = fetch(`${url}/slow`);
    await expect.poll(() => finish).toBeDefined();
    const closed = server.close();
    await expect(fetch(`${url}/slow`)).rejects.toThrow('fetch failed');
    finish?.();
    expect(await (await answer).text()).toBe('late');
    await closed;
  });

  it('does not wait for ever for a client that hangs when it closes', async () => {
    const { server } = await openServer(routes);
    const hanging = openRaw(server.port);
    hanging.write('POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n');
    await new Promise<void>((settle) => {
      const probe = request({ port: server.port, path: '/hello' }, (response) => {
        response.resume().once('end', settle);
      });
      probe.end();
    });
    await server.close();
    expect(await hanging.ended).toBe('');
  });

  it('tells in one line that its port is taken, or that it may not listen there', async () => {
    const { server } = await openServer(routes);
    const open = (host: string, port: number) => createServer({ http: { host, port }, routes, log: silentLog });
    await expect(open('127.0.0.1', server.port)).rejects.toMatchObject({
      code: 'config',
      line: `port ${server.port} of 127.0.0.1 is taken by another program — end that program, or choose another HTTP_PORT`,
    });
    await expect(open('192.0.2.1', 0)).rejects.toMatchObject({
      code: 'config',
      line: 'the bot cannot listen at 192.0.2.1 port 0 (EADDRNOTAVAIL) — choose an HTTP_HOST that is an address of this machine, such as 127.0.0.1',
    });
  });
});
