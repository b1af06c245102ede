import { expect, it } from 'vitest';
import { recordFigure } from './record-figure.ts';
import { fuzzUploads } from './uploads/fuzz-uploads.ts';

it('10,000 invented files end as articles or as one line each', async () => {
  const { astray, left, ...seen } = await fuzzUploads({
    uploads: 10_000,
    whole: 100,
    everyTrap: 1,
    trapMegabytes: 20,
    seed: 1,
  });
  recordFigure({
    test: '10,000 fuzzed uploads',
    asked: '0 crashes, 0 unanswered',
    seen: `${astray.length} crashes or unanswered, ${left.length} files left; ${seen.articles} articles, ${seen.refused} refused, ${seen.stopped} stopped at the limit of time; slowest ${seen.slowestMs} ms, peak ${seen.peakMb} MB`,
  });
  expect(astray).toEqual([]);
  expect(left).toEqual([]);
  expect(seen.peakMb).toBeLessThan(1_024);
});
