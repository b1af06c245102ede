import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { createFreshAgent } from '../../../src/chat/delivery/connect-afresh.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

it('a connection is used again at once, and not after it was idle for long', async () => {
  const server = createServer((_request, response) => response.end('ok')).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => void server.close());
  let connections = 0;
  server.on('connection', () => (connections += 1));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const agentFor = createFreshAgent(url);
  onTestFinished(() => agentFor().destroy());
  const ask = () =>
    new Promise<void>((resolve, reject) => {
      get(url, { agent: agentFor() }, (response) => response.resume().once('close', resolve)).once('error', reject);
    });
  await ask();
  await ask();
  expect(connections).toBe(1);
  vi.advanceTimersByTime(2_900);
  await ask();
  expect(connections).toBe(1);
  vi.advanceTimersByTime(3_100);
  await ask();
  expect(connections).toBe(2);
});
