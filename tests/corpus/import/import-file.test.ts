import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import { formatCorpusFile, parseFrontMatter } from '../../../src/corpus/front-matter.ts';
import type { ImportedArticle, ImportOptions } from '../../../src/corpus/import/import-file.ts';
import { importFile } from '../../../src/corpus/import/import-file.ts';
import { makeDocx } from './make-docx.ts';
import { makePdf } from './make-pdf.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'kecheng-import-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function importBytes(name: string, bytes: string | Uint8Array, options?: ImportOptions): Promise<ImportedArticle> {
  const path = join(dir, name);
  writeFileSync(path, bytes);
  return importFile(path, options);
}

const NEWS = `示范区发布科创十条

示范在线 2023-05-06 09:30

5月5日，示范区发布科创十条，对新引进的研发机构最高补助800万元，首批支持36个项目。

“我们将在三年内建成重大平台5个，引进院士团队10个。”示范区相关负责人表示。

责任编辑：王小明
`;
const TRADITIONAL = `示範區發布科創十條

5月5日，示範區發布科創十條，對新引進的研發機構最高補助800萬元，首批支持36個項目。

「我們將在三年內建成重大平臺5個，引進院士團隊10個。」示範區相關負責人表示。
`;

const inCharset = (charset: string) =>
  `<html><head><meta charset="${charset}"><title>示范区发布科创十条_示范在线</title></head><body><p>${NEWS.split('\n\n')[2]}</p><p>©示范</p></body></html>`;

describe('encodings of Chinese text', () => {
  it.each([
    ['UTF-8', Buffer.from(NEWS), 'UTF-8'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${NEWS}`), 'UTF-8'],
    ['UTF-16LE with a mark', iconv.encode(NEWS, 'utf-16le', { addBOM: true }), 'UTF-16LE'],
    ['UTF-16BE with a mark', iconv.encode(NEWS, 'utf-16be', { addBOM: true }), 'UTF-16BE'],
    ['UTF-16LE without a mark', iconv.encode(NEWS, 'utf-16le'), 'UTF-16LE'],
    ['UTF-16BE without a mark', iconv.encode(NEWS, 'utf-16be'), 'UTF-16BE'],
    ['GB18030', iconv.encode(NEWS, 'gb18030'), 'GB18030'],
  ])('%s', async (_, bytes, encoding) => {
    const { article, report } = await importBytes('a.txt', bytes);
    expect(report.format).toBe(encoding);
    expect(article).toMatchObject({
      title: '示范区发布科创十条',
      publisher: '示范在线',
      published: '2023-05-06',
      language: 'zh-Hans',
    });
    expect(article.text).toMatch(/^5月5日，示范区发布.*36个项目。\n\n“我们将.*表示。$/);
  });

  it.each([
    ['Big5', 'big5'],
    ['GB18030', 'gb18030'],
  ])('Traditional text in %s', async (name, encoding) => {
    const { article, report } = await importBytes('a.txt', iconv.encode(TRADITIONAL, encoding));
    expect(report.format).toBe(name);
    expect(article.language).toBe('zh-Hant');
    expect(article.text).toContain('最高補助800萬元');
  });

  it('an HTML page in the charset it declares, and in another than it declares', async () => {
    for (const bytes of [
      iconv.encode(inCharset('gb2312'), 'gb18030'),
      Buffer.from(inCharset('gb2312')),
      iconv.encode(inCharset('utf-8'), 'gb18030'),
    ])
      expect((await importBytes('a.html', bytes)).article.text).toContain('最高补助800万元');
  });

  it('damaged UTF-8 is read and the damage is said', async () => {
    const bytes = Buffer.from(NEWS);
    bytes[bytes.indexOf(Buffer.from('最高')) + 1] = 0x20;
    const { article, report } = await importBytes('a.txt', bytes);
    expect(article.text).toContain('补助800万元');
    expect(report.warnings.join()).toMatch(/could not be decoded/);
  });
});

const line = (text: string, y: number, x = 50, size = 12) => ({ text, x, y, size });

describe('formats', () => {
  it('HTML: the article without the frame of its page', async () => {
    const { article, report } = await importBytes(
      'page.html',
      `<!DOCTYPE html><html><head><title>示范区发布科创十条_政务_示范市科学技术局</title>
<meta name="PubDate" content="2023-05-06 09:30"><meta name="ContentSource" content="示范日报"><meta name="Url" content="https://example.org/a/1.html">
<script>var hidden = "脚本";</script><style>.a { color: red }</style></head><body>
<div class="header"><ul class="nav"><li><a href="/">首页</a></li><li><a href="/z">政务公开</a></li></ul></div>
<div class="crumbs">您的位置：<a>首页</a> &gt; <a>新闻</a></div>
<div class="box"><h1>示范区发布科创十条</h1><div class="info">发布时间：2023-05-06 字号：<a>大</a> <a>中</a> <a>小</a></div>
<div class="text"><p>　　5月5日，示范区发布<b>科创十条</b>，对新引进的研发机构最高补助
800万元。</p><p><img src="a.jpg" alt="图"></p>
<p><strong>聚焦三类主体</strong></p><p>一是高校院所，二是龙头企业，三是创业团队。首批支持项目共36个。</p>
<table><tr><th>类别</th><th>补助上限</th></tr><tr><td>创业团队</td><td>120万元</td></tr></table>
<h3>如何申报</h3><ul><li>登录系统填写申报书；</li><li>经区科技局审核后公示5天。</li></ul>
<p style="display: none">隐藏的文字不属于文章，不应当出现。</p>
<div class="share">分享到：微信 微博</div><p>（责任编辑：王小明）</p></div></div>
<aside><h3>热门新闻</h3><ul><li><a href="/1">示范区去年签约项目210个，创下历史新高</a></li></ul></aside>
<div class="footer"><p>版权所有：示范市科学技术局 备案号：00000000</p></div></body></html>`,
    );
    expect(article).toMatchObject({
      id: 'page',
      title: '示范区发布科创十条',
      publisher: '示范市科学技术局',
      published: '2023-05-06',
      source: '示范日报',
      url: 'https://example.org/a/1.html',
      kind: 'full',
    });
    expect(article.text).toBe(
      [
        '5月5日，示范区发布科创十条，对新引进的研发机构最高补助800万元。',
        '## 聚焦三类主体',
        '一是高校院所，二是龙头企业，三是创业团队。首批支持项目共36个。',
        '类别 | 补助上限',
        '创业团队 | 120万元',
        '### 如何申报',
        '- 登录系统填写申报书；\n- 经区科技局审核后公示5天。',
      ].join('\n\n'),
    );
    expect(report.removed.map(({ text }) => text).join()).toMatch(/责任编辑.*|版权所有/);
  });

  it('HTML: paragraphs made of line breaks in a page of nested boxes', async () => {
    const { article } = await importBytes(
      'page.htm',
      `<body><div><div><a>登录</a><a>注册</a></div><div><div>金湖实验室迎来首批团队</div><div>2024年03月12日 08:15　　来源：湖城晚报</div>
<div>　　3月11日，金湖实验室迎来首批12支科学家团队，共计86人。<br><br>　　实验室一期占地150亩，总投资23.5亿元。<br></div>
<div>上一篇：<a>某地下雨</a></div></div><div><h4>热门新闻</h4><a>湖城地铁开通</a></div></div><div>Copyright 湖城在线 版权所有</div></body>`,
    );
    expect(article).toMatchObject({ title: '金湖实验室迎来首批团队', published: '2024-03-12', source: '湖城晚报' });
    expect(article.text).toBe(
      '3月11日，金湖实验室迎来首批12支科学家团队，共计86人。\n\n实验室一期占地150亩，总投资23.5亿元。',
    );
  });

  it('Word: headings, paragraphs and tables', async () => {
    const bytes = await makeDocx(
      [
        { text: '示范区科创十条', style: 'Heading1' },
        { text: '为建设科学城，制定以下措施。' },
        { text: '资金支持', style: 'Heading2' },
        { text: '对新引进的研发机构最高补助800万元。' },
      ],
      [
        ['类别', '上限'],
        ['团队', '120万元'],
      ],
    );
    const { article } = await importBytes('a.docx', bytes);
    expect(article.title).toBe('示范区科创十条');
    expect(article.text).toBe(
      '为建设科学城，制定以下措施。\n\n## 资金支持\n\n对新引进的研发机构最高补助800万元。\n\n类别 | 上限\n\n团队 | 120万元',
    );
  });

  it('PDF: printed lines become paragraphs, large letters headings, running heads go', async () => {
    const frame = (number: number) => [line('示范日报 第6版', 810), line(`- ${number} -`, 30, 280)];
    const wide = '示范区近年来持续推进科技创新平台建设，集聚了一大批高水平的研发机构和'.slice(0, 34);
    const bytes = makePdf([
      [
        frame(1)[0]!,
        line('示范区发布科创十条', 760, 150, 20),
        line(wide, 720, 74),
        line('人才团队。', 704),
        frame(1)[1]!,
      ],
      [frame(2)[0]!, line('资金支持', 760, 50, 16), line('对新引进的研发机构最高补助800万元。', 740, 74), frame(2)[1]!],
      [frame(3)[0]!, line('首批支持项目共36个。', 760, 74), frame(3)[1]!],
    ]);
    const { article, report } = await importBytes('a.pdf', bytes);
    expect(report.format).toBe('PDF, 3 pages');
    expect(article.title).toBe('示范区发布科创十条');
    expect(article.text).toBe(
      `${wide}人才团队。\n\n## 资金支持\n\n对新引进的研发机构最高补助800万元。\n\n首批支持项目共36个。`,
    );
  });

  it('Markdown: front matter is taken over, marks inside lines go', async () => {
    const { article } = await importBytes(
      'a.md',
      '---\ntitle: 旧文章\npublished: 2021-03\npublisher: 示范日报\nkind: digest\n---\n\n## 标题\n\n**示范区**建成[科学城](https://example.org)，![图](a.png)占地150亩。\n\n- 第一项；\n- 第二项。\n',
    );
    expect(article).toMatchObject({ title: '旧文章', published: '2021-03', publisher: '示范日报', kind: 'digest' });
    expect(article.text).toBe('## 标题\n\n示范区建成科学城，占地150亩。\n\n- 第一项；\n- 第二项。');
  });

  it.each([
    ['a.pdf', '%PDF-1.4 broken', /cannot be read as a PDF/],
    ['a.docx', 'no zip', /cannot be read as a Word document/],
    ['a.doc', 'x', /\.doc is not a format/],
    ['a', 'x', /without extension/],
    ['a.txt', '', /is empty/],
    ['a.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 255, 254, 128, 7]), /no readable text/],
    ['a.html', '<html><body><script>x()</script></body></html>', /holds no article text/],
    ['deep.html', '<div>'.repeat(20_000), /nested too deeply/],
  ])('refuses %s of %.20j with one line', async (name, content, message) => {
    await expect(importBytes(name, content)).rejects.toMatchObject({ message: expect.stringMatching(message) });
  });

  it('reads a page that is nested as deeply as browsers go', async () => {
    const deep = await importBytes('deep.html', `${'<div>'.repeat(500)}<p>示范区建成科学城，占地150亩。</p>`);
    expect(deep.article.text).toBe('示范区建成科学城，占地150亩。');
  });

  it('takes halves of characters for lost ones', async () => {
    // No character stands there in GB18030; iconv-lite makes two second halves of one of it.
    const nowhere = Buffer.from([0xfe, 0x39, 0xfe, 0x39]);
    const [before, behind] = ['<p>示范区建成科学城，', '占地150亩。</p>'].map((text) => iconv.encode(text, 'gb18030'));
    const { article, report } = await importBytes('half.html', Buffer.concat([before!, nowhere, behind!]));
    expect(article.text).toBe('示范区建成科学城，\ufffd\ufffd占地150亩。');
    expect(report.warnings).toContainEqual(expect.stringMatching(/^2 characters could not be decoded/));
  });

  it('finds the article in a page of many boxes', async () => {
    const boxes = '<div class="nav"><a></a></div>'.repeat(20_000);
    const { article } = await importBytes('wide.html', `${boxes}<div><p>示范区建成科学城，占地150亩。</p></div>`);
    expect(article.text).toBe('示范区建成科学城，占地150亩。');
  });

  it('joins no more lines than a paragraph can have', async () => {
    const { article } = await importBytes('long.txt', `示范区的故事\n\n${'示范区的人们，\n'.repeat(20_000)}`);
    const longest = Math.max(...article.text.split('\n').map((line) => line.length));
    expect(longest).toBeGreaterThan(2_900);
    expect(longest).toBeLessThan(3_100);
  });

  it('refuses a PDF of pictures only and says what to do', async () => {
    await expect(importBytes('scan.pdf', makePdf([[]]))).rejects.toMatchObject({ fix: expect.stringMatching(/OCR/) });
  });

  it('refuses a huge file without reading it', async () => {
    writeFileSync(join(dir, 'huge.txt'), NEWS);
    truncateSync(join(dir, 'huge.txt'), 20 * 1024 ** 3);
    await expect(importFile(join(dir, 'huge.txt'))).rejects.toMatchObject({ message: /too large/ });
  });
});

describe('near duplicates', () => {
  it('names the article that holds much of the same in another script', async () => {
    const { article } = await importBytes('first.txt', NEWS);
    const { report } = await importBytes('second.txt', TRADITIONAL, { against: [article] });
    expect(report.nearDuplicates).toEqual([
      { articleId: 'first', title: '示范区发布科创十条', shared: expect.closeTo(1, 1) },
    ]);
  });

  it('says nothing of another article on the same subject', async () => {
    const { article } = await importBytes('first.txt', NEWS);
    const other =
      '示范区举办创新大赛\n\n6月1日，第三届创新大赛在示范区开幕，来自全国的120支队伍参加比赛，决出一等奖3个。\n';
    expect((await importBytes('other.txt', other, { against: [article] })).report.nearDuplicates).toEqual([]);
  });
});

const WORDS =
  '来源： 延伸阅读 版权所有 2022-06-07 示范网 （ “ \ufeff 科学城 。 ， AI (chuàng) ?! \ue5dd 分享到 责任编辑： a.b \u0000 🙂 記者 关于 的通知 图为 _ -'.split(
    ' ',
  );

it('any text becomes an article or is refused in one line', async () => {
  const pieces = fc.constantFrom('\n', '\n\n', '　　', '# ', '- ', '1、', '---\n', ...WORDS);
  const text = fc.array(pieces, { minLength: 1, maxLength: 60 }).map((parts) => parts.join(''));
  await fc.assert(
    fc.asyncProperty(text, fc.constantFrom('txt', 'md', 'html'), async (content, extension) => {
      const outcome = await importBytes(`fuzz.${extension}`, content).catch((error: unknown) => error);
      const article = outcome instanceof AppError ? null : (outcome as ImportedArticle).article;
      if (article === null) return;
      const { fields, body } = parseFrontMatter(formatCorpusFile(article));
      expect({ ...fields, text: body.trimEnd() }).toMatchObject({ title: article.title, text: article.text.trim() });
    }),
    { numRuns: 300 },
  );
});

it('what import writes reads back as the same article', async () => {
  const { article } = await importBytes('a.txt', NEWS);
  const { fields, body } = parseFrontMatter(formatCorpusFile(article));
  expect({ id: 'a', ...fields, text: body.trimEnd() }).toEqual(article);
});
