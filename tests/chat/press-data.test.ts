import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PRESS_NAMES, readPress, writePress } from '../../src/chat/press-data.ts';

const argument = fc.stringMatching(/^[\w-]{1,10}$/);

describe('what a button carries', () => {
  it('is read as it was written, and fits into Telegram’s 64 bytes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PRESS_NAMES), fc.array(argument, { maxLength: 4 }), (name, args) => {
        const data = writePress(name, ...args);
        expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
        expect(readPress(data)).toEqual({ name, args });
      }),
    );
  });

  it('is refused when it would be too long, empty or ambiguous', () => {
    expect(() => writePress('source', '科'.repeat(20))).toThrow(RangeError);
    expect(() => writePress('source', '')).toThrow(RangeError);
    expect(() => writePress('source', 'a:b')).toThrow(RangeError);
  });

  it('means nothing when no button of ours has it', () => {
    for (const data of ['', ':', 'sourcery:1', 'Source:1', '{"a":1}', '__proto__', 'constructor:1'])
      expect(readPress(data)).toBeNull();
  });
});
