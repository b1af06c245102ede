import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/corpus/article.ts';
import { checkEnglishStatement } from '../../../src/checking/english/check-english-statement.ts';
import { buildTestSnapshot } from '../../helpers/build-test-snapshot.ts';
import { cite } from './cite.ts';
import { HELD_OUT, HELD_OUT_ARTICLES } from './held-out.ts';
import { LATER, LATER_ARTICLES } from './later-held-out.ts';
import { OTHER, OTHER_ARTICLES } from './other-topics.ts';
import type { TopicRow } from './topic-row.ts';

/** Shares of true statements rejected and of false ones accepted, with their number. */
async function measure(articles: readonly Article[], rows: readonly TopicRow[]) {
  const { glossary } = await buildTestSnapshot(articles);
  const accept = (pick: (row: TopicRow) => readonly string[]) =>
    rows.flatMap((row) => {
      const cited = [
        cite(
          articles.find(({ id }) => id === row.article)!,
          row.quoted,
        ),
      ];
      return pick(row).map((text) => checkEnglishStatement(text, cited, glossary).supported);
    });
  const [faithful, wrong] = [accept((row) => row.faithful), accept((row) => row.wrong)];
  return {
    faithful: faithful.length,
    wrong: wrong.length,
    rejected: faithful.filter((supported) => !supported).length / faithful.length,
    accepted: wrong.filter(Boolean).length / wrong.length,
  };
}

describe('English statements over articles of other topics', () => {
  it('are told apart where the words were reviewed beside them', async () => {
    const { rejected, accepted, ...counted } = await measure(OTHER_ARTICLES, OTHER);
    expect(counted.faithful).toBeGreaterThanOrEqual(100);
    expect(rejected).toBeLessThanOrEqual(0.12);
    expect(accepted).toBeLessThanOrEqual(0.02);
  });

  // Measured when it was written: 15 of 40 true ones are rejected (mostly for one word that no dictionary leads to the
  // quote), and 4 of 52 false ones pass. Rejecting costs a repair, or the sentence; nothing may be tuned to these.
  it('are told apart with more rejections where nothing was', async () => {
    const { rejected, accepted, ...counted } = await measure(HELD_OUT_ARTICLES, HELD_OUT);
    expect(counted.faithful).toBeGreaterThanOrEqual(40);
    expect(counted.wrong).toBeGreaterThanOrEqual(40);
    expect(rejected).toBeLessThanOrEqual(0.45);
    expect(accepted).toBeLessThanOrEqual(0.1);
  });

  // Written before a round of general rules and measured before and after it: 16, then 11 of 25 true ones rejected; 6,
  // then 1 of 29 false ones passed. Nothing may be tuned to these either.
  it('are told apart in notices of three further topics', async () => {
    const { rejected, accepted, ...counted } = await measure(LATER_ARTICLES, LATER);
    expect(counted.faithful).toBeGreaterThanOrEqual(25);
    expect(counted.wrong).toBeGreaterThanOrEqual(25);
    expect(rejected).toBeLessThanOrEqual(0.45);
    expect(accepted).toBeLessThanOrEqual(0.05);
  });
});
