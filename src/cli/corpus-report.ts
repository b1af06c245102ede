import stringWidth from 'string-width';
import type { Article } from '../corpus/article.ts';
import type { ImportedArticle } from '../corpus/import/import-file.ts';
import type { SaveOutcome } from '../corpus/import/save-article.ts';
import type { CorpusProblem } from '../corpus/list-article-files.ts';
import type { GoldenFile } from '../golden/read-golden-file.ts';
import { plural } from '../texts/plural.ts';
import { colors } from './colors.ts';

const { bold, dim, green, red, yellow } = colors;
/** Lines of a page's frame that are shown one by one. */
const MOST_FRAME_LINES = 5;
const OUTSIDE = 'outside the article';

/** Cuts a text to a width in terminal columns, a Chinese character taking two. */
function shorten(text: string, columns: number): string {
  if (stringWidth(text) <= columns) return text;
  let short = '';
  for (const char of text) {
    if (stringWidth(short + char) >= columns) break;
    short += char;
  }
  return `${short}…`;
}

const pad = (text: string, columns: number) => text + ' '.repeat(Math.max(0, columns - stringWidth(text)));

/** What an import did: the article, what was guessed from where, what was left out by which rule, what to look at. */
export function formatImport(file: string, { article, report }: ImportedArticle, saved: SaveOutcome | null): string {
  const outcome =
    saved === null
      ? yellow('dry run, nothing written')
      : saved.kind === 'written'
        ? green(`written to ${saved.path}`)
        : dim(`already there: ${saved.path}`);
  const frame = report.removed.filter(({ rule }) => rule === OUTSIDE);
  const shown = [...report.removed.filter(({ rule }) => rule !== OUTSIDE), ...frame.slice(0, MOST_FRAME_LINES)];
  const hidden = frame.length - Math.min(frame.length, MOST_FRAME_LINES);
  const lines = [
    `${bold(file)} (${report.format}) → ${outcome}`,
    ...report.guesses.map(
      ({ field, value, from }) => `  ${pad(field, 10)}${value}${value === from ? '' : dim(`  ← ${shorten(from, 50)}`)}`,
    ),
    ...(report.joined > 0 ? [`  joined    ${plural(report.joined, 'broken line')}`] : []),
    ...(report.pinyin > 0 ? [`  pinyin    ${plural(report.pinyin, 'bracket')} removed`] : []),
    ...shown.map(({ line, text, rule }) =>
      dim(`  removed   ${line > 0 ? `line ${line}` : 'frame'}: ${shorten(text, 60)} (${rule})`),
    ),
    ...(hidden > 0 ? [dim(`  removed   ${plural(hidden, 'more line')} of the page's frame`)] : []),
    ...report.nearDuplicates.map(({ articleId, title, shared }) =>
      yellow(`  look      ${Math.round(shared * 100)} % the same as ${articleId} (${shorten(title, 50)})`),
    ),
    ...report.warnings.map((warning) => yellow(`  look      ${warning}`)),
    `  ${plural(article.text.length, 'character')}, ${article.language}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** One line an article: date, publisher, title, id. */
export function formatArticleList(articles: readonly Article[]): string {
  const widest = Math.min(24, Math.max(0, ...articles.map(({ publisher }) => stringWidth(publisher ?? '?'))));
  return articles
    .map(({ id, title, publisher, published, kind }) => {
      const by = pad(shorten(publisher ?? '?', 24), widest);
      return `${pad(published ?? '?', 10)}  ${by}  ${shorten(title, 60)} ${dim(` ${id}${kind === 'digest' ? ' (digest)' : ''}`)}\n`;
    })
    .join('');
}

/** The count of golden questions; nothing when there are none. */
export function formatGolden({ questions }: GoldenFile): string {
  return questions.length === 0 ? '' : `${plural(questions.length, 'golden question')}\n`;
}

/** The count of articles, and every file that is not among them with its reason. */
export function formatProblems(articles: readonly Article[], problems: readonly CorpusProblem[], dir: string): string {
  const undated = articles.filter(({ published }) => published === null).length;
  const summary = `${plural(articles.length, 'article')} in ${dir}${undated > 0 ? `, ${undated} without a date` : ''}`;
  const bad = problems.map(({ file, reason }) => `${red('✗')} ${file}: ${reason}\n`).join('');
  const verdict = problems.length === 0 ? green('no problems') : red(plural(problems.length, 'problem'));
  return `${bad}${summary}; ${verdict}\n`;
}
