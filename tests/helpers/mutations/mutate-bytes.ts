import type { Random } from './random.ts';

const PAGE = 4096;

type ByteChange = (bytes: Buffer, random: Random) => Buffer;

const at = (bytes: Buffer, random: Random, limit = bytes.length) => random.below(Math.min(limit, bytes.length));

function flip(bytes: Buffer, position: number, random: Random): Buffer {
  const copy = Buffer.from(bytes);
  copy[position]! ^= 1 << random.below(8);
  return copy;
}

/** What happens to a file on a disk, a wire or in a hand. */
export const BYTE_CHANGES: Readonly<Record<string, ByteChange>> = {
  'a bit flipped': (bytes, random) => flip(bytes, at(bytes, random), random),
  'a bit of its first 128 bytes flipped': (bytes, random) => flip(bytes, at(bytes, random, 128), random),
  'its end cut off': (bytes, random) => bytes.subarray(0, at(bytes, random)),
  'its last byte cut off': (bytes) => bytes.subarray(0, -1),
  'nothing in it': () => Buffer.alloc(0),
  'zeros behind its end': (bytes, random) => Buffer.concat([bytes, Buffer.alloc(1 + random.below(PAGE))]),
  'a line break behind its end': (bytes) => Buffer.concat([bytes, Buffer.from('\n')]),
  'a space put into it'(bytes, random) {
    const position = at(bytes, random);
    return Buffer.concat([bytes.subarray(0, position), Buffer.from(' '), bytes.subarray(position)]);
  },
  'a page of zeros'(bytes, random) {
    const copy = Buffer.from(bytes);
    const from = random.below(Math.ceil(bytes.length / PAGE)) * PAGE;
    return copy.fill(0, from, Math.min(from + PAGE, copy.length));
  },
  'a piece of it twice'(bytes, random) {
    const [from, to] = [at(bytes, random), at(bytes, random)].toSorted((a, b) => a - b) as [number, number];
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
  },
  'a byte of it another one'(bytes, random) {
    const copy = Buffer.from(bytes);
    copy[at(bytes, random)] = random.below(256);
    return copy;
  },
};

/** Other bytes than these, and what was done to them. */
export function mutateBytes(bytes: Buffer, random: Random): { readonly bytes: Buffer; readonly how: string } {
  for (;;) {
    const how = random.pick(Object.keys(BYTE_CHANGES));
    const changed = BYTE_CHANGES[how]!(bytes, random);
    if (!changed.equals(bytes)) return { bytes: changed, how };
  }
}
