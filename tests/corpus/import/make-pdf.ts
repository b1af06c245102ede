export interface PdfText {
  readonly text: string;
  /** Points from the left edge and from the bottom; the size of the letters. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

const hex = (number: number) => number.toString(16).padStart(4, '0');

const stream = (content: string) => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;

/**
 * A PDF whose pages hold these texts. It names a font without embedding it and maps its codes to Unicode,
 * as a text extractor needs no more.
 */
export function makePdf(pages: readonly (readonly PdfText[])[]): Uint8Array {
  const chars = [...new Set(pages.flat().flatMap(({ text }) => Array.from(text)))];
  const code = (char: string) => hex(chars.indexOf(char) + 1);
  const maps = chars.map((char) => `<${code(char)}> <${Buffer.from(char, 'utf16le').swap16().toString('hex')}>`);
  const blocks: string[] = [];
  for (let at = 0; at < maps.length; at += 100) {
    const block = maps.slice(at, at + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  const unicode = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange\n${blocks.join('\n')}\nendcmap end end`;
  const first = 7;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pages.map((_, at) => `${first + 2 * at} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Test /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 6 0 R /DW 1000 >>',
    stream(unicode),
    '<< /Type /FontDescriptor /FontName /Test /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
    ...pages.flatMap((texts, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${first + 2 * at + 1} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      stream(
        texts
          .map(
            ({ text, x, y, size }) => `BT /F1 ${size} Tf ${x} ${y} Td <${Array.from(text).map(code).join('')}> Tj ET`,
          )
          .join('\n'),
      ),
    ]),
  ];
  let pdf = '%PDF-1.4\n';
  const offsets = objects.map((object, at) => {
    const offset = pdf.length;
    pdf += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  pdf += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${pdf.length}\n%%EOF`;
  return Buffer.from(pdf, 'latin1');
}
