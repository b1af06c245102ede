import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import type { Snapshot } from '../../src/index/snapshot.ts';
import { createGiveWay } from '../../src/insight/give-way.ts';
import { groupQuestions, type QuestionGroup } from '../../src/insight/group-questions.ts';
import { createBgeEmbedder } from '../../src/models/bge-embeddings.ts';
import type { Embedder } from '../../src/models/embedder.ts';
import { understandQuestion } from '../../src/question/understand-question.ts';
import type { RefusedQuestion } from '../../src/store/insight-table.ts';
import { createBigramEmbedder } from '../helpers/bigram-embedder.ts';
import { buildTestSnapshot } from '../helpers/build-test-snapshot.ts';
import { openRealModel } from '../helpers/real-model.ts';
import { CHOSEN_ON, HELD_OUT, IN_ENGLISH } from './paraphrases.ts';

type Rows = readonly (readonly string[])[];

let snapshot: Snapshot;
let model: Embedder;

beforeAll(async () => {
  const { articles } = await readCorpus('corpus');
  snapshot = await buildTestSnapshot(articles);
  model = await createBgeEmbedder(await openRealModel());
});
afterAll(() => model.close());

const ask = (questions: readonly string[]): readonly RefusedQuestion[] =>
  questions.map((question, i) => ({ id: `q${String(i).padStart(4, '0')}`, askedAt: 1_000_000 - i, question }));

const group = (refused: readonly RefusedQuestion[], embedder: Embedder | null) =>
  groupQuestions(
    refused,
    {
      understand: (question) => understandQuestion(question, snapshot),
      embed: (text) => (embedder === null ? Promise.resolve(null) : embedder.embed(text)),
    },
    createGiveWay(),
  );

/** Of all pairs that stand in one group how many belong there, and of those that belong there how many do. */
async function measurePairs(rows: Rows, embedder: Embedder | null) {
  const meaning = new Map(rows.flatMap((row, i) => row.map((question) => [question, i] as const)));
  const groups = await group(ask([...meaning.keys()]), embedder);
  const placed = new Map(groups.flatMap(({ questions }, i) => questions.map(({ question }) => [question, i] as const)));
  const questions = [...meaning.keys()];
  const pairs = questions.flatMap((a, i) => questions.slice(i + 1).map((b) => [a, b] as const));
  const together = pairs.filter(([a, b]) => placed.get(a) === placed.get(b));
  const same = pairs.filter(([a, b]) => meaning.get(a) === meaning.get(b));
  const right = together.filter(([a, b]) => meaning.get(a) === meaning.get(b)).length;
  return { groups: groups.length, precision: right / together.length, recall: right / same.length };
}

const isChinese = (question: string) => /\p{Script=Han}/u.test(question);
const inChinese = (rows: Rows) => rows.map((row) => row.filter(isChinese));

const shape = (groups: readonly QuestionGroup[]) => groups.map(({ label, questions }) => [label, questions]);

describe('refused questions by meaning', () => {
  it.each([
    ['three languages, on which the weights were chosen', CHOSEN_ON, true, 0.8, 0.75],
    ['three languages, held out', HELD_OUT, true, 0.9, 0.8],
    ['Chinese, held out', inChinese(HELD_OUT), true, 0.95, 0.85],
    ['English, on which a weight was chosen', IN_ENGLISH, true, 0.95, 0.8],
    ['Chinese by wording alone, held out', inChinese(HELD_OUT), false, 0.9, 0.6],
  ] as const)('are put together as a person would: %s', async (name, rows, withModel, precision, recall) => {
    const measured = await measurePairs(rows, withModel ? model : null);
    const questions = rows.flat().length;
    process.stderr.write(
      `${name}: ${questions} questions of ${rows.length} meanings in ${measured.groups} groups, ` +
        `pairwise precision ${measured.precision.toFixed(2)}, recall ${measured.recall.toFixed(2)}\n`,
    );
    expect(measured.precision).toBeGreaterThanOrEqual(precision);
    expect(measured.recall).toBeGreaterThanOrEqual(recall);
  });

  it('stand in exactly one group each, the same groups in whatever order they come', async () => {
    const embedder = createBigramEmbedder(128);
    const words = fc.array(
      fc.constantFrom('重庆', '科学城', '大学', '多少', '人', '投资', '？', '在哪里', 'city', '實驗室', '。', '🚀'),
      {
        maxLength: 5,
      },
    );
    const question = words.map((chosen) => chosen.join(''));
    await fc.assert(
      fc.asyncProperty(fc.array(question, { maxLength: 24 }), fc.boolean(), fc.nat(), async (asked, by, turn) => {
        const refused = ask(asked);
        const groups = await group(refused, by ? embedder : null);
        expect(groups.flatMap(({ questions }) => questions.map(({ id }) => id)).toSorted()).toEqual(
          refused.map(({ id }) => id),
        );
        const at = turn % Math.max(1, refused.length);
        const turned = [...refused.slice(at), ...refused.slice(0, at)].toReversed();
        expect(shape(await group(turned, by ? embedder : null))).toEqual(shape(groups));
        for (const { label, wordings, questions } of groups) {
          expect(wordings[0]).toBe(label);
          expect(questions.map(({ question: one }) => one)).toEqual(expect.arrayContaining([...wordings]));
          expect(questions).toEqual(questions.toSorted((a, b) => b.askedAt - a.askedAt));
        }
        const sizes = groups.map(({ questions }) => questions.length);
        expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
      }),
      { numRuns: 60 },
    );
  });

  it('are named by what is nearest to all of them, and said once however often they were asked in the same words', async () => {
    const [first] = await group(
      ask(['科學城周邊的房價多少？', '科学城周边的房价多少', '科学城周边的房价多少？', '科学城周边的房价现在是多少？']),
      model,
    );
    expect(first?.wordings).toEqual(['科學城周邊的房價多少？', '科学城周边的房价现在是多少？']);
    expect(first?.questions).toHaveLength(4);
  });
});
