import { countNativeReads } from './count-native-reads.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspectSnapshot } from '../../../src/index/inspect-snapshot.ts';
import { openSnapshot } from '../../../src/index/snapshot.ts';
import { type SnapshotBytes, writeMutated, writeSnapshot } from './mutate-snapshot.ts';
import { createRandom } from './random.ts';

/** How often the untouched snapshot has to open in between. */
const PROOF_EVERY = 100;

export type MutationMessage =
  /** Said before it is opened: what ends the process is the last that was said. */
  | { readonly kind: 'trying'; readonly what: string }
  | { readonly kind: 'undetected'; readonly what: string }
  | { readonly kind: 'done'; readonly tried: number; readonly nativeReads: number };

/** Opens damaged snapshots, one after the other. Its arguments: folder of two snapshots, their ids, seed, number. */
const [root = '', own = '', other = '', seed = '', count = ''] = process.argv.slice(2);
const read = (id: string): SnapshotBytes => {
  const folder = join(root, id);
  return { id, files: new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))])) };
};
const [first, second] = [read(own), read(other)];
const send = (message: MutationMessage) => new Promise((settle) => process.send!(message, settle));

const random = createRandom(Number(seed));
let proofs = 0;
for (let tried = 0; tried < Number(count); tried += 1) {
  if (tried % PROOF_EVERY === 0) {
    await openSnapshot(writeSnapshot(root, first));
    proofs += 1;
  }
  const what = writeMutated(root, first, second, random);
  void send({ kind: 'trying', what });
  await inspectSnapshot(join(root, own));
  const isOpened = await openSnapshot(join(root, own)).then(
    () => true,
    () => false,
  );
  if (isOpened) void send({ kind: 'undetected', what });
}
await send({ kind: 'done', tried: Number(count), nativeReads: countNativeReads() - proofs });
process.disconnect();
