import { extname } from 'node:path';
import { ImportError } from './import-error.ts';
import { detectLanguage } from '../../language/detect-language.ts';
import type { Article } from '../article.ts';
import { listParagraphs } from '../paragraphs.ts';
import { readBoundedFile } from '../read-article-file.ts';
import { decodeBytes } from './decode-bytes.ts';
import { cleanPage } from './clean-page.ts';
import { findLostCharacters, isMixedScript } from './find-damage.ts';
import type { NearDuplicate } from './find-near-duplicates.ts';
import { findNearDuplicates } from './find-near-duplicates.ts';
import type { Guess } from './guess-fields.ts';
import type { Line } from './line.ts';
import { countHan } from './line.ts';
import { formatLines } from './mark-headings.ts';
import { nameArticle } from './name-article.ts';
import type { RawPage } from './raw-page.ts';
import { readDocxPage } from './read-docx-page.ts';
import { readHtmlPage } from './read-html-page.ts';
import { readPdfPage } from './read-pdf-page.ts';
import { readMarkdownPage, readTextPage } from './read-text-page.ts';
import type { Removal } from './remove-furniture.ts';

export interface ImportOptions {
  /** The article's id; from the file's name when absent. */
  readonly id?: string;
  /** Articles the corpus already has, to be compared with. */
  readonly against?: readonly Article[];
}

export interface ImportReport {
  /** The file's format and encoding, in words. */
  readonly format: string;
  readonly removed: readonly Removal[];
  readonly guesses: readonly Guess[];
  /** How many brackets of pinyin were taken out, and how many line ends inside sentences. */
  readonly pinyin: number;
  readonly joined: number;
  readonly warnings: readonly string[];
  readonly nearDuplicates: readonly NearDuplicate[];
}

export interface ImportedArticle {
  readonly article: Article;
  readonly report: ImportReport;
}

const LARGEST_TEXT = 10 * 1024 * 1024;
const LARGEST_DOCUMENT = 30 * 1024 * 1024;

async function readPage(path: string): Promise<RawPage> {
  const extension = extname(path).toLowerCase();
  const isDocument = extension === '.pdf' || extension === '.docx';
  const bytes = await readBoundedFile(path, isDocument ? LARGEST_DOCUMENT : LARGEST_TEXT);
  if (bytes.length === 0) throw new ImportError('empty', 'is empty', { fix: 'choose another file' });
  switch (extension) {
    case '.pdf':
      return readPdfPage(bytes);
    case '.docx':
      return readDocxPage(bytes);
    case '.html':
    case '.htm':
    case '.txt':
    case '.md': {
      const decoded = decodeBytes(bytes);
      const page =
        extension === '.txt'
          ? readTextPage(decoded)
          : extension === '.md'
            ? readMarkdownPage(decoded)
            : readHtmlPage(decoded.text, `HTML, ${decoded.encoding}`);
      const damage = `${decoded.lost} characters could not be decoded; the file is damaged`;
      return decoded.lost > 0 ? { ...page, warnings: [...page.warnings, damage] } : page;
    }
    default:
      throw new ImportError(
        'unsupported',
        `${extension || 'a file without extension'} is not a format that can be imported`,
        {
          fix: 'give a .txt, .html, .md, .docx or .pdf file (save a .doc as .docx first)',
        },
      );
  }
}

/** The title when the page has none: its first words, so that the file can be found and corrected. */
function nameByText(lines: readonly Line[], id: string): string {
  const clauses = lines.flatMap((line) => line.text.split(/[。！？!?；;]/)).map((clause) => clause.trim());
  const first = clauses.find((clause) => countHan(clause) >= 4) ?? clauses.find((clause) => clause !== '') ?? id;
  return Array.from(first).slice(0, 40).join('').trim();
}

/**
 * Turns a raw page (txt, html, md, docx, pdf) into an article: characters cleaned, what belongs to the site
 * removed, broken sentences joined, headings marked, front matter guessed. The file is not changed and
 * nothing is written.
 * @throws AppError `import` or `article`, one line about the file without its name
 */
export async function importFile(path: string, options: ImportOptions = {}): Promise<ImportedArticle> {
  const page = await readPage(path);
  const id = options.id ?? nameArticle(path);
  const { fields, lines, ...cleaned } = cleanPage(page);
  const text = formatLines(lines);
  // Headings alone are no article: the corpus would not read it again.
  if (!/\p{Script=Han}|[a-z]{2}/iu.test(text) || listParagraphs(text).length === 0)
    throw new ImportError('no-article', 'holds no article text', {
      fix: 'open the page and save its text in a .txt file',
    });

  const article: Article = {
    id,
    title: fields.title || nameByText(lines, id),
    publisher: fields.publisher,
    published: fields.published,
    url: fields.url && /^https?:\/\//.test(fields.url) && URL.canParse(fields.url) ? new URL(fields.url).href : null,
    language: detectLanguage(text),
    kind: page.hints.kind === 'digest' ? 'digest' : 'full',
    source: fields.source,
    text,
  };
  return {
    article,
    report: {
      format: page.format,
      removed: cleaned.removed,
      guesses: fields.guesses,
      pinyin: cleaned.pinyin,
      joined: cleaned.joined,
      warnings: [...page.warnings, ...listWarnings(article, fields.title)],
      nearDuplicates: findNearDuplicates(text, options.against ?? []).filter(({ articleId }) => articleId !== id),
    },
  };
}

function listWarnings(article: Article, title: string | null): readonly string[] {
  const lost = findLostCharacters(article.text);
  const places = lost
    .slice(0, 5)
    .map((place) => `“${place}”`)
    .join(', ');
  return [
    ...(title === null ? ['no title found: its first words were taken; write the right one'] : []),
    ...(article.published === null ? ['no publication date found: add published: YYYY-MM-DD if you know it'] : []),
    ...(article.publisher === null ? ['no publisher found: add publisher: if you know it'] : []),
    ...(lost.length > 0 ? [`characters were lost in ${lost.length} places and left as they are: ${places}`] : []),
    ...(isMixedScript(article.text) ? ['Traditional and Simplified characters are mixed'] : []),
  ];
}
