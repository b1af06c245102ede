import { afterEach, describe, expect, it, vi } from 'vitest';
import { describeChatFailure, isFaultOfEndpoint, isPassing, readChatFailure } from '../../src/models/chat-failure.ts';

afterEach(() => {
  vi.useRealTimers();
});

const refusal = (status: number, retryAfter?: string) =>
  Object.assign(new Error(`${status} a word of the server`), {
    status,
    headers: new Headers(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
  });

describe('what a client library throws', () => {
  it.each([
    ['3', 3000],
    ['0', 0],
    ['1.5', 1500],
    ['Tue, 24 Nov 2026 10:00:09 GMT', 9000],
    ['Tue, 24 Nov 2026 09:59:00 GMT', 0],
    ['soon', null],
    ['-1', null],
    [undefined, null],
  ])('says how long to wait: %s', (value, retryAfterMs) => {
    vi.useFakeTimers({ now: Date.parse('2026-11-24T10:00:00Z') });
    expect(readChatFailure(refusal(429, value))).toEqual({ kind: 'status', status: 429, retryAfterMs });
  });

  it.each([
    ['a lost connection after the headers', new TypeError('terminated'), 'network'],
    ['one before them', new TypeError('fetch failed', { cause: new Error('ECONNREFUSED') }), 'network'],
    ['a fault of its own', new TypeError('x is not a function'), 'broken'],
    ['bad JSON', new SyntaxError('Unexpected end of JSON input'), 'broken'],
    ['no error at all', 'text', 'broken'],
    ['nothing', null, 'broken'],
  ])('is read by hand: %s', (_, error, kind) => {
    expect(readChatFailure(error).kind).toBe(kind);
  });

  it.each([
    [400, false, false],
    [401, false, true],
    [402, false, true],
    [404, false, true],
    [408, true, true],
    [409, true, true],
    [413, false, false],
    [422, false, false],
    [429, true, true],
    [500, true, true],
    [529, true, true],
  ])('with status %i: may another attempt work: %s; is the endpoint to blame: %s', (status, passing, blamed) => {
    const failure = readChatFailure(refusal(status));
    expect([isPassing(failure), isFaultOfEndpoint(failure)]).toEqual([passing, blamed]);
    expect(describeChatFailure(failure)).toBe(`HTTP ${status}`);
  });
});
