import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/bench/random.ts';
import { readCorpus } from '../../../src/corpus/read-corpus.ts';
import type { Article } from '../../../src/corpus/article.ts';
import { checkStatement } from '../../../src/checking/check-statement.ts';
import { findQuotes } from '../../../src/checking/find-quotes.ts';
import type { Snapshot } from '../../../src/index/snapshot.ts';
import { buildTestSnapshot } from '../../helpers/build-test-snapshot.ts';
import { readGoldenQuestions } from '../../helpers/golden-questions.ts';
import * as english from '../english/statements.ts';
import { listBases, listFaithful } from './faithful-statements.ts';
import { HELD_OUT } from './held-out.ts';
import { type Base, findGold, KINDS, mutateStatements } from './mutate.ts';

const SEED = 20_261_124;
const FAITHFUL_EACH = 170;
/** Of 170 in one script; the same two in either. */
const MOST_DROPPED = 3;

/** Of the 500 in three languages: Chinese and English mutants, faithful ones in either script and in English. */
const MUTATED = { chinese: 340, english: 160 } as const;
const FAITHFUL_ENGLISH = 160;
const MOST_DROPPED_OF_ALL = 10;

let snapshot: Snapshot;
let articles: readonly Article[];
beforeAll(async () => {
  ({ articles } = await readCorpus('corpus'));
  snapshot = await buildTestSnapshot(articles);
});

const judged = new Map<string, boolean>();

/** Whether passages carry a statement; each is judged once for all tests of this file. */
function isCarried(text: string, passages: readonly number[], of: Snapshot = snapshot): boolean {
  const key = `${passages.join(',')} ${text}`;
  const known = of === snapshot ? judged.get(key) : undefined;
  if (known !== undefined) return known;
  const { supported } = findQuotes(text, passages, of).check;
  if (of === snapshot) judged.set(key, supported);
  return supported;
}

const isCarriedInEnglish = ({ text, cited }: english.EnglishStatement) =>
  checkStatement(text, cited, snapshot.glossary, snapshot.aliases).supported;

/** Mutants of the golden answers and of the statements over them. */
function listMutants() {
  const sentences = readGoldenQuestions().flatMap(({ gold }) =>
    gold.flatMap(({ article, must }): Base[] => {
      const found = findGold(article, must, snapshot);
      return found ? [{ text: found.gold, ...found }] : [];
    }),
  );
  return mutateStatements([...listBases(snapshot), ...sentences], createRandom(SEED), snapshot);
}

/** So many of a list, drawn with a seed. */
function draw<Item>(items: readonly Item[], count: number): readonly Item[] {
  const random = createRandom(SEED);
  return items
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .slice(0, count)
    .map(({ item }) => item);
}

describe('statements over the golden answers', () => {
  it('are caught in 500 of 500 cases when one thing in them is not what the passages say', { timeout: 120_000 }, () => {
    const mutants = listMutants();
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

  it(
    'are caught in 500 of 500 mutated cases, and at most 10 of 500 faithful ones are dropped, in three languages',
    {
      timeout: 120_000,
    },
    () => {
      const mutated = [
        ...draw(listMutants(), MUTATED.chinese).map(({ text, passages }) => isCarried(text, passages)),
        ...draw(english.listMutated(articles), MUTATED.english).map(isCarriedInEnglish),
      ];
      const chinese = (['zh-Hans', 'zh-Hant'] as const).flatMap((language) =>
        listFaithful(language, FAITHFUL_EACH, createRandom(SEED), snapshot),
      );
      const faithful = [
        ...chinese.map(({ text, passages }) => isCarried(text, passages)),
        ...draw(english.listFaithful(articles), FAITHFUL_ENGLISH).map(isCarriedInEnglish),
      ];
      const caught = mutated.filter((carried) => !carried).length;
      const dropped = faithful.filter((carried) => !carried).length;
      process.stderr.write(
        `statements in three languages: ${caught} of ${mutated.length} mutated ones caught, ` +
          `${dropped} of ${faithful.length} faithful ones dropped\n`,
      );
      expect([mutated.length, faithful.length]).toEqual([500, 500]);
      expect(caught).toBe(500);
      expect(dropped).toBeLessThanOrEqual(MOST_DROPPED_OF_ALL);
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
    expect(faithful.filter(({ carried }) => carried).length).toBeGreaterThanOrEqual(0.85 * faithful.length);
  });
});
