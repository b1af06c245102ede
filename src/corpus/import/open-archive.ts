import { inflateRawSync } from 'node:zlib';

/** What a zip file holds, bounded by what really comes out of it and not by what it says of itself. */
export interface Archive {
  exists(name: string): boolean;
  /** @throws ArchiveFault */
  read(name: string): Uint8Array;
}

/** `too-large`: more comes out than we take. `damaged`: no zip file that an honest program writes. */
export class ArchiveFault extends Error {
  readonly kind: 'damaged' | 'too-large';

  constructor(kind: 'damaged' | 'too-large', message: string) {
    super(message);
    this.name = 'ArchiveFault';
    this.kind = kind;
  }
}

interface Entry {
  readonly method: number;
  readonly start: number;
  readonly packed: number;
}

export interface ArchiveLimits {
  /** Bytes that all that is read may unpack to. */
  readonly unpacked: number;
  readonly entries: number;
}

const END_MARK = 0x06_05_4b_50;
const DIRECTORY_MARK = 0x02_01_4b_50;
const LOCAL_MARK = 0x04_03_4b_50;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xff_ff;
const ENCRYPTED = 1;

/**
 * Opens a zip file by its directory (PKWARE APPNOTE 6.3). Nothing is unpacked before it is asked for, and nothing is
 * ever written. Parts that lie over each other, as in files that unpack to a thousand times their size, are refused.
 *
 * @throws ArchiveFault
 */
export function openArchive(bytes: Uint8Array, limits: ArchiveLimits): Archive {
  const entries = readDirectory(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), limits.entries);
  let left = limits.unpacked;
  const opened = new Map<string, Uint8Array>();

  function unpack({ method, start, packed }: Entry): Uint8Array {
    const content = bytes.subarray(start, start + packed);
    if (method === 0) return content;
    if (method !== 8) throw new ArchiveFault('damaged', `is packed in a way that is not read (${method})`);
    try {
      return inflateRawSync(content, { maxOutputLength: Math.max(1, left) });
    } catch (error) {
      const isTooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
      throw new ArchiveFault(isTooLarge ? 'too-large' : 'damaged', 'cannot be unpacked');
    }
  }

  return {
    exists: (name) => entries.has(name),
    read(name) {
      const known = opened.get(name);
      if (known !== undefined) return known;
      const entry = entries.get(name);
      if (entry === undefined) throw new ArchiveFault('damaged', 'lacks a part');
      const content = unpack(entry);
      left -= content.length;
      if (left < 0) throw new ArchiveFault('too-large', 'unpacks to more than is taken');
      opened.set(name, content);
      return content;
    },
  };
}

function readDirectory(buffer: Buffer, most: number): ReadonlyMap<string, Entry> {
  const damaged = (what: string) => new ArchiveFault('damaged', what);
  const end = findEnd(buffer);
  if (end === null) throw damaged('has no directory');
  const count = buffer.readUInt16LE(end + 10);
  if (count > most) throw new ArchiveFault('too-large', `has ${count} parts`);
  const entries = new Map<string, Entry>();
  const spans: (readonly [start: number, end: number])[] = [];
  let at = buffer.readUInt32LE(end + 16);
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > end || buffer.readUInt32LE(at) !== DIRECTORY_MARK) throw damaged('has a broken directory');
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((place) => buffer.readUInt16LE(at + place));
    const name = buffer.toString('utf8', at + 46, at + 46 + nameLength!);
    const local = buffer.readUInt32LE(at + 42);
    const packed = buffer.readUInt32LE(at + 20);
    if ((buffer.readUInt16LE(at + 8) & ENCRYPTED) !== 0) throw damaged('is encrypted');
    if (local + 30 > end || buffer.readUInt32LE(local) !== LOCAL_MARK) throw damaged('has a part that is not there');
    const start = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28);
    if (start + packed > end) throw damaged('has a part that ends behind its end');
    if (entries.has(name)) throw damaged('has two parts of one name');
    entries.set(name, { method: buffer.readUInt16LE(at + 10), start, packed });
    spans.push([local, start + packed]);
    at += 46 + nameLength! + extraLength! + commentLength!;
  }
  spans.sort((a, b) => a[0] - b[0]);
  if (spans.some(([start], i) => i > 0 && start < spans[i - 1]![1]))
    throw damaged('has parts that lie over each other');
  return entries;
}

/** Where the record stands that ends the directory; a comment of any length may follow it. */
function findEnd(buffer: Buffer): number | null {
  const first = Math.max(0, buffer.length - END_SIZE - LONGEST_COMMENT);
  for (let at = buffer.length - END_SIZE; at >= first; at -= 1) if (buffer.readUInt32LE(at) === END_MARK) return at;
  return null;
}
