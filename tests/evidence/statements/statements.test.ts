import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/bench/random.ts';
import { readCorpus } from '../../../src/corpus/read-corpus.ts';
import { findQuotes } from '../../../src/evidence/find-quotes.ts';
import type { Snapshot } from '../../../src/index/snapshot.ts';
import { buildTestSnapshot } from '../../helpers/build-test-snapshot.ts';
import { readGoldenQuestions } from '../../helpers/golden-questions.ts';
import { listBases, listFaithful } from './faithful-statements.ts';
import { HELD_OUT } from './held-out.ts';
import { type Base, findGold, KINDS, mutateStatements } from './mutate.ts';

const SEED = 20_261_124;
const FAITHFUL_EACH = 170;
/** Of 170 in one script; the same two in either. */
const MOST_DROPPED = 3;

let snapshot: Snapshot;
beforeAll(async () => {
  const { articles } = await readCorpus('corpus');
  snapshot = await buildTestSnapshot(articles);
});

const isCarried = (text: string, passages: readonly number[], of: Snapshot = snapshot) =>
  findQuotes(text, passages, of).check.supported;

describe('statements over the golden answers', () => {
  it('are caught in 500 of 500 cases when one thing in them is not what the passages say', { timeout: 120_000 }, () => {
    const sentences = readGoldenQuestions().flatMap(({ gold }) =>
      gold.flatMap(({ article, must }): Base[] => {
        const found = findGold(article, must, snapshot);
        return found ? [{ text: found.gold, ...found }] : [];
      }),
    );
    const mutants = mutateStatements([...listBases(snapshot), ...sentences], createRandom(SEED), snapshot);
    for (const [kind, count] of KINDS)
      expect([kind, mutants.filter((mutant) => mutant.kind === kind).length]).toEqual([kind, count]);
    expect(mutants).toHaveLength(500);
    expect(
      mutants.filter(({ text, passages }) => isCarried(text, passages)).map(({ kind, text }) => `${kind}: ${text}`),
    ).toEqual([]);
  });

  it.each(['zh-Hans', 'zh-Hant'] as const)(
    'are carried when they are true and told in %s',
    { timeout: 60_000 },
    (language) => {
      const statements = listFaithful(language, FAITHFUL_EACH, createRandom(SEED), snapshot);
      expect(statements).toHaveLength(FAITHFUL_EACH);
      const dropped = statements.filter(({ text, passages }) => !isCarried(text, passages));
      expect(dropped.slice(MOST_DROPPED)).toEqual([]);
    },
  );

  it('rest on few and short quotes, each of whole sentences, word for word', () => {
    for (const { text, passages } of listFaithful('zh-Hans', 60, createRandom(SEED), snapshot)) {
      const { quotes, check } = findQuotes(text, passages, snapshot);
      if (!check.supported) continue;
      expect(quotes.length).toBeLessThanOrEqual(3);
      for (const { passage, start, end } of quotes) {
        const at = snapshot.passages[passage]!;
        expect(passages).toContain(passage);
        expect(start >= at.start && end <= at.end && start < end).toBe(true);
        expect(end - start).toBeLessThanOrEqual(300);
      }
    }
  });
});

describe('statements over invented articles of other topics', () => {
  let others: Snapshot;
  beforeAll(async () => {
    others = await buildTestSnapshot(HELD_OUT.map(({ article }) => article));
  });
  const judge = (pick: (of: (typeof HELD_OUT)[number]) => readonly string[]) =>
    HELD_OUT.flatMap((of) => {
      const passages = others.passages.flatMap(({ articleId }, i) => (articleId === of.article.id ? [i] : []));
      return pick(of).map((text) => ({ text, carried: isCarried(text, passages, others) }));
    });

  it('are caught when they are wrong', () => {
    const wrong = judge(({ wrong }) => wrong);
    expect(wrong.length).toBeGreaterThanOrEqual(60);
    expect(wrong.filter(({ carried }) => carried)).toEqual([]);
  });

  it('are mostly carried when they are true', () => {
    const faithful = judge(({ faithful }) => faithful);
    expect(faithful.length).toBeGreaterThanOrEqual(60);
    expect(faithful.filter(({ carried }) => carried).length).toBeGreaterThanOrEqual(0.9 * faithful.length);
  });
});
