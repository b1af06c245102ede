import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readArticles } from '../../src/corpus/article-source.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';
import { writeArticles } from '../helpers/write-articles.ts';

const folder = makeTempFolder();

function writeLines(name: string, ...lines: readonly string[]): string {
  const file = join(folder, name);
  writeFileSync(file, lines.join('\n'));
  return file;
}

describe('articles come from', () => {
  it('a folder of Markdown files', async () => {
    const dir = makeTempFolder();
    writeArticles(dir, { a: '科学城。', b: '实验室。' });
    const { articles, problems } = await readArticles({ kind: 'folder', dir });
    expect(articles.map(({ id, text }) => [id, text])).toEqual([
      ['a', '科学城。\n'],
      ['b', '实验室。\n'],
    ]);
    expect(problems).toEqual([]);
  });

  it('the documents of an evaluation set, empty lines skipped', async () => {
    const file = writeLines(
      'docs.jsonl',
      '{"id":"1","title":"题","text":"重慶發展實驗室。"}',
      '',
      '{"id":"2","text":"文","more":1}',
      '',
    );
    const { articles } = await readArticles({ kind: 'documents', file });
    expect(articles).toMatchObject([
      { id: '1', title: '题', text: '重慶發展實驗室。', language: 'zh-Hant', published: null, kind: 'full' },
      { id: '2', title: '', text: '文', language: 'zh-Hans' },
    ]);
  });

  it.each([
    ['is no JSON', 'abc'],
    ['has no text', '{"id":"1"}'],
    ['has an empty id', '{"id":"","text":"a"}'],
    ['is a list', '[]'],
  ])('no set of which a line %s, and the line is named', async (_, line) => {
    const file = writeLines('bad.jsonl', '{"id":"1","text":"a"}', line);
    await expect(readArticles({ kind: 'documents', file })).rejects.toMatchObject({
      code: 'usage',
      message: `${file} line 2 does not have the expected fields`,
    });
  });

  it('no file that is not there', async () => {
    const file = join(folder, 'none.jsonl');
    await expect(readArticles({ kind: 'documents', file })).rejects.toMatchObject({
      code: 'usage',
      message: `${file} cannot be read`,
    });
  });
});
