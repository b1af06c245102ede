import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { answerQuestion, findPassages } from '../../src/answering/answer-question.ts';
import type { Answer } from '../../src/answering/answer.ts';
import { leaveOutArticles } from '../../src/index/leave-out-articles.ts';
import type { Snapshot } from '../../src/index/snapshot.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { createBigramEmbedder } from '../helpers/bigram-embedder.ts';
import { buildTestSnapshot } from '../helpers/build-test-snapshot.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';
import { writeArticles } from '../helpers/write-articles.ts';
import { ARTICLES, askArea, describePlace, PLACES } from '../renewal/places.ts';

const embedder = createBigramEmbedder(64);
/** The two that stay, and four that may go. */
const STAYING = new Set(['a0', 'a3']);
const QUESTIONS = [
  ...PLACES.map(askArea),
  '哪里每天上午九点开门？',
  '测试园林公司建成了什么？',
  '水文站的电话是多少？',
];

let whole: Snapshot;
let rest: Snapshot;
beforeAll(async () => {
  const dir = makeTempFolder();
  // Long enough to have passages of several numbers.
  const long = Array.from({ length: 12 }, (_, i) => describePlace(`${PLACES[1]}${i}号馆`, 300 + i)).join('\n\n');
  writeArticles(dir, { ...ARTICLES, a1: `${ARTICLES['a1']}\n\n${long}` });
  const { articles } = await readCorpus(dir);
  whole = await buildTestSnapshot(articles, embedder);
  rest = await buildTestSnapshot(
    articles.filter(({ id }) => STAYING.has(id)),
    embedder,
  );
});

const leaveOut = (...ids: readonly string[]) => leaveOutArticles(whole, new Set(ids));
const others = () => whole.articles.map(({ id }) => id).filter((id) => !STAYING.has(id));
/** An answer without which of all it is, how long it took, and which build it comes from. */
const essence = (answer: Answer) => ({ ...answer, id: null, milliseconds: null, snapshot: null });

describe('a snapshot without some of its articles', () => {
  it('finds, scores and answers as one that was built without them', async () => {
    const left = leaveOut(...others());
    expect(left.articles).toEqual(rest.articles);
    expect(left.passages).toEqual(rest.passages);
    expect([left.articleOf, left.articleStarts]).toEqual([rest.articleOf, rest.articleStarts]);
    for (const question of QUESTIONS) {
      const [got, wanted] = await Promise.all(
        [left, rest].map(async (snapshot) => (await findPassages(question, snapshot, embedder, 50)).found),
      );
      expect(got!.map(({ passage }) => passage)).toEqual(wanted!.map(({ passage }) => passage));
      for (const [i, { score, similarity }] of got!.entries()) {
        expect(score).toBeCloseTo(wanted![i]!.score, 5);
        expect(similarity).toBeCloseTo(wanted![i]!.similarity!, 5);
      }
      expect(essence(await answerQuestion(question, left, embedder))).toEqual(
        essence(await answerQuestion(question, rest, embedder)),
      );
    }
  });

  it('knows no word of theirs alone', () => {
    const left = leaveOut('a2');
    expect([whole, left].map(({ passageKeywords }) => passageKeywords.has('图书'))).toEqual([true, false]);
    expect([whole, left].map(({ articleKeywords }) => articleKeywords.most('图书') > 0)).toEqual([true, false]);
    expect(left.articleById.has('a2')).toBe(false);
  });

  it('shows nothing of them, whichever they are and in however many steps they go', async () => {
    const ids = fc.subarray(whole.articles.map(({ id }) => id));
    await fc.assert(
      fc.asyncProperty(ids, ids, fc.constantFrom(...QUESTIONS), async (first, second, question) => {
        const left = leaveOutArticles(leaveOut(...first), new Set(second));
        expect(left.articles).toEqual(leaveOut(...first, ...second).articles);
        const gone = new Set([...first, ...second]);
        const { found } = await findPassages(question, left, embedder, 100);
        for (const { passage } of found) expect(gone).not.toContain(left.passages[passage]!.articleId);
        for (const [number, { articleId }] of left.passages.entries())
          expect(left.articles[left.articleOf[number]!]!.id).toBe(articleId);
        const answer = await answerQuestion(question, left, embedder);
        for (const { articleId } of answer.matches) expect(gone).not.toContain(articleId);
      }),
      { numRuns: 40 },
    );
  });

  it('is the snapshot itself when it has none of them', () => {
    expect(leaveOut('zz')).toBe(whole);
  });
});
