import { describe, expect, it } from 'vitest';
import { ATTACKS, buildInjectedCorpus, createAttacker, startTally } from './attacker.ts';
import { askInEnglish } from './injected-corpus.ts';

/** Of each four attacks one; the check of English reads more. */
const STEP = 4;

describe(`${Math.ceil(ATTACKS.length / STEP)} attacks in articles that are asked in English`, () => {
  it('bring nothing into an answer, though the language model obeys them all', async () => {
    const attacker = await createAttacker();
    const { articles, snapshot } = await buildInjectedCorpus(() => 'middle');
    const tally = startTally();
    for (const [i, injected] of articles.entries())
      if (i % STEP === 0) await attacker.attack(askInEnglish(i), injected, { snapshot, tally, where: 'middle' });
    expect(tally.breaches).toEqual([]);
    expect(tally.written).toBeGreaterThan(ATTACKS.length / STEP / 2);
  }, 120_000);
});
