import { deflateSync } from 'node:zlib';
import JSZip from 'jszip';
import { UNDATED } from '../../corpus/import/make-docx.ts';
import { makePdf } from '../../corpus/import/make-pdf.ts';
import { makePdfOfObjects } from './make-pdf-of-objects.ts';
import type { Upload } from './upload.ts';

const XML = '<?xml version="1.0" encoding="UTF-8"?>';
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORDS = '云杉镇的新桥在三月动工，总投资两千万元。';

/** A Word file of these parts, packed; `document` and what leads to it may be left out. */
function pack(parts: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> {
  const zip = new JSZip();
  zip.file('[Content_Types].xml', `${XML}<Types/>`, UNDATED);
  zip.file(
    '_rels/.rels',
    `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    UNDATED,
  );
  for (const [name, content] of Object.entries(parts)) zip.file(name, content, UNDATED);
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}
const documentOf = (body: string, before = '') =>
  `${XML}${before}<w:document xmlns:w="${WORD}" xmlns:r="${OFFICE}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><w:body>${body}</w:body></w:document>`;
const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const relations = (...each: readonly string[]) =>
  `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`;
const ENTITIES = `<!DOCTYPE d [<!ENTITY a "${'桥'.repeat(99)}">${['b', 'c', 'd', 'e', 'f', 'g', 'h']
  .map((name, at) => `<!ENTITY ${name} "${`&${'abcdefg'[at]!};`.repeat(10)}">`)
  .join('')}<!ENTITY x SYSTEM "file:///etc/passwd">]>`;
const PICTURE = (how: 'embed' | 'link') =>
  `<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:${how}="p"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;

async function makeDocuments(megabytes: number): Promise<Readonly<Record<string, Uint8Array>>> {
  const good = await pack({ 'word/document.xml': documentOf(paragraph(WORDS)) });
  const spaces = paragraph(' '.repeat(megabytes * 2 ** 20));
  return {
    'external relations': await pack({
      'word/document.xml': documentOf(paragraph(WORDS) + PICTURE('link') + PICTURE('embed')),
      'word/_rels/document.xml.rels': relations(
        `<Relationship Id="p" Type="${OFFICE}/image" Target="file:///etc/passwd" TargetMode="External"/>`,
        `<Relationship Id="s" Type="${OFFICE}/styles" Target="http://127.0.0.1:9/styles.xml" TargetMode="External"/>`,
        `<Relationship Id="n" Type="${OFFICE}/numbering" Target="../../../../etc/passwd"/>`,
      ),
    }),
    'entities that grow': await pack({ 'word/document.xml': documentOf(paragraph('&h;&x;'), ENTITIES) }),
    'an archive in an archive': await pack({ 'word/document.xml': good }),
    'an archive of archives': await pack(
      Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`word/${at}.docx`, good])),
    ),
    'a document that unpacks to much': await pack({ 'word/document.xml': documentOf(spaces) }),
    'more than is taken': await pack({
      'word/document.xml': documentOf(paragraph(WORDS)),
      'word/styles.xml': Buffer.alloc(101 * 2 ** 20, ' '),
      'word/_rels/document.xml.rels': relations(`<Relationship Id="s" Type="${OFFICE}/styles" Target="styles.xml"/>`),
    }),
    'thousands of parts': await pack(Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`x/${at}`, 'x']))),
    'names that lead out': await pack({ '../../word/document.xml': 'x', '/etc/passwd': 'x', __proto__: 'x' }),
    'deep tables': await pack({
      'word/document.xml': documentOf('<w:tbl><w:tr><w:tc>'.repeat(3_000) + paragraph(WORDS)),
    }),
    'deep closed tables': await pack({
      'word/document.xml': documentOf(
        `${'<w:tbl><w:tr><w:tc>'.repeat(3_000)}${paragraph(WORDS)}${'</w:tc></w:tr></w:tbl>'.repeat(3_000)}`,
      ),
    }),
    'a style that is its own parent': await pack({
      'word/document.xml': documentOf(`<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>${WORDS}</w:t></w:r></w:p>`),
      'word/styles.xml': `${XML}<w:styles xmlns:w="${WORD}"><w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="A"/></w:style></w:styles>`,
      'word/_rels/document.xml.rels': relations(`<Relationship Id="s" Type="${OFFICE}/styles" Target="styles.xml"/>`),
    }),
    'lone surrogates': await pack({
      'word/document.xml': documentOf(paragraph('桥&#xD800;&#0;&#x202e;&#xDC00;&#xDFFF;桥桥桥桥')),
    }),
  };
}

const stream = (content: string | Uint8Array, more = '') =>
  `<< /Length ${content.length} ${more} >>\nstream\n${Buffer.from(content).toString('latin1')}\nendstream`;
const kids = (list: string, count: number) => `<< /Type /Pages /Kids [${list}] /Count ${count} >>`;
const of = (extension: string, files: Readonly<Record<string, Uint8Array>>) =>
  Object.entries(files).map(([label, bytes]): Upload => ({ label: `${label} (${extension})`, extension, bytes }));

function makePdfs(): Readonly<Record<string, Uint8Array>> {
  const line = { text: WORDS, x: 72, y: 700, size: 11 };
  const shown = 'BT /F1 11 Tf 72 700 Td (bridge of spruce town) Tj ET';
  const page =
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>';
  const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
  const root = '<< /Type /Catalog /Pages 2 0 R >>';
  const packed = deflateSync(Buffer.alloc(30 * 2 ** 20, ' '));
  return {
    'many pages': makePdf(Array.from({ length: 200 }, () => [line])),
    'one page many times': makePdfOfObjects([root, kids('3 0 R '.repeat(500), 500), page, stream(shown), font]),
    'more pages than are there': makePdfOfObjects([root, kids('3 0 R', 2_000_000_000), page, stream(shown), font]),
    'pages that hold themselves': makePdfOfObjects([root, kids('2 0 R 3 0 R', 2), page, stream(shown), font]),
    'deep arrays': makePdfOfObjects([
      root,
      kids('3 0 R', 1),
      page.replace('>> >>', `>> /X ${'['.repeat(50_000)} >>`),
      stream(shown),
      font,
    ]),
    'deep dictionaries': makePdfOfObjects([
      root,
      kids('3 0 R', 1),
      page,
      stream('<< /A '.repeat(20_000) + shown),
      font,
    ]),
    'a stream as long as itself': makePdfOfObjects([
      root,
      kids('3 0 R', 1),
      page,
      '<< /Length 4 0 R >>\nstream\nBT\nendstream',
      font,
    ]),
    'a stream that unpacks to much': makePdfOfObjects([
      root,
      kids('3 0 R', 1),
      page,
      stream(packed, '/Filter /FlateDecode'),
      font,
    ]),
    'filters upon filters': makePdfOfObjects([
      root,
      kids('3 0 R', 1),
      page,
      stream(packed, `/Filter [${'/FlateDecode '.repeat(2_000)}]`),
      font,
    ]),
    'forms that draw themselves': makePdfOfObjects([
      root,
      kids('3 0 R', 1),
      page.replace('/Font', '/XObject << /X 6 0 R >> /Font'),
      stream(`${shown} /X Do`),
      font,
      stream('/X Do /X Do', '/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << /X 6 0 R >> >>'),
    ]),
    'a script': makePdfOfObjects([
      '<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (while(1);) >> >>',
      kids('3 0 R', 1),
      page,
      stream(shown),
      font,
    ]),
  };
}

function makeTexts(): readonly (readonly [label: string, extension: string, text: string])[] {
  return [
    ['one long line', '.txt', WORDS.repeat(20_000)],
    ['one long word', '.txt', 'a'.repeat(500_000)],
    ['line ends only', '.txt', `桥梁\n${'\n'.repeat(300_000)}桥梁`],
    ['spaces only', '.md', `${' '.repeat(300_000)}桥梁${'\t '.repeat(100_000)}`],
    ['brackets', '.txt', `桥${'('.repeat(50_000)}${'（'.repeat(50_000)}`],
    ['marks of emphasis', '.md', `桥${'**_'.repeat(50_000)}`],
    ['links that never close', '.md', '[桥]('.repeat(30_000)],
    ['front matter of aliases', '.md', `---\na: &a [x]\n${'b: [*a, *a, *a]\n'.repeat(2_000)}---\n${WORDS}`],
    ['front matter that is deep', '.md', `---\ntitle: ${'['.repeat(5_000)}\n---\n${WORDS}`],
    [
      'front matter in another type',
      '.md',
      `---\ntitle: {a: 1}\npublished: .inf\nurl: javascript:alert(1)\n---\n${WORDS}`,
    ],
    ['deep boxes', '.html', '<div>'.repeat(8_000) + WORDS],
    ['deep letters', '.html', '<b><i>'.repeat(5_000) + WORDS],
    ['deep tables', '.html', '<table><tr><td>'.repeat(1_500) + WORDS],
    ['deep lists', '.html', '<ul><li>'.repeat(2_000) + WORDS],
    ['many boxes', '.html', `<div><p>${WORDS}</p></div>`.repeat(1_500)],
    ['many frames', '.html', `<div class="nav"><a>桥</a></div>`.repeat(3_000) + WORDS],
    ['many attributes', '.html', `<p ${Array.from({ length: 5_000 }, (_, at) => `a${at}=1`).join(' ')}>${WORDS}`],
    ['a tag that never closes', '.html', `${WORDS}<a href="${'x'.repeat(300_000)}`],
    ['comments', '.html', `${'<!--'.repeat(50_000)}${WORDS}`],
    ['a charset that is none', '.html', `<meta charset="utf-7">${WORDS}`],
    ['marks of direction', '.txt', `\u202e桥\u2066${'\u200b'.repeat(9_000)}梁\u{e0041}桥梁桥梁\ud800`],
    ['marks upon marks', '.txt', `桥${'\u0301'.repeat(100_000)}梁桥梁`],
  ];
}

/** Files that are made to hurt whoever reads them. */
export async function makeTraps(megabytes: number): Promise<readonly Upload[]> {
  return [
    ...of('.docx', await makeDocuments(megabytes)),
    ...of('.pdf', makePdfs()),
    ...makeTexts().map(([label, extension, text]) => ({
      label: `${label} (${extension})`,
      extension,
      bytes: Buffer.from(text),
    })),
  ];
}
