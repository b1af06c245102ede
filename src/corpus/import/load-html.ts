import { type CheerioAPI, load } from 'cheerio';
import type { ChildNode, ParentNode } from 'domhandler';
import { adapter } from 'parse5-htmlparser2-tree-adapter';
import { ImportError } from './import-error.ts';

/** Browsers build no deeper tree (Blink: `kMaximumHTMLParserDOMTreeDepth`). */
const DEEPEST = 512;

/**
 * A page as a tree. Whoever walks it may do so by calling itself. Halves of characters count as lost: the parser throws at
 * two of them.
 *
 * @throws ImportError `damaged` when its boxes are nested too deeply; found before the time of a parser of HTML grows
 * with the square of the depth
 */
export function loadHtml(html: string): CheerioAPI {
  const depths = new WeakMap<ParentNode, number>();
  const measure = (parent: ParentNode, node: ChildNode) => {
    if (!('children' in node)) return;
    const depth = (depths.get(parent) ?? 0) + 1;
    if (depth > DEEPEST)
      throw new ImportError('damaged', 'is an HTML page nested too deeply to be read', {
        fix: 'copy the text of the article from the browser into a .txt file',
      });
    depths.set(node, depth);
  };
  const treeAdapter: typeof adapter = {
    ...adapter,
    appendChild(parent, node) {
      measure(parent, node);
      adapter.appendChild(parent, node);
    },
    insertBefore(parent, node, next) {
      measure(parent, node);
      adapter.insertBefore(parent, node, next);
    },
  };
  return load(html.replaceAll(/\p{Surrogate}/gu, '\ufffd'), { treeAdapter });
}
