import { z } from 'zod';
import { type Query, readQueries } from '../evaluation/queries.ts';
import { readJsonLines } from '../corpus/article-source.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { splitSentences } from '../language/split-sentences.ts';

/** Questions made from passages where the golden ones are not at hand. */
const MADE_QUESTIONS = 20;
const MADE_LENGTH = 16;

/** A golden question names an article for each quote that it wants. */
const goldenSchema = z.object({
  question: z.string().min(1),
  lang: z.string(),
  gold: z.array(z.object({ article: z.string() })),
});

/** Where questions come from. */
export type QuestionSource =
  | { readonly kind: 'golden'; readonly file: string }
  | { readonly kind: 'queries'; readonly file: string }
  | { readonly kind: 'made' };

/** Short questions in the words of passages from all over the corpus. */
function makeQuestions({ passages }: Snapshot): readonly Query[] {
  const step = Math.max(1, Math.floor(passages.length / MADE_QUESTIONS));
  return passages.flatMap(({ text }, i) => {
    const [first] = splitSentences(text);
    if (i % step !== 0 || !first) return [];
    return [
      { question: `${text.slice(first.start, first.end).slice(0, MADE_LENGTH)}是什么？`, lang: 'unknown', gold: [] },
    ];
  });
}

async function readGolden(file: string): Promise<readonly Query[]> {
  const rows = await readJsonLines(file, goldenSchema);
  return rows.map(({ question, lang, gold }) => ({ question, lang, gold: gold.map(({ article }) => article) }));
}

/** @throws AppError `usage` for a file that cannot be read or has a line that does not fit */
export async function readQuestions(source: QuestionSource, snapshot: Snapshot): Promise<readonly Query[]> {
  if (source.kind === 'made') return makeQuestions(snapshot);
  const queries = await (source.kind === 'golden' ? readGolden(source.file) : readQueries(source.file));
  return queries.filter(({ question }) => question.trim() !== '');
}

/** At most `count` of the items, evenly from first to last. */
export function takeEvenly<T>(items: readonly T[], count: number): readonly T[] {
  if (items.length <= count) return items;
  return Array.from({ length: count }, (_, i) => items[Math.floor((i * items.length) / count)]!);
}
