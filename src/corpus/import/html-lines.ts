import type { CheerioAPI } from 'cheerio';
import type { AnyNode, Element } from 'domhandler';
import { isTag, isText } from 'domhandler';

const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const HEADING = /^h([1-6])$/;

/** Whether a paragraph is one bold or strong run: how most editors write a heading. */
function isBoldLine($: CheerioAPI, element: Element): boolean {
  const whole = $(element).text().trim();
  if (whole === '' || whole.length > 40 || /[。！？；，,;:：]$/.test(whole)) return false;
  return $(element).find('strong, b').text().trim() === whole && !$(element).find('img').length;
}

/**
 * The text of an element as lines: `#` marks before headings, `- ` before list items, cells of a table row
 * joined by ` | `, a blank line between blocks. Inline elements and `<br>` follow the browser.
 */
export function listHtmlLines($: CheerioAPI, root: AnyNode): string {
  const lines: string[] = [];
  let open = '';
  let prefix = '';
  const flush = () => {
    for (const [at, piece] of open.split('\n').entries()) {
      const text = piece.replace(/[\t\r\f ]+/g, ' ').trimEnd();
      if (text.trim() !== '') lines.push(prefix && at === 0 ? prefix + text.trim() : text);
    }
    open = '';
    prefix = '';
  };
  const block = (mark: string, inside: () => void) => {
    flush();
    if (lines.at(-1) !== '') lines.push('');
    prefix = mark;
    inside();
    flush();
    if (lines.at(-1) !== '') lines.push('');
  };
  const visit = (node: AnyNode): void => {
    // A line end of the source is a space only between Latin words.
    if (isText(node))
      open += node.data.replace(/(?<![\t\r\f ])[\t\r\f ]*\n\s*/g, (_, at: number) =>
        joinsWords(node.data, at) ? ' ' : '',
      );
    if (!isTag(node)) return;
    const visitChildren = () => node.children.forEach(visit);
    if (node.name === 'br') open += '\n';
    else if (HEADING.test(node.name) && $(node).text().trim() !== '')
      block(`${'#'.repeat(Number(node.name[1]))} `, () => (open += $(node).text().replace(/\s+/g, ' ')));
    else if (node.name === 'tr') {
      const cells = $(node)
        .children('td, th')
        .toArray()
        .map((cell) => $(cell).text().replace(/\s+/g, ' ').trim());
      // A table with one cell a row is layout, not data.
      if (cells.length < 2 || $(node).find('p, div, table').length > cells.length) visitChildren();
      else block('', () => (open += cells.filter((cell) => cell !== '').join(' | ')));
    } else if (node.name === 'p' && isBoldLine($, node)) block('## ', visitChildren);
    else if (node.name === 'li') block('- ', visitChildren);
    else if (BLOCKS.has(node.name)) block('', visitChildren);
    else visitChildren();
  };
  visit(root);
  flush();
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function joinsWords(text: string, at: number): boolean {
  return /[\w.,;]\s*$/.test(text.slice(0, at)) && /^\s*\w/.test(text.slice(at));
}
