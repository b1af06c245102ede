import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArticleSource } from '../corpus/article-source.ts';
import type { CorpusProblem } from '../corpus/list-article-files.ts';
import { describeError } from '../errors.ts';
import { type GoldenQuestion, goldenSchema } from './golden-question.ts';

/** The name of the file beside the articles. */
export const GOLDEN_FILE = 'questions.jsonl';

export interface GoldenFile {
  readonly questions: readonly GoldenQuestion[];
  /** Lines that could not be read; the others are in `questions`. */
  readonly problems: readonly CorpusProblem[];
}

const EMPTY: GoldenFile = { questions: [], problems: [] };

function readLine(line: string): GoldenQuestion | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'is no JSON object';
  }
  const parsed = goldenSchema.safeParse(value);
  if (parsed.success) return { ...parsed.data, from: 'corpus' };
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.') ?? '';
  return `${where === '' ? 'does not fit' : `${where} does not fit`} (${(issue?.message ?? '').replaceAll(/\s+/g, ' ')})`;
}

/** The golden questions that come with the articles; none when there is no such file. A bad line never stops the others. */
export async function readGoldenFile(source: ArticleSource): Promise<GoldenFile> {
  if (source.kind !== 'folder') return EMPTY;
  let text: string;
  try {
    text = await readFile(join(source.dir, GOLDEN_FILE), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return EMPTY;
    return { questions: [], problems: [{ file: GOLDEN_FILE, reason: `cannot be read (${describeError(error)})` }] };
  }
  const questions = new Map<string, GoldenQuestion>();
  const problems: CorpusProblem[] = [];
  const note = (line: number, reason: string) => problems.push({ file: GOLDEN_FILE, reason: `line ${line} ${reason}` });
  for (const [i, line] of text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    if (line.trim() === '') continue;
    const read = readLine(line);
    if (typeof read === 'string') note(i + 1, read);
    else if (questions.has(read.question)) note(i + 1, 'asks the same as a line above');
    else questions.set(read.question, read);
  }
  return { questions: [...questions.values()], problems };
}
