import iconv from 'iconv-lite';
import type { Upload } from './upload.ts';

const EXTENSIONS = ['.docx', '.pdf', '.html', '.htm', '.md', '.txt', '.TXT', '.Docx', '.doc', '.exe', ''];
const ENCODINGS = ['gb18030', 'big5', 'utf-16le', 'utf-16be', 'utf-8', 'shift_jis', 'latin1'];
const LARGEST = 2 * 2 ** 20;

type Mutation = (bytes: Buffer, random: () => number) => Buffer;
const below = (random: () => number, most: number) => Math.floor(random() * most);

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'flipped bits': (bytes, random) => {
    const to = Buffer.from(bytes);
    for (let n = 1 + below(random, 40); n > 0 && to.length > 0; n -= 1) {
      const at = below(random, to.length);
      to[at] = to[at]! ^ (1 << below(random, 8));
    }
    return to;
  },
  'cut off': (bytes, random) => bytes.subarray(0, below(random, bytes.length)),
  'without its head': (bytes, random) => bytes.subarray(below(random, bytes.length)),
  'a piece twice': (bytes, random) => {
    const [a, b] = [below(random, bytes.length), below(random, bytes.length)].toSorted((x, y) => x - y) as [
      number,
      number,
    ];
    return Buffer.concat([bytes.subarray(0, b), bytes.subarray(a)]);
  },
  'a piece missing': (bytes, random) => {
    const [a, b] = [below(random, bytes.length), below(random, bytes.length)].toSorted((x, y) => x - y) as [
      number,
      number,
    ];
    return Buffer.concat([bytes.subarray(0, a), bytes.subarray(b)]);
  },
  'many times': (bytes, random) => Buffer.concat(Array.from({ length: 2 + below(random, 6) }, () => bytes)),
  'a run of one byte': (bytes, random) => {
    const at = below(random, bytes.length);
    return Buffer.concat([
      bytes.subarray(0, at),
      Buffer.alloc(below(random, 5_000), below(random, 256)),
      bytes.subarray(at),
    ]);
  },
  'random bytes in it': (bytes, random) => {
    const at = below(random, bytes.length);
    const noise = Buffer.from(Array.from({ length: 1 + below(random, 300) }, () => below(random, 256)));
    return Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at)]);
  },
  'another encoding': (bytes, random) =>
    iconv.encode(bytes.toString('utf8'), ENCODINGS[below(random, ENCODINGS.length)]!),
  'two encodings': (bytes, random) => {
    const text = bytes.toString('utf8');
    const at = below(random, text.length);
    const [one, two] = [ENCODINGS[below(random, ENCODINGS.length)]!, ENCODINGS[below(random, ENCODINGS.length)]!];
    return Buffer.concat([iconv.encode(text.slice(0, at), one), iconv.encode(text.slice(at), two)]);
  },
  'numbers changed': (bytes, random) =>
    Buffer.from(
      bytes.toString('latin1').replace(/\d+/g, (figure) => (random() < 0.1 ? String(below(random, 2 ** 32)) : figure)),
      'latin1',
    ),
};

/** A file with one to three things done to it, now and then under another extension. */
export function mutateUpload(seed: Upload, others: readonly Upload[], random: () => number): Upload {
  let bytes: Buffer = Buffer.from(seed.bytes);
  const done: string[] = [];
  const names = Object.keys(MUTATIONS);
  for (let n = 1 + below(random, 3); n > 0; n -= 1) {
    const name = names[below(random, names.length)]!;
    bytes = MUTATIONS[name]!(bytes, random);
    done.push(name);
    if (bytes.length > LARGEST) bytes = bytes.subarray(0, LARGEST);
  }
  if (random() < 0.05) {
    const other = others[below(random, others.length)]!;
    bytes = Buffer.concat([bytes, other.bytes]).subarray(0, LARGEST);
    done.push(`with ${other.label} behind it`);
  }
  const extension = random() < 0.1 ? EXTENSIONS[below(random, EXTENSIONS.length)]! : seed.extension;
  return { label: `${seed.label}: ${done.join(', ')}, as ${extension || 'no kind'}`, extension, bytes };
}
