import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Converter } from 'opencc-js/t2cn';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const CORPUS = join(ROOT, 'corpus');
/** The publishers' pages, which are not part of the project. */
const SOURCES = join(ROOT, '..', 'shared', 'articles');

/** No run of this many Han characters and digits may equal the source. */
const VERBATIM_LIMIT = 30;

interface Shipped {
  readonly id: string;
  readonly published: string;
  readonly publisher: string | undefined;
  readonly paragraphs: number;
  readonly headings: number;
  /** Facts that must stand in the digest, written as the source writes them. */
  readonly facts: readonly string[];
  /** The raw page, with a few words of the article's first line and of the line after its last one. */
  readonly source: { readonly file: string; readonly from: string; readonly until: string | null };
}

const SHIPPED: readonly Shipped[] = [
  {
    id: '2020-03-chongqing-sichuan-innovation',
    published: '2020-03-29',
    publisher: '中国产业经济信息网',
    paragraphs: 8,
    headings: 0,
    facts: ['四川省科技厅', '“一城多园”', '绵阳科技城', '两江协同创新区', '中国—东盟', '身份互认', '科技创新券'],
    source: { file: '004_fd520424c7e01071.txt', from: '近日,记者从', until: '转自:' },
  },
  {
    id: '2020-06-tsinghua-and-shanghai-jiao-tong',
    published: '2020-06',
    publisher: undefined,
    paragraphs: 27,
    headings: 8,
    facts: ['6月3日', '6月8日', '去年底', '去年12月', '100所', '14家', '7家', '10家', '30余项', '紫光集团有限公司'],
    source: { file: '001_65fca1ebeea2cf87.txt', from: '核心提示', until: null },
  },
  {
    id: '2020-08-peking-university-data-institute',
    published: '2020-08',
    publisher: '国际在线',
    paragraphs: 16,
    headings: 4,
    facts: ['8月18日', '5000万元', '70个', '800余名', '138项', '健康出行管家App', '中科院计算所西部高等技术研究院'],
    source: { file: '000_050a2b5ef843af37.txt', from: '8月18日', until: '文字/记者' },
  },
  {
    id: '2022-06-innovation-center-plans',
    published: '2022-06-07',
    publisher: '巫山网',
    paragraphs: 18,
    headings: 3,
    facts: [
      '105家',
      '65家',
      '4417人',
      '536项',
      '超10亿元',
      '36项',
      '200余件',
      '超6亿元',
      '20条',
      '2000万元',
      '周艳',
      '李政刚',
    ],
    source: { file: '002_be53cfa65109a65f.txt', from: '市第六次党代会', until: '责任编辑' },
  },
  {
    id: '2023-03-science-city-platforms',
    published: '2023-03-31',
    publisher: '上游新闻',
    paragraphs: 17,
    headings: 0,
    facts: [
      '128亩',
      '5000多所',
      '今年1月',
      '3月27日',
      '103亩',
      '14万平方米',
      '5.4%',
      '2000家',
      '330个',
      '卞修武',
      '锟元方青',
    ],
    source: { file: '003_eb17e2b40dd6052c.txt', from: '开栏语', until: '上游新闻记者' },
  },
];

/** Words that belong to a site and never to an article. */
const FURNITURE =
  /举报电话|举报邮箱|版权声明|版权所有|免责声明|扫一扫|二维码|公众号|责任编辑|法律顾问|有奖爆料|分享到|相关阅读|延伸阅读|热点新闻|上一篇|下一篇|关键词|QQ|ICP|https?:|@/;

interface Digest {
  readonly raw: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly blocks: readonly string[];
}

function readDigest(id: string): Digest {
  const raw = readFileSync(join(CORPUS, `${id}.md`), 'utf8');
  const [before, yaml = '', ...body] = raw.split(/^---\n/m);
  if (before !== '') throw new Error(`${id} does not open with front matter`);
  const blocks = body.join('---\n').split(/\n\n|\n(?=- )/);
  return { raw, fields: parse(yaml) as Digest['fields'], blocks: blocks.map((block) => block.trim()).filter(Boolean) };
}

const isHeading = (block: string) => block.startsWith('#');
const listParagraphs = (blocks: readonly string[]) => blocks.filter((block) => !isHeading(block));

describe('the shipped corpus', () => {
  it('holds five digests, their golden questions, a README and nothing else', () => {
    expect(readdirSync(CORPUS).toSorted()).toEqual([
      ...SHIPPED.map(({ id }) => `${id}.md`),
      'README.md',
      'questions.jsonl',
    ]);
  });

  describe.each(SHIPPED)('$id', (shipped) => {
    const { raw, fields, blocks } = readDigest(shipped.id);
    const paragraphs = listParagraphs(blocks);

    it('says in its front matter what it is, and what it retells', () => {
      expect(Object.keys(fields)).toEqual(
        ['title', 'publisher', 'published', 'language', 'kind', 'source'].filter((field) => field in fields),
      );
      expect(fields).toMatchObject({ published: shipped.published, language: 'zh-Hans', kind: 'digest' });
      expect(fields['publisher']).toBe(shipped.publisher);
      expect(fields['title']).toMatch(/^[\p{Script=Han}()，、]{10,40}$/u);
      expect(fields['source']).toMatch(/摘编/);
      expect(shipped.id.startsWith(shipped.published.slice(0, 7))).toBe(true);
    });

    it(`has ${shipped.paragraphs} paragraphs and ${shipped.headings} headings, its paragraphs one for one those of the source`, () => {
      expect(paragraphs).toHaveLength(shipped.paragraphs);
      expect(blocks.filter(isHeading)).toHaveLength(shipped.headings);
    });

    it('is written in whole sentences, one paragraph a line, in Simplified characters', () => {
      for (const paragraph of paragraphs) expect(paragraph).toMatch(/^(?:- )?[\p{Script=Han}\d“《][^\n]+[。！？]$/u);
      for (const heading of blocks.filter(isHeading)) expect(heading).toMatch(/^#{2,3} [^\n]+[^。，；：]$/);
      expect(toSimplified(raw)).toBe(raw);
    });

    it('carries no furniture of a website', () => {
      expect(raw).not.toMatch(FURNITURE);
    });

    it.each(shipped.facts)('says %s', (fact) => {
      expect(paragraphs.filter((paragraph) => paragraph.includes(fact))).not.toHaveLength(0);
    });
  });
});

const convert = Converter({ from: 't', to: 'cn' });
function toSimplified(text: string): string {
  // Japanese-style variants that OpenCC's table does not know.
  return convert(text.replaceAll('産', '產').replaceAll('爲', '為'));
}

/** Full-width to half-width, Traditional to Simplified, without the pinyin that one page adds in brackets. */
function foldSource(text: string): string {
  return toSimplified(text.normalize('NFKC').replace(/\(\p{Script=Latin}+\)/gu, ''));
}

/** Han characters and digits alone: what two texts share when punctuation and layout are set aside. */
const stripPunctuation = (text: string) => text.replace(/[^\p{Script=Han}\d]/gu, '');

/** Every number with the unit behind it, such as 5000万元, 200余件, 5.4%; a unit is known by its first character. */
function listFigures(text: string): ReadonlySet<string> {
  return new Set(text.match(/(?<![\d.])\d+(?:\.\d+)?(?:%|[余多]?[万亿]?\p{Script=Han})?/gu));
}

const listNumbers = (text: string): readonly string[] => text.match(/\d+(?:\.\d+)?/g) ?? [];

/** The article's own lines of a raw page. */
function readSource({ file, from, until }: Shipped['source']): {
  readonly page: string;
  readonly lines: readonly string[];
} {
  const page = foldSource(readFileSync(join(SOURCES, file), 'utf8'));
  const start = page.indexOf(from);
  const end = until === null ? page.length : page.indexOf(until, start);
  if (start < 0 || end < 0) throw new Error(`${file} is not the page it was`);
  return { page, lines: page.slice(start, end).split('\n') };
}

const hasSources = existsSync(SOURCES);
const skipNote = hasSources ? '' : ' (skipped: the source pages are not beside the project)';

describe('the digests beside their source pages', () => {
  it.skipIf(!hasSources).each(SHIPPED)(`$id is in other words than its source${skipNote}`, ({ id, source }) => {
    const page = stripPunctuation(readSource(source).page);
    const digest = stripPunctuation(foldSource(readDigest(id).raw));
    const copied: string[] = [];
    for (let at = 0; at + VERBATIM_LIMIT <= digest.length; at += 1) {
      const run = digest.slice(at, at + VERBATIM_LIMIT);
      if (page.includes(run)) copied.push(run);
    }
    expect(copied).toEqual([]);
  });

  it.skipIf(!hasSources).each(SHIPPED)(
    `$id has every figure of a source paragraph together in one paragraph, in order${skipNote}`,
    ({ id, source }) => {
      const blocks = readDigest(id).blocks.map((block) => listFigures(foldSource(block)));
      const { lines } = readSource(source);
      let at = 0;
      let figures = 0;
      for (const line of lines) {
        const wanted = [...listFigures(line)];
        if (wanted.length === 0) continue;
        figures += wanted.length;
        const found = blocks.findIndex((block, index) => index >= at && wanted.every((figure) => block.has(figure)));
        expect(found, `${wanted.join(' ')} of “${line.trim().slice(0, 20)}…”`).toBeGreaterThanOrEqual(0);
        at = found;
      }
      // One article has no digit at all; for the others none found would mean that nothing was compared.
      expect(figures > 0).toBe(/\d/.test(lines.join('')));
    },
  );

  it.skipIf(!hasSources).each(SHIPPED)(
    `$id has no figure that its source does not have${skipNote}`,
    ({ id, source }) => {
      const inSource = new Set(listNumbers(readSource(source).lines.join('\n')));
      const added = listNumbers(readDigest(id).blocks.map(foldSource).join('\n')).filter((own) => !inSource.has(own));
      expect(added).toEqual([]);
    },
  );
});
