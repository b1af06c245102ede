import { createHash } from 'node:crypto';
import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashFile } from '../hash-file.ts';
import type { Manifest } from './snapshot-format.ts';

/** More than any manifest has: a foreign file of gigabytes is not read to find that out. */
const MOST_MANIFEST_BYTES = 1 << 20;

/**
 * Neither a link, which may lead to something else tomorrow, nor a pipe, which would be waited for.
 *
 * @returns bytes
 */
async function measureFile(folder: string, name: string): Promise<number> {
  const stats = await lstat(join(folder, name)).catch(() => {
    throw new Error(`${name} is missing`);
  });
  if (!stats.isFile()) throw new Error(`${name} is no file`);
  return stats.size;
}

async function checkSize(folder: string, name: string, manifest: Manifest): Promise<string> {
  const expected = manifest.files[name];
  if (expected === undefined) throw new Error(`${name} is not in the manifest`);
  const size = await measureFile(folder, name);
  if (size !== expected.bytes) throw new Error(`${name} has ${size} bytes instead of ${expected.bytes}`);
  return expected.sha256;
}

/** @throws Error when the folder is none or the file is no text of a manifest's size */
export async function readManifestText(folder: string, name: string): Promise<string> {
  const stats = await lstat(folder).catch(() => null);
  if (!stats?.isDirectory()) throw new Error(stats === null ? 'it is missing' : 'it is no folder');
  if ((await measureFile(folder, name)) > MOST_MANIFEST_BYTES) throw new Error(`${name} is no manifest of this format`);
  return readFile(join(folder, name), 'utf8');
}

/** A file's bytes, which are those that the manifest tells of: what was verified is what is read. @throws Error */
export async function readVerified(folder: string, name: string, manifest: Manifest): Promise<Buffer> {
  const expected = await checkSize(folder, name, manifest);
  const content = await readFile(join(folder, name));
  if (createHash('sha256').update(content).digest('hex') !== expected)
    throw new Error(`${name} does not match its checksum`);
  return content;
}

/** As `readVerified`, for a file that is too large to be held whole. @throws Error */
export async function verifyFile(folder: string, name: string, manifest: Manifest): Promise<void> {
  const expected = await checkSize(folder, name, manifest);
  if ((await hashFile(join(folder, name))) !== expected) throw new Error(`${name} does not match its checksum`);
}
