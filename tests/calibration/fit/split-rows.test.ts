import { describe, expect, it } from 'vitest';
import { splitOf } from '../../../src/calibration/fit/split-rows.ts';

describe('the halves of the questions', () => {
  it('are about equal', () => {
    const dev = Array.from({ length: 2000 }, (_, i) => splitOf(`question-${i}`)).filter((split) => split === 'dev');
    expect(dev.length).toBeGreaterThan(900);
    expect(dev.length).toBeLessThan(1100);
  });

  it('never change: a question that was only measured is not fitted on later', () => {
    expect(['park', 'question-2', 'school', 'question-1'].map(splitOf)).toEqual(['dev', 'dev', 'test', 'test']);
  });
});
