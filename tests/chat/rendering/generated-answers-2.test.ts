import { describe, it } from 'vitest';
import { checkGeneratedAnswers } from './check-rendered.ts';

describe('5,000 answers of anything at all', () => {
  // oxlint-disable-next-line vitest/expect-expect -- it expects in the property
  it('are taken by Telegram part by part, with nothing cut that belongs together', () => {
    checkGeneratedAnswers({ numRuns: 5_000, seed: 2 });
  }, 300_000);
});
