import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Manifest, renderManifest } from '../../../src/index/snapshot-format.ts';
import { mutateBytes } from './mutate-bytes.ts';
import type { Random } from './random.ts';

/** A snapshot in memory: its id, and the bytes of each of its files by name. */
export interface SnapshotBytes {
  readonly id: string;
  readonly files: ReadonlyMap<string, Buffer>;
}

/** What a mutation works on: a folder that holds the snapshot `own` and nothing else. */
interface Place {
  readonly folder: string;
  readonly own: SnapshotBytes;
  /** Another snapshot, of other articles. */
  readonly other: SnapshotBytes;
  readonly random: Random;
}

/** Does it, and says in a few words what was done; null when it would have changed nothing. */
type Mutation = (place: Place) => string | null;

const MANIFEST = 'manifest.json';
const sum = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const readManifest = (snapshot: SnapshotBytes) =>
  JSON.parse(snapshot.files.get(MANIFEST)!.toString()) as Manifest & { sha256?: string };

/** A file that is not as it was, and a manifest that says it was so from the beginning. */
function putSealed({ folder, own }: Place, name: string, bytes: Buffer, changes: Partial<Manifest> = {}): void {
  const manifest = { ...readManifest(own), ...changes };
  const files = { ...manifest.files, [name]: { bytes: bytes.length, sha256: sum(bytes) } };
  writeFileSync(join(folder, name), bytes);
  writeFileSync(join(folder, MANIFEST), renderManifest({ ...manifest, files }));
}

const withNumber = (bytes: Buffer, position: number, value: number) => {
  const copy = Buffer.from(bytes);
  copy.writeUInt32LE(value, position);
  return copy;
};

/** Counts and names that are well-formed, and wrong. */
function changeFact(manifest: Manifest, random: Random): Partial<Manifest> {
  const other = (value: number) => Math.max(0, value + random.pick([-1, 1, 2, 1000, -value]));
  const name = random.pick(Object.keys(manifest.files));
  const { bytes, sha256 } = manifest.files[name]!;
  const file = (change: Partial<Manifest['files'][string]>) => ({
    files: { ...manifest.files, [name]: { bytes, sha256, ...change } },
  });
  return random.pick<() => Partial<Manifest>>([
    () => ({ format: other(manifest.format) }),
    () => ({ dimension: other(manifest.dimension) }),
    () => ({ articles: other(manifest.articles) }),
    () => ({ passages: other(manifest.passages) }),
    () => ({ model: random.pick([null, 'another model', `${manifest.model} `]) }),
    () => ({ id: sum(Buffer.from([random.below(256)])).slice(0, 12) }),
    () => file({ bytes: other(bytes) }),
    () => file({ sha256: sum(Buffer.from([random.below(256)])) }),
  ])();
}

/** Bytes of the graph file: its header, then for each entry 48 links, a vector and a label. */
const [GRAPH_HEADER, GRAPH_LIST] = [96, 4 + 4 * 48];

export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  bytes({ folder, own, random }) {
    const name = random.pick([...own.files.keys()]);
    const { bytes, how } = mutateBytes(own.files.get(name)!, random);
    writeFileSync(join(folder, name), bytes);
    return `${name}: ${how}`;
  },
  gone({ folder, own, random }) {
    const name = random.pick([...own.files.keys()]);
    rmSync(join(folder, name));
    return `${name}: gone`;
  },
  'another thing'({ folder, own, random }) {
    const name = random.pick([...own.files.keys()]);
    const [file, aside] = [join(folder, name), join(folder, `${name}-aside`)];
    renameSync(file, aside);
    const what = random.pick(['a folder', 'a link to itself elsewhere', 'a link to nothing', 'a link to a device']);
    if (what === 'a folder') mkdirSync(file);
    else
      symlinkSync(
        { 'a link to nothing': join(folder, 'nothing'), 'a link to a device': '/dev/zero' }[what] ?? aside,
        file,
      );
    return `${name}: ${what}`;
  },
  'swapped within'({ folder, own, random }) {
    const [one, two] = [random.pick([...own.files.keys()]), random.pick([...own.files.keys()])];
    if (own.files.get(one)!.equals(own.files.get(two)!)) return null;
    writeFileSync(join(folder, one), own.files.get(two)!);
    writeFileSync(join(folder, two), own.files.get(one)!);
    return `${one} and ${two} swapped`;
  },
  'from another'({ folder, own, other, random }) {
    const names = [...own.files.keys()].filter((name) => random.below(3) === 0 && other.files.has(name));
    const differ = names.filter((name) => !own.files.get(name)!.equals(other.files.get(name)!));
    if (differ.length === 0) return null;
    for (const name of differ) writeFileSync(join(folder, name), other.files.get(name)!);
    return `${differ.join(', ')}: of another snapshot`;
  },
  'whole folder'({ folder, own, other, random }) {
    const what = random.pick(['another snapshot', 'a link to itself elsewhere', 'a file', 'an empty folder']);
    const aside = `${folder}-aside`;
    rmSync(aside, { recursive: true, force: true });
    renameSync(folder, aside);
    if (what === 'another snapshot') {
      mkdirSync(folder);
      for (const [name, bytes] of other.files) writeFileSync(join(folder, name), bytes);
    } else if (what === 'a file') writeFileSync(folder, own.files.get(MANIFEST)!);
    else if (what === 'an empty folder') mkdirSync(folder);
    else symlinkSync(aside, folder);
    return `the folder is ${what}`;
  },
  manifest({ folder, own, random }) {
    const manifest = readManifest(own);
    const changed = { ...manifest, ...changeFact(manifest, random) };
    const text = JSON.stringify(changed, null, 2);
    if (text === own.files.get(MANIFEST)!.toString()) return null;
    writeFileSync(join(folder, MANIFEST), text);
    return 'the manifest says something else';
  },
  'manifest, sealed'(place) {
    const manifest = readManifest(place.own);
    const text = renderManifest({ ...manifest, ...changeFact(manifest, place.random) });
    if (text === place.own.files.get(MANIFEST)!.toString()) return null;
    writeFileSync(join(place.folder, MANIFEST), text);
    return 'the manifest says something else, with its checksum';
  },
  'manifest in another form'({ folder, own, random }) {
    const manifest = readManifest(own);
    const text = random.pick([
      () => JSON.stringify(manifest),
      () => `${JSON.stringify(manifest, null, 2)}\n`,
      () => JSON.stringify({ ...manifest, note: 'x' }, null, 2),
      () => JSON.stringify(Object.fromEntries(Object.entries(manifest).toReversed()), null, 2),
      () => JSON.stringify({ ...manifest, builtAt: new Date(random.below(2 ** 31) * 1000).toISOString() }, null, 2),
      () => JSON.stringify({ ...manifest, sha256: undefined }, null, 2),
    ])();
    writeFileSync(join(folder, MANIFEST), text);
    return 'the manifest is written another way';
  },
  'articles, sealed'(place) {
    const bytes = place.own.files.get('articles.json')!;
    const { bytes: changed, how } = mutateBytes(bytes, place.random);
    try {
      if (JSON.stringify(JSON.parse(changed.toString())) === bytes.toString()) return null;
    } catch {
      // That is found, too.
    }
    putSealed(place, 'articles.json', changed);
    return `articles.json: ${how}, and the manifest fits`;
  },
  'passages, sealed'(place) {
    const passages = JSON.parse(place.own.files.get('passages.json')!.toString()) as unknown[][];
    const row = passages[place.random.below(passages.length)]!;
    const value = place.random.pick([-1, 2 ** 31, 1e9, 0.5, null, 'x', [], 2 ** 53]);
    row[place.random.below(3)] = value;
    putSealed(place, 'passages.json', Buffer.from(JSON.stringify(passages)));
    return `passages.json: ${JSON.stringify(value)} in a passage, and the manifest fits`;
  },
  'keywords, sealed'(place) {
    const name = place.random.pick(['passages.keywords', 'articles.keywords']);
    const bytes = place.own.files.get(name)!;
    const [terms, postings] = [bytes.readUInt32LE(4), bytes.readUInt32LE(8)];
    const wild = 0xffff_0000 + place.random.below(0xffff);
    // The numbers of the header, the places of the postings, and the entries that they name.
    const position = place.random.pick([
      4 * place.random.below(4),
      16 + 4 * place.random.below(terms + 1),
      16 + 4 * (terms + 1) + 4 * place.random.below(postings),
    ]);
    putSealed(place, name, withNumber(bytes, position, wild));
    return `${name}: a wild number at ${position}, and the manifest fits`;
  },
  'keywords of another, sealed'(place) {
    const name = place.random.pick(['passages.keywords', 'articles.keywords']);
    putSealed(place, name, place.other.files.get(name)!);
    return `${name}: of another snapshot, and the manifest fits`;
  },
  'vectors, sealed'(place) {
    const bytes = place.own.files.get('vectors.f32')!;
    const { bytes: changed, how } = mutateBytes(bytes, place.random);
    putSealed(place, 'vectors.f32', changed);
    return `vectors.f32: ${how}, and the manifest fits`;
  },
  'graph header, sealed'(place) {
    const bytes = place.own.files.get('vectors.hnsw')!;
    const position = 4 * place.random.below(GRAPH_HEADER / 4);
    // The low half of its one floating-point number says nothing that counts.
    if (position === 80 || position === 84) return null;
    const value = place.random.pick([1, 7, 1000, 2 ** 31, 2 ** 32 - 1]);
    const changed = withNumber(bytes, position, value);
    // A search may begin at another entry of the top level.
    if (changed.equals(bytes) || position === 52) return null;
    putSealed(place, 'vectors.hnsw', changed);
    return `vectors.hnsw: ${value} at ${position} of the header, and the manifest fits`;
  },
  'graph links, sealed'(place) {
    const bytes = place.own.files.get('vectors.hnsw')!;
    const { dimension, passages } = readManifest(place.own);
    const entry = GRAPH_HEADER + place.random.below(passages) * (GRAPH_LIST + 4 * dimension + 8);
    const links = bytes.readUInt32LE(entry);
    const [position, value] = place.random.pick([
      [entry, 49 + place.random.below(1000)],
      [entry, 0x0001_0000 + links],
      [entry + 4 + 4 * place.random.below(Math.max(1, links)), passages + place.random.below(2 ** 31)],
      [entry + GRAPH_LIST + 4 * place.random.below(dimension), 0x3f00_0001],
      [entry + GRAPH_LIST + 4 * dimension, passages + 1],
    ]);
    const changed = withNumber(bytes, position, value);
    if (changed.equals(bytes) || links === 0) return null;
    putSealed(place, 'vectors.hnsw', changed);
    return `vectors.hnsw: ${value} at ${position}, and the manifest fits`;
  },
  'graph length, sealed'(place) {
    const bytes = place.own.files.get('vectors.hnsw')!;
    const changed = place.random.pick([
      bytes.subarray(0, place.random.below(bytes.length)),
      Buffer.concat([bytes, Buffer.alloc(1 + place.random.below(9))]),
    ]);
    putSealed(place, 'vectors.hnsw', changed);
    return `vectors.hnsw: ${changed.length} bytes, and the manifest fits`;
  },
};

/** Puts the snapshot into its folder, as it was built. */
export function writeSnapshot(root: string, { id, files }: SnapshotBytes): string {
  const folder = join(root, id);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
  return folder;
}

/** Puts a snapshot into its folder, and damages it in one way. @returns what was done, in a few words */
export function writeMutated(root: string, own: SnapshotBytes, other: SnapshotBytes, random: Random): string {
  for (;;) {
    const folder = writeSnapshot(root, own);
    const kind = random.pick(Object.keys(MUTATIONS));
    const what = MUTATIONS[kind]!({ folder, own, other, random });
    if (what !== null) return what;
  }
}
