import iconv from 'iconv-lite';
import { makeDocx } from '../../corpus/import/make-docx.ts';
import { makePdf } from '../../corpus/import/make-pdf.ts';
import type { Upload } from './upload.ts';

const SENTENCES = [
  '云杉镇的新桥在三月动工，总投资两千万元，计划两年后通车。',
  '镇里三个村的人不用再绕路，每天可以少走十二公里。',
  '负责人李某说，桥的两头各建一座小广场，面积约三百平方米。',
  '2021年6月，镇上还要修一所学校，可以容纳450名学生。',
];
const TITLE = '云杉镇的新桥三月动工';
const MARKDOWN = `---\ntitle: ${TITLE}\npublisher: 云杉日报\npublished: 2021-03-02\nurl: https://example.org/a?b=1\n---\n\n## 桥\n\n${SENTENCES.join('\n\n')}\n\n- 第一项\n- [链接](https://example.org/) **粗体**\n`;
const TEXT = `${TITLE}\n2021-03-02 10:00 来源：云杉日报\n\n　　${SENTENCES.join('\n　　')}\n\n责任编辑：王某\n上一篇：无\n`;
const HTML = `<!doctype html><html><head><meta charset="utf-8"><title>${TITLE}_云杉网</title><meta name="PubDate" content="2021-03-02 10:00"></head><body><nav><a href="/">首页</a></nav><div class="article-content"><h1>${TITLE}</h1>${SENTENCES.map((text) => `<p>${text}</p>`).join('')}<table><tr><td>桥</td><td>3座</td></tr></table><ul><li>第一项</li></ul></div><footer>版权所有</footer></body></html>`;
const ENGLISH = 'A bridge in Spruce Town\n\nWork on the bridge began in March. It costs 20 million yuan.\n';

const of = (label: string, extension: string, bytes: string | Uint8Array): Upload => ({
  label,
  extension,
  bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes,
});

/** Honest files of every kind that is read. */
export async function makeSeeds(): Promise<readonly Upload[]> {
  const docx = await makeDocx(
    [{ text: TITLE, style: 'Heading1' }, ...SENTENCES.map((text) => ({ text }))],
    [
      ['桥', '长度'],
      ['一号', '300米'],
    ],
  );
  const pdf = makePdf([
    [
      { text: TITLE, x: 72, y: 760, size: 18 },
      ...SENTENCES.map((text, at) => ({ text, x: 72, y: 700 - 20 * at, size: 11 })),
    ],
    SENTENCES.map((text, at) => ({ text, x: 72, y: 760 - 20 * at, size: 11 })),
  ]);
  return [
    of('docx', '.docx', docx),
    of('pdf', '.pdf', pdf),
    of('html', '.html', HTML),
    of('html in GB18030', '.htm', iconv.encode(HTML.replace('utf-8', 'gb2312'), 'gb18030')),
    of('markdown', '.md', MARKDOWN),
    of('text', '.txt', TEXT),
    of('English text', '.txt', ENGLISH),
    of('text in GB18030', '.txt', iconv.encode(TEXT, 'gb18030')),
    of('text in Big5', '.txt', iconv.encode('雲杉鎮的新橋在三月動工，計畫兩年後通車。'.repeat(4), 'big5')),
    of('text in UTF-16', '.txt', iconv.encode(TEXT, 'utf-16le', { addBOM: true })),
  ];
}
