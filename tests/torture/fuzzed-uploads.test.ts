import { expect, it } from 'vitest';
import { fuzzUploads } from './uploads/fuzz-uploads.ts';

// What `npm run test:torture` does with 10,000 files.

it('Invented files end as articles or as one line each', { timeout: 120_000 }, async () => {
  const seen = await fuzzUploads({ uploads: 150, whole: 1, everyTrap: 4, trapMegabytes: 2, seed: 2 });
  expect(seen).toMatchObject({ astray: [], left: [] });
  expect(seen.articles).toBeGreaterThan(20);
  expect(seen.refused).toBeGreaterThan(20);
  expect(seen.peakMb).toBeLessThan(1_024);
});
