import { foldChars } from '../../language/fold.ts';
import { LONGEST_TITLE } from '../front-matter.ts';
import { FURNITURE_RULES } from './furniture-rules.ts';
import { findDate, guessPublished } from './guess-published.ts';
import type { NameGuess } from './guess-publisher.ts';
import { guessPublisher } from './guess-publisher.ts';
import { guessSources, isSourceLine } from './guess-source.ts';
import { guessTitle } from './guess-title.ts';
import type { Line } from './line.ts';
import { countHan, isProse } from './line.ts';
import type { PageHints } from './raw-page.ts';

/** A front matter field that was read off the page. */
export interface Guess {
  readonly field: 'title' | 'publisher' | 'published' | 'source' | 'url' | 'language';
  readonly value: string;
  /** The line or the field of the file it was read from. */
  readonly from: string;
}

export interface GuessedFields {
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly source: string | null;
  readonly url: string | null;
  readonly guesses: readonly Guess[];
  /** Lines that said these things, with the reason why they are no text. */
  readonly spent: readonly { readonly line: Line; readonly rule: string }[];
}

const META_LABEL =
  /(?:来\s?源|稿源|时\s*间|日\s?期|作\s*者|浏览|点击|阅读|编\s?辑|字号|字体|发布机构|发布单位|索引号|主题分类|公开方式|有效性|有\s*效|体裁分类)\s*[:]/;

const META_LABELS = new RegExp(META_LABEL, 'g');

/** A line about the page: a date or a label, and little else. */
function isMetaLine(line: Line): boolean {
  if (isProse(line) && !META_LABEL.test(line.folded)) return false;
  if (/发文字号|文号/.test(line.folded)) return false;
  const rest = line.folded
    .replace(/(?:来\s?源|稿源)\s*:\s*\S+/, '')
    .replaceAll(META_LABELS, '')
    .replace(/\d{1,2}:\d{2}/, '');
  return (
    (findDate(line.folded) !== null || META_LABEL.test(line.folded)) && countHan(rest) <= 24 && !/[,。;!?]/.test(rest)
  );
}

/** Whether the article's own text begins with this line. */
const beginsText = (line: Line) =>
  isProse(line) &&
  !META_LABEL.test(line.folded) &&
  !line.folded.startsWith('原标题:') &&
  !FURNITURE_RULES.some((rule) => rule.matches(line));

/** The lines before the first paragraph of prose, at most 30. */
function listHead(lines: readonly Line[]): readonly Line[] {
  const first = lines.findIndex(beginsText);
  return lines.slice(0, Math.min(first < 0 ? lines.length : first, 30));
}

/**
 * Reads title, publisher, date and source off a page. Unknown is better than wrong: what the page does not
 * say of itself stays null.
 * @param lines the article's part of the page
 * @param head lines that the site printed before that part; `tail` behind it
 */
export function guessFields(
  lines: readonly Line[],
  around: { readonly head: readonly Line[]; readonly tail: readonly Line[] },
  hints: PageHints,
): GuessedFields {
  const ownHead = listHead(lines);
  const head = [...around.head, ...ownHead];
  const all = [...around.head, ...lines, ...around.tail];
  const meta = head.filter(isMetaLine);
  const guesses: Guess[] = [];
  const note = (field: Guess['field'], value: string, line: Line | null, from = `the file's ${field} field`) =>
    guesses.push({ field, value, from: line?.text ?? from });

  const title = guessTitle(head, meta, all, hints.title);
  if (title) note('title', title.value, title.lines[0] ?? null, title.from);
  const hintedDate = hints.published ? (findDate(hints.published) ?? readYearMonth(hints.published)) : null;
  const published = hintedDate ? { value: hintedDate, line: null } : guessPublished(meta);
  if (published) note('published', published.value, published.line);
  const publisher: NameGuess | null = hints.publisher
    ? { value: hints.publisher, line: null }
    : guessPublisher(head, all, title?.suffix ?? null);
  if (publisher) note('publisher', publisher.value, publisher.line, publisher.from);

  const isOther = (value: string) =>
    !publisher || !foldChars(value).includes(foldChars(publisher.value)) || value.length > publisher.value.length + 3;
  const closing = all.filter((line) => isSourceLine(line) || countHan(line.text) <= 40);
  const sources = [
    ...(hints.source && !/本站|本网|原创|https?:/.test(hints.source) ? [{ value: hints.source, line: null }] : []),
    ...guessSources([...meta, ...closing]),
  ];
  const named = sources.filter(
    (source, at) =>
      isOther(source.value) && sources.findIndex((other) => foldChars(other.value) === foldChars(source.value)) === at,
  );
  const source =
    named
      .slice(0, 2)
      .map(({ value }) => value)
      .join('；') || null;
  for (const { value, line } of named.slice(0, 2)) note('source', value, line);
  if (hints.url) note('url', hints.url, null);

  const spent: { readonly line: Line; readonly rule: string }[] = [
    ...(title?.lines ?? []).filter((line) => lines.includes(line)).map((line) => ({ line, rule: 'title' })),
    ...ownHead
      .filter((line) => meta.includes(line) && (line === published?.line || !isOwnDate(line)))
      .map((line) => ({ line, rule: 'date or source line' })),
    ...lines
      .filter((line) => isSourceLine(line) && !meta.includes(line))
      .map((line) => ({ line, rule: 'date or source line' })),
    ...ownHead
      .filter((line) => !meta.includes(line) && publisher && line.folded === foldChars(publisher.value))
      .map((line) => ({ line, rule: "the site's name" })),
  ];
  return {
    title: title && title.value.length <= LONGEST_TITLE ? title.value : null,
    publisher: publisher?.value ?? null,
    published: published?.value ?? null,
    source,
    url: hints.url ?? null,
    guesses,
    spent: spent.filter(({ line }, at) => spent.findIndex((other) => other.line === line) === at),
  };
}

/** A document's own date (2018年1月24日, in brackets or not) stays in the text unless it was read as the page's. */
const isOwnDate = (line: Line) => !META_LABEL.test(line.folded) && /\d{4}\s*年/.test(line.folded);

const readYearMonth = (text: string) => /^(?:19|20)\d{2}(?:-(?:0[1-9]|1[0-2]))?$/.exec(text.trim())?.[0] ?? null;
