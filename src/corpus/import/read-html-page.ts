import type { CheerioAPI } from 'cheerio';
import type { AnyNode, Element } from 'domhandler';
import { hasChildren, isTag, isText } from 'domhandler';
import { listHtmlLines } from './html-lines.ts';
import { countHan } from './line.ts';
import { loadHtml } from './load-html.ts';
import type { PageHints, RawPage } from './raw-page.ts';

const NO_TEXT =
  'script, style, noscript, template, iframe, svg, canvas, object, embed, button, select, textarea, input, video, audio, map';
const FRAME =
  'nav, aside, footer, form, [role=navigation], [role=complementary], [role=contentinfo], [role=search], [hidden], [aria-hidden=true]';
/** Words that name a block of the page's frame in class and id, as whole words. */
const FRAME_NAME =
  /(?:^|[\s_-])(?:nav[^\W_]*|menu|foot[^\W_]*|side(?:bar)?|aside|share[^\W_]*|social|relat[^\W_]*|recommend[^\W_]*|tuijian|xiangguan|hot[^\W_]*|rank[^\W_]*|comment[^\W_]*|pinglun|crumbs?|bread[^\W_]*|position|location|copyright|qr[^\W_]*|ewm|erweima|ads?|advert[^\W_]*|banner|toolbar|tools?|tags?|pager|page-?nav|prev|next|login|search|toplink|friend[^\W_]*|statement|disclaimer)(?:$|[\s_-])/i;
/** Where sites are known to keep the article, most telling first. */
const CONTENT =
  '[itemprop=articleBody], #zoom, .TRS_Editor, .TRS_UEDITOR, .article-content, .article_content, .articleContent, #articleContent, .content-article, .news_content, .newsContent, #content, .entry-content, .post-content, article, main, [role=main]';

/** The names of the meta tags that Chinese government pages carry, and those of news sites and social cards. */
const META: Readonly<Record<Exclude<keyof PageHints, 'kind'>, readonly string[]>> = {
  title: ['ArticleTitle', 'og:title', 'twitter:title'],
  publisher: ['SiteName', 'og:site_name', 'application-name'],
  published: [
    'PubDate',
    'article:published_time',
    'publishdate',
    'datePublished',
    'weibo:article:create_at',
    'og:release_date',
  ],
  source: ['ContentSource', 'source', 'og:article:source'],
  url: ['Url', 'og:url'],
};

function readMeta($: CheerioAPI): PageHints {
  const values = new Map<string, string>();
  $('meta').each((_, meta) => {
    const name = ($(meta).attr('name') ?? $(meta).attr('property') ?? $(meta).attr('itemprop') ?? '').toLowerCase();
    const content = $(meta).attr('content')?.replace(/\s+/g, ' ').trim();
    if (name && content && !values.has(name)) values.set(name, content);
  });
  const hints: Record<string, string> = {};
  for (const [field, names] of Object.entries(META)) {
    const value = names.map((name) => values.get(name.toLowerCase())).find((value) => value);
    if (value) hints[field] = value;
  }
  const canonical = $('link[rel=canonical]').attr('href');
  if (canonical && /^https?:/.test(canonical)) hints['url'] = canonical;
  return hints;
}

/** How much text lies in a part of the page: characters, Han characters among them, and both again for links. */
interface Weight {
  readonly length: number;
  readonly han: number;
  readonly linkLength: number;
  readonly linkHan: number;
}

const NOTHING: Weight = { length: 0, han: 0, linkLength: 0, linkHan: 0 };

/** Weighs every element once: a page of many boxes would take the square of its size if each looked for itself. */
function weighElements(root: AnyNode): (node: AnyNode) => Weight {
  const weights = new Map<AnyNode, Weight>();
  const weigh = (node: AnyNode): Weight => {
    let { length, han, linkLength, linkHan } = NOTHING;
    if (isText(node)) [length, han] = [node.data.length, countHan(node.data)];
    else if (hasChildren(node))
      for (const child of node.children) {
        const part = weigh(child);
        const isLink = isTag(child) && child.name === 'a';
        length += part.length;
        han += part.han;
        linkLength += isLink ? part.length : part.linkLength;
        linkHan += isLink ? part.han : part.linkHan;
      }
    const weight = { length, han, linkLength, linkHan };
    weights.set(node, weight);
    return weight;
  };
  weigh(root);
  return (node) => weights.get(node) ?? NOTHING;
}

/** Text that is not the text of links: lists of links are frame, whatever they are called. */
function measureProse({ length, han, linkLength, linkHan }: Weight): number {
  return han + length / 20 - 1.5 * (linkHan + linkLength / 20);
}

const CONTAINERS = new Set(['p', 'div', 'section', 'table', 'ul', 'ol', 'li', 'td']);

/**
 * The element that holds the article: a known container, or the block whose own paragraphs weigh most
 * (Readability's rule: a paragraph counts for its parent, half for its grandparent).
 */
function findContent($: CheerioAPI, weightOf: (node: AnyNode) => Weight): Element {
  const body = ($('body').get(0) ?? $.root().children().get(0)) as Element;
  const whole = measureProse(weightOf(body));
  const known = $(CONTENT)
    .toArray()
    .filter((element) => measureProse(weightOf(element)) > Math.max(80, whole * 0.4));
  const smallest = known.toSorted((a, b) => weightOf(a).length - weightOf(b).length)[0];
  if (smallest) return smallest;
  const scores = new Map<Element, number>();
  const give = (element: AnyNode | null, score: number) => {
    if (element && isTag(element) && element.name !== 'html') scores.set(element, (scores.get(element) ?? 0) + score);
  };
  for (const block of $('p, li, td, div, section').toArray()) {
    const own = block.children.filter((node) => !(isTag(node) && (CONTAINERS.has(node.name) || node.name === 'a')));
    const han = own.reduce((sum, node) => sum + weightOf(node).han, 0);
    if (han < 20) continue;
    const container = block.name === 'p' || block.name === 'li' ? block.parent : block;
    give(container, han);
    give(container?.parent ?? null, han / 2);
  }
  const best = [...scores].toSorted((a, b) => b[1] - a[1])[0]?.[0];
  return best && measureProse(weightOf(best)) > whole * 0.3 ? best : body;
}

/** The outermost elements below this one that are so. */
function listBelow(element: Element, isSo: (element: Element) => boolean): readonly Element[] {
  return element.children.filter(isTag).flatMap((child) => (isSo(child) ? [child] : listBelow(child, isSo)));
}

/**
 * The article part of an HTML page as lines, with what stands before and behind it.
 * Meta tags of government and news sites become hints.
 * @throws AppError `import` when its boxes are nested too deeply
 */
export function readHtmlPage(html: string, format: string): RawPage {
  const $ = loadHtml(html);
  const meta = readMeta($);
  const hints = { ...meta, ...(meta.title ? {} : { title: $('title').first().text().replace(/\s+/g, ' ').trim() }) };
  $(NO_TEXT).remove();
  $('body [style]')
    .filter((_, element) => /display\s*:\s*none/i.test($(element).attr('style') ?? ''))
    .remove();
  const weightOf = weighElements($.root().get(0)!);
  const content = findContent($, weightOf);
  // Frame blocks inside the article; one that holds much of its text is the article under an odd name.
  const most = measureProse(weightOf(content)) * 0.4;
  const frames = new Set($(FRAME).toArray());
  const isFrame = (element: Element) =>
    (frames.has(element) || FRAME_NAME.test(`${element.attribs['class'] ?? ''} ${element.attribs['id'] ?? ''}`)) &&
    measureProse(weightOf(element)) < most;
  $([...listBelow(content, isFrame)]).remove();

  const mark = '\u0001';
  const text = listHtmlLines($, content);
  const place = $(`<p>${mark}</p>`);
  $(content).replaceWith(place);
  const around = new Set(place.parents().toArray());
  $('nav, select, form')
    .filter((_, element) => !around.has(element))
    .remove();
  const body = $('body').get(0);
  const [head = '', tail = ''] = body ? listHtmlLines($, body).split(mark) : [];
  return { text, head, tail, hints, format, warnings: [] };
}
