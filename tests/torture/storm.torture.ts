import { expect, it } from 'vitest';

import { recordFigure } from './record-figure.ts';
import { runStorm } from './storm.ts';

it('loses no answer and makes no call too early while Telegram refuses at random for ten minutes', async () => {
  const outcome = await runStorm({
    minutes: 10,
    people: 25,
    groups: 5,
    everySeconds: 30,
    share: 0.15,
    longestSeconds: 30,
    seed: 1,
  });
  const { asked, lost, doubled, refusals, tooEarly, otherViolations, seconds } = outcome;
  recordFigure({
    test: `429 at random for 10 simulated minutes, ${asked} questions`,
    asked: '0 final texts lost, 0 calls inside a retry_after',
    seen: `${lost.length} lost, ${doubled.length} doubled, ${tooEarly.length} calls too early of ${refusals} refusals; all told after ${Math.round(seconds / 60)} min`,
  });
  expect({ lost, doubled, tooEarly, otherViolations }).toEqual({
    lost: [],
    doubled: [],
    tooEarly: [],
    otherViolations: [],
  });
  // A storm that refuses nothing shows nothing.
  expect(refusals).toBeGreaterThan(50);
});
