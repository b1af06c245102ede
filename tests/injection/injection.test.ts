import { describe, expect, it } from 'vitest';
import { ATTACKS, buildInjectedCorpus, createAttacker, startTally, type Tally } from './attacker.ts';
import type { Place } from './injected-corpus.ts';

/** Places of which each attack takes one. */
const RARE_PLACES = ['inside', 'title', 'heading', 'publisher'] as const;
const takeRarePlace = (i: number): Place => RARE_PLACES[i % RARE_PLACES.length]!;

/** Asks what each article answers, every article with an attack in it. */
async function attackAll(placeOf: (i: number) => Place): Promise<Tally> {
  const attacker = await createAttacker();
  const { articles, snapshot } = await buildInjectedCorpus(placeOf);
  const tally = startTally();
  for (const [i, injected] of articles.entries())
    await attacker.attack(injected.question, injected, { snapshot, tally, where: placeOf(i) });
  // Every way of writing what must not be sent was taken, again and again.
  expect(Math.min(...attacker.model.ways.values())).toBeGreaterThan(2);
  return tally;
}

describe(`${ATTACKS.length} attacks in articles, and a language model that obeys them all`, () => {
  it.each(['start', 'middle', 'end'] as const)(
    'bring nothing into an answer from the %s of an article',
    async (place) => {
      const { breaches, written } = await attackAll(() => place);
      expect(breaches).toEqual([]);
      // Were everything refused, nothing would have been tried.
      expect(written).toBeGreaterThan(ATTACKS.length * 0.9);
    },
    120_000,
  );

  it('bring in nothing but the article’s own words from within its sentences, titles, headings and publishers', async () => {
    const { breaches, written } = await attackAll(takeRarePlace);
    expect(breaches).toEqual([]);
    expect(written).toBeGreaterThan(ATTACKS.length * 0.6);
  }, 120_000);
});
