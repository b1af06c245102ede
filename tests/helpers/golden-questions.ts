import { readFileSync } from 'node:fs';
import { z } from 'zod';

const schema = z.strictObject({
  id: z.string().regex(/^g\d{3}$/),
  lang: z.enum(['zh-Hans', 'zh-Hant', 'en']),
  kind: z.string(),
  question: z.string().min(1),
  gold: z.array(z.strictObject({ article: z.string(), must: z.array(z.string().min(1)).min(1) })),
  split: z.enum(['dev', 'test']),
});
/** See tests/golden/README.md. */
export type GoldenQuestion = z.infer<typeof schema>;

/** Every row of `tests/golden/questions.jsonl`; a row that does not fit throws. */
export function readGoldenQuestions(): readonly GoldenQuestion[] {
  const lines = readFileSync('tests/golden/questions.jsonl', 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return lines.map((line) => schema.parse(JSON.parse(line)));
}
