import type { CheerioAPI } from 'cheerio';
import { load } from 'cheerio';
import type { Element } from 'domhandler';
import { isText } from 'domhandler';
import { ImportError } from './import-error.ts';
import { listHtmlLines } from './html-lines.ts';
import { countHan } from './line.ts';
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

/** Text that is not the text of links: lists of links are frame, whatever they are called. */
function measureProse($: CheerioAPI, element: Element): number {
  const all = $(element).text();
  const links = $(element).find('a').text();
  return countHan(all) + all.length / 20 - 1.5 * (countHan(links) + links.length / 20);
}

/**
 * The element that holds the article: a known container, or the block whose own paragraphs weigh most
 * (Readability's rule: a paragraph counts for its parent, half for its grandparent).
 */
function findContent($: CheerioAPI): Element {
  const body = ($('body').get(0) ?? $.root().children().get(0)) as Element;
  const whole = measureProse($, body);
  const known = $(CONTENT)
    .toArray()
    .filter((element) => measureProse($, element) > Math.max(80, whole * 0.4));
  const smallest = known.toSorted((a, b) => $(a).text().length - $(b).text().length)[0];
  if (smallest) return smallest;
  const scores = new Map<Element, number>();
  const give = (element: Element | undefined, score: number) => {
    if (element && element.name !== 'html') scores.set(element, (scores.get(element) ?? 0) + score);
  };
  $('p, li, td, div, section').each((_, block) => {
    const own = $(block)
      .contents()
      .toArray()
      .filter((node) => isText(node) || !$(node).is('p, div, section, table, ul, ol, li, td'));
    const han = own.reduce((sum, node) => sum + ($(node).is('a') ? 0 : countHan($(node).text())), 0);
    if (han < 20) return;
    const isContainer = !$(block).is('p, li');
    give(isContainer ? block : $(block).parent().get(0), han);
    give((isContainer ? $(block).parent() : $(block).parent().parent()).get(0), han / 2);
  });
  const best = [...scores].toSorted((a, b) => b[1] - a[1])[0]?.[0];
  return best && measureProse($, best) > whole * 0.3 ? best : body;
}

function readPage(html: string, format: string): RawPage {
  const $ = load(html);
  const meta = readMeta($);
  const hints = { ...meta, ...(meta.title ? {} : { title: $('title').first().text().replace(/\s+/g, ' ').trim() }) };
  $(NO_TEXT).remove();
  $('body [style]')
    .filter((_, element) => /display\s*:\s*none/i.test($(element).attr('style') ?? ''))
    .remove();
  const content = findContent($);
  const framed = (element: Element) => {
    const name = `${$(element).attr('class') ?? ''} ${$(element).attr('id') ?? ''}`;
    return (
      ($(element).is(FRAME) || FRAME_NAME.test(name)) && element !== content && $(element).find(content).length === 0
    );
  };
  // Frame blocks inside the article; one that holds much of its text is the article under an odd name.
  const most = measureProse($, content) * 0.4;
  $(content)
    .find('*')
    .filter((_, element) => framed(element) && measureProse($, element) < most)
    .remove();

  const mark = '\u0001';
  const text = listHtmlLines($, content);
  $(content).replaceWith(`<p>${mark}</p>`);
  $('body')
    .find('*')
    .filter((_, element) => $(element).is('nav, select, form') && !$(element).text().includes(mark))
    .remove();
  const body = $('body').get(0);
  const [head = '', tail = ''] = body ? listHtmlLines($, body).split(mark) : [];
  return { text, head, tail, hints, format, warnings: [] };
}

/**
 * The article part of an HTML page as lines, with what stands before and behind it.
 * Meta tags of government and news sites become hints.
 * @throws AppError `import` when its boxes are nested too deeply
 */
export function readHtmlPage(html: string, format: string): RawPage {
  try {
    return readPage(html, format);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new ImportError('damaged', 'is an HTML page nested too deeply to be read', {
      fix: 'copy the text of the article from the browser into a .txt file',
      cause,
    });
  }
}
