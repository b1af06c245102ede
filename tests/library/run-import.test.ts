import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { runImport } from '../../src/library/run-import.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';
import { writeArticles } from '../helpers/write-articles.ts';

const dir = makeTempFolder();
const corpusDir = join(dir, 'corpus');
mkdirSync(corpusDir);
const TEXT = '云杉镇的新桥在三月动工，总投资两千万元，计划两年后通车，镇里三个村的人不用再绕路。';
writeArticles(corpusDir, { 桥: TEXT });

function jobOf(name: string, bytes: string | Uint8Array) {
  const path = join(dir, name);
  writeFileSync(path, bytes);
  return { path, corpusDir, id: 'd1' };
}

/** A PDF whose one page is drawn by this content. */
function makePdf(content: Uint8Array, size: number): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>',
    `<< /Length ${size} /Filter /FlateDecode >>\nstream\n${Buffer.from(content).toString('latin1')}\nendstream`,
  ];
  const body = objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join('');
  return Buffer.from(`%PDF-1.4\n${body}trailer << /Size 5 /Root 1 0 R >>\n%%EOF`, 'latin1');
}

describe('an import in a process of its own', () => {
  it('gives the article, compared with those that are there', async () => {
    const message = await runImport(jobOf('a.txt', `云杉镇的桥\n\n${TEXT}`));
    expect(message).toMatchObject({
      kind: 'done',
      imported: {
        article: { id: 'd1', title: '云杉镇的桥' },
        report: { nearDuplicates: [{ articleId: '桥', shared: 1 }] },
      },
    });
  });

  it('gives the fault of a file', async () => {
    expect(await runImport(jobOf('a.pdf', 'no pdf'))).toMatchObject({ kind: 'fault', fault: 'damaged' });
    expect(await runImport(jobOf('b.txt', ''))).toEqual({
      kind: 'fault',
      fault: 'empty',
      line: 'is empty — choose another file',
    });
  });

  it('ends when a file unpacks to more than the process may hold', async () => {
    const packed = deflateSync(Buffer.alloc(600 * 2 ** 20, ' '));
    expect(packed.length).toBeLessThan(2 ** 20);
    const job = jobOf('bomb.pdf', makePdf(packed, packed.length));
    await expect(runImport(job, { milliseconds: 60_000, megabytes: 450 })).rejects.toThrow(
      /ended before it was done \(SIGKILL\)/,
    );
  });

  it('ends when its time is up', async () => {
    const job = jobOf('c.txt', TEXT);
    await expect(runImport(job, { milliseconds: 1, megabytes: 1_024 })).rejects.toThrow(/SIGKILL/);
  });
});
