import { analyse } from 'chardet';
import iconv from 'iconv-lite';
import { ImportError } from './import-error.ts';
import { foldChar } from '../../language/fold.ts';
import { guessUtf16 } from '../guess-utf16.ts';

export interface DecodedText {
  readonly text: string;
  /** The name of the encoding, for the report. */
  readonly encoding: string;
  /** How many characters were lost because the bytes are damaged. */
  readonly lost: number;
}

/** Below this share of common characters a decoding is taken for noise. */
const LEAST_PLAUSIBLE = 0.6;
/** In bytes; a text shows early on what it is written in. */
const LONGEST_SAMPLE = 400_000;

const PUNCTUATION = '，。、；：？！（）“”‘’《》「」『』—…·％　\u00a0•■◆●';
let common: ReadonlySet<string> | undefined;

/** The 3,755 characters of GB 2312 level 1, ordered by use, and Chinese punctuation. */
function listCommon(): ReadonlySet<string> {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xd7; row += 1) for (let cell = 0xa1; cell <= 0xfe; cell += 1) bytes.push(row, cell);
  return new Set(Array.from(`${iconv.decode(Buffer.from(bytes), 'gb18030')}${PUNCTUATION}`));
}

/** The share of non-ASCII characters that everyday Chinese is written with; 1 for plain ASCII. */
function measurePlausibility(text: string): number {
  common ??= listCommon();
  let others = 0;
  let plausible = 0;
  for (const char of text) {
    if (char <= '\x7f') continue;
    others += 1;
    if (common.has(char) || common.has(foldChar(char))) plausible += 1;
  }
  return others === 0 ? 1 : plausible / others;
}

/** The charset that an HTML page declares, or null. */
function readDeclaredCharset(bytes: Uint8Array): string | null {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const charset = /<meta[^>]{1,400}charset\s*=\s*(?:["']\s*)?([\w-]+)/i.exec(start)?.[1] ?? null;
  if (!charset || !iconv.encodingExists(charset)) return null;
  // Pages declare the old name and use the characters of its successor.
  return /^(?:x-)?gb(?:2312|k)/i.test(charset) ? 'GB18030' : charset;
}

function decodeStrictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Decodes the bytes of a Chinese page. Strict UTF-8 and UTF-16 are recognised by their form. The code pages
 * (GB18030, Big5 and what chardet suggests) accept each other's bytes, so each is tried and the decoding with
 * the largest share of common characters wins; a charset that an HTML page declares wins a near draw.
 * @throws AppError `import` when nothing yields readable text
 */
export function decodeBytes(bytes: Uint8Array): DecodedText {
  const utf16 = guessUtf16(bytes);
  if (utf16) return describe(new TextDecoder(utf16).decode(bytes), utf16.toUpperCase());
  const strict = decodeStrictUtf8(bytes);
  if (strict !== null && !strict.includes('\0')) return describe(strict, 'UTF-8');

  const declared = readDeclaredCharset(bytes);
  const sample = Buffer.from(bytes.subarray(0, LONGEST_SAMPLE));
  const suggested = analyse(sample).map(({ name }) => name);
  const names = [declared ?? '', 'GB18030', 'Big5', 'UTF-8', 'UTF-16LE', 'UTF-16BE', ...suggested];
  const best = [...new Set(names)]
    .filter((name) => iconv.encodingExists(name))
    .map((name) => ({
      name,
      score: measurePlausibility(iconv.decode(sample, name)) + (name === declared ? 0.02 : 0),
    }))
    .toSorted((a, b) => b.score - a.score)[0];
  const text = best && best.score >= LEAST_PLAUSIBLE ? iconv.decode(Buffer.from(bytes), best.name) : null;
  if (!best || text === null || text.includes('\0'))
    throw new ImportError('damaged', 'is no readable text in any known encoding', {
      fix: 'save it as UTF-8 in the program that made it, then import that file',
    });
  return describe(text, best.name);
}

/** Halves of characters, which decoders of broken bytes give, count as lost. */
function describe(decoded: string, encoding: string): DecodedText {
  const text = decoded.replaceAll(/\p{Surrogate}/gu, '\ufffd').replace(/^\ufeff/, '');
  return { text, encoding, lost: text.match(/\ufffd/g)?.length ?? 0 };
}
