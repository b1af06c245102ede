import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { untilAborted } from '../src/until-aborted.ts';

describe('a promise until a signal', () => {
  it('is what it is, and leaves nothing behind at the signal', async () => {
    const { signal } = new AbortController();
    expect(await untilAborted(Promise.resolve(7), signal)).toBe(7);
    await expect(untilAborted(Promise.reject(new Error('no')), signal)).rejects.toThrow('no');
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('ends with the signal, whether it aborts before or meanwhile', async () => {
    const ending = new AbortController();
    const waiting = untilAborted(new Promise(() => undefined), ending.signal);
    ending.abort(new Error('over'));
    await expect(waiting).rejects.toThrow('over');
    await expect(untilAborted(new Promise(() => undefined), ending.signal)).rejects.toThrow('over');
  });
});
