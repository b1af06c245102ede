import * as fc from 'fast-check';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { ArchiveFault, openArchive } from '../../../src/corpus/import/open-archive.ts';

const LIMITS = { unpacked: 1_000_000, entries: 50 };

async function makeZip(files: Readonly<Record<string, Uint8Array | string>>): Promise<Buffer> {
  const zip = new JSZip();
  for (const [name, content] of Object.entries(files)) zip.file(name, content);
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

const faultOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof ArchiveFault) return error.kind;
    throw error;
  }
  return null;
};

describe('a zip file from outside', () => {
  it('gives its parts by name', async () => {
    const archive = openArchive(await makeZip({ 'a.xml': '桥', 'b/c.xml': 'x'.repeat(1_000) }), LIMITS);
    expect(Buffer.from(archive.read('a.xml')).toString()).toBe('桥');
    expect(archive.read('b/c.xml')).toHaveLength(1_000);
    expect([archive.exists('a.xml'), archive.exists('d.xml'), archive.exists('__proto__')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('is given up where more comes out than is taken, whatever it says of its size', async () => {
    const bomb = await makeZip({ 'a.xml': Buffer.alloc(20_000_000, 'x') });
    // 5 bytes, says its directory.
    bomb.writeUInt32LE(5, bomb.lastIndexOf('PK\u0001\u0002', undefined, 'latin1') + 24);
    expect(bomb.length).toBeLessThan(50_000);
    const archive = openArchive(bomb, LIMITS);
    expect(faultOf(() => archive.read('a.xml'))).toBe('too-large');
  });

  it('counts all parts together', async () => {
    const archive = openArchive(await makeZip({ a: Buffer.alloc(600_000), b: Buffer.alloc(600_000) }), LIMITS);
    archive.read('a');
    expect(faultOf(() => archive.read('b'))).toBe('too-large');
  });

  it('of too many parts, or with parts over each other, is refused before anything is unpacked', async () => {
    const many = await makeZip(Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`f${i}`, 'x'])));
    expect(faultOf(() => openArchive(many, LIMITS))).toBe('too-large');
    const two = await makeZip({ a: 'x'.repeat(100), b: 'y'.repeat(100) });
    const second = two.lastIndexOf('PK\u0001\u0002', undefined, 'latin1');
    two.writeUInt32LE(0, second + 42);
    expect(faultOf(() => openArchive(two, LIMITS))).toBe('damaged');
  });

  it('whatever its bytes, ends in its parts or in a fault', async () => {
    const good = await makeZip({ a: 'x'.repeat(300), b: '桥'.repeat(300) });
    const edit = fc.record({ at: fc.nat(good.length - 1), byte: fc.nat(255) });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), fc.nat(good.length), (edits, length) => {
        const bytes = Buffer.from(good.subarray(0, length));
        for (const { at, byte } of edits) if (at < length) bytes[at] = byte;
        const fault = faultOf(() => {
          const archive = openArchive(bytes, LIMITS);
          for (const name of ['a', 'b']) if (archive.exists(name)) archive.read(name);
        });
        expect([null, 'damaged', 'too-large']).toContain(fault);
      }),
      { numRuns: 2_000 },
    );
  });
});
