import { LineCounter, parseDocument, stringify } from 'yaml';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { Article } from './article.ts';
import { LANGUAGES } from '../language/language.ts';
import { cleanCharacters } from './clean-characters.ts';

/** What the front matter of a corpus file says; a missing `language` is for the reader to detect. */
export type FrontMatter = Omit<Article, 'id' | 'text' | 'language'> & { readonly language: Article['language'] | null };

const FENCE = /^---[^\S\n]*$/;
/** In UTF-16 units. */
export const LONGEST_TITLE = 300;
const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Whether a text is `2022`, `2022-06` or `2022-06-07`, and such a day exists. */
export function isPublishedDate(text: string): boolean {
  const parts = DATE.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2] ?? 1), Number(parts[3] ?? 1)];
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === 'http:' || protocol === 'https:') && username === '' && password === '';
}

const quoteValue = (value: unknown) => JSON.stringify(value)?.slice(0, 60) ?? String(value);
const oneOf = (field: string, values: readonly string[]) => (issue: { readonly input?: unknown }) =>
  `${field}: ${quoteValue(issue.input)} is not known; write ${values.join(', ')}, or leave the line out`;

/** A line of text; a bare number in YAML (`title: 2022`) is meant as its digits. */
const words = (field: string) =>
  z
    .union([z.string(), z.number()], { error: `${field}: write one line of text` })
    .transform((value) => cleanCharacters(String(value)).replace(/\s+/g, ' ').trim());
const optionalWords = (field: string) =>
  words(field)
    .nullish()
    .transform((value) => value || null);

const schema = z.object(
  {
    title: words('title')
      .optional()
      .refine((title) => title, 'title: is missing; write a line such as title: 重庆…')
      .refine((title) => (title?.length ?? 0) <= LONGEST_TITLE, `title: is longer than ${LONGEST_TITLE} characters`)
      .transform((title) => title ?? ''),
    publisher: optionalWords('publisher'),
    published: optionalWords('published').refine((date) => date === null || isPublishedDate(date), {
      error: (issue) =>
        `published: ${quoteValue(issue.input)} is not a date; write 2022-06-07, 2022-06 or 2022, or leave the line out`,
    }),
    url: optionalWords('url')
      .refine((url) => url === null || isWebAddress(url), {
        error: (issue) => `url: ${quoteValue(issue.input)} is not a web address; write one that begins with https://`,
      })
      .transform((url) => url && new URL(url).href),
    source: optionalWords('source'),
    language: z
      .enum(LANGUAGES as [Article['language'], ...Article['language'][]], { error: oneOf('language', LANGUAGES) })
      .nullish()
      .transform((value) => value ?? null),
    kind: z
      .enum(['full', 'digest'], { error: oneOf('kind', ['full', 'digest']) })
      .nullish()
      .transform((value) => value ?? 'full'),
  },
  { error: 'the front matter is no list of fields; write lines such as title: 重庆…' },
);

/** Splits a file into its YAML and its body; the YAML is null when the file does not open with `---`. */
function splitFrontMatter(raw: string): { readonly yaml: string | null; readonly body: string } {
  const lines = raw.split('\n');
  if (!FENCE.test(lines[0] ?? '')) return { yaml: null, body: raw };
  const close = lines.findIndex((line, at) => at > 0 && FENCE.test(line));
  if (close < 0)
    throw new AppError('article', 'the front matter is opened with --- but never closed', {
      fix: 'put a line --- after its last field',
    });
  return { yaml: lines.slice(1, close).join('\n'), body: lines.slice(close + 1).join('\n') };
}

/**
 * Reads the front matter of a corpus file.
 * @param raw the whole file with `\n` line ends
 * @returns the checked fields, and the body with its leading blank lines removed; unknown fields are ignored
 * @throws AppError `article`, one line for the person who keeps the corpus
 */
export function parseFrontMatter(raw: string): { readonly fields: FrontMatter; readonly body: string } {
  const { yaml, body } = splitFrontMatter(raw);
  if (yaml === null)
    throw new AppError('article', 'has no front matter', {
      fix: 'begin the file with the lines ---, title: …, --- or import the page with: npm run corpus -- import FILE',
    });
  const lineCounter = new LineCounter();
  const document = parseDocument(yaml, { schema: 'core', lineCounter, prettyErrors: false });
  const [error] = document.errors;
  if (error) {
    // One more for the opening fence.
    const line = lineCounter.linePos(error.pos[0]).line + 1;
    throw new AppError('article', `front matter, line ${line}: ${error.message.split('\n', 1)[0]}`, {
      fix: 'correct that line; a value that holds a colon, # or quotes goes between quotes',
    });
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 0 }) ?? {};
  } catch (cause) {
    throw new AppError('article', 'the front matter uses YAML aliases', { fix: 'write the values out', cause });
  }
  const result = schema.safeParse(value);
  if (!result.success) throw new AppError('article', result.error.issues.map((issue) => issue.message).join('; '));
  return { fields: result.data, body: body.replace(/^(?:[^\S\n]*\n)+/, '') };
}

/** A corpus file: the fields that are known as YAML, a blank line, the text. `parseFrontMatter` reads it back. */
export function formatCorpusFile(article: Omit<Article, 'id'>): string {
  const { title, publisher, published, url, language, kind, source } = article;
  const fields = Object.entries({ title, publisher, published, url, language, kind, source });
  const known = Object.fromEntries(fields.filter(([, value]) => value !== null));
  return `---\n${stringify(known, { lineWidth: 0, schema: 'core' })}---\n\n${article.text.trimEnd()}\n`;
}
