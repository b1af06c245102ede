import { parseDocument } from 'yaml';
import type { PageHints, RawPage } from './raw-page.ts';
import type { DecodedText } from './decode-bytes.ts';

const FRONT_MATTER = /^---[^\S\n]*\n([\s\S]*?)\n---[^\S\n]*(?:\n|$)/;
const HINTS = ['title', 'publisher', 'published', 'source', 'url', 'kind'] as const;

/** Front matter of a foreign Markdown file, as far as it can be read: its fields are hints, not yet checked. */
function readHints(yaml: string): PageHints {
  const value: unknown = parseDocument(yaml, { schema: 'core', logLevel: 'silent' }).toJS({ maxAliasCount: 0 });
  if (typeof value !== 'object' || value === null) return {};
  const fields = value as Readonly<Record<string, unknown>>;
  const words = HINTS.map((name) => [name, fields[name]] as const).filter(
    ([, value]) => typeof value === 'string' || typeof value === 'number',
  );
  return Object.fromEntries(words.map(([name, value]) => [name, String(value)]));
}

/** Markdown marks that are no text: pictures, link addresses, emphasis. Headings and lists stay. */
function stripMarkdown(text: string): string {
  return text
    .replace(/!\[[^\]\n]{0,400}\]\([^)\n]{0,1000}\)/g, '')
    .replace(/\[([^\]\n]{1,400})\]\((?:https?:|\/|#)[^)\n]{0,1000}\)/g, '$1')
    .replace(/(\*\*|__)(?=\S)([^\n]{0,400}?\S)\1/g, '$2')
    .replace(/^>\s?/gm, '')
    .replace(/^[^\S\r\n\u2028\u2029]*(?:-{3,}|\*{3,}|_{3,})[^\S\r\n\u2028\u2029]*$/gm, '');
}

/** A text file: its lines as they are. */
export function readTextPage(decoded: DecodedText): RawPage {
  return { text: decoded.text, head: '', tail: '', hints: {}, format: decoded.encoding, warnings: [] };
}

/** A Markdown file: front matter becomes hints, marks inside lines go. */
export function readMarkdownPage(decoded: DecodedText): RawPage {
  const text = decoded.text.replace(/\r\n?/g, '\n');
  const yaml = FRONT_MATTER.exec(text);
  const page = readTextPage({ ...decoded, text: stripMarkdown(yaml ? text.slice(yaml[0].length) : text) });
  if (!yaml) return page;
  try {
    return { ...page, hints: readHints(yaml[1] ?? '') };
  } catch {
    return { ...page, warnings: ['the front matter could not be read; its fields were guessed anew'] };
  }
}
