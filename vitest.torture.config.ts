import { defineConfig } from 'vitest/config';

/** The long tests: `npm run test:torture`. Their figures are printed at the end. */
export default defineConfig({
  test: {
    include: ['tests/torture/**/*.torture.ts'],
    globalSetup: ['tests/helpers/global-setup.ts', 'tests/torture/print-figures.ts'],
    // They measure times and memory: two beside each other would measure each other.
    maxWorkers: 1,
    testTimeout: 60 * 60_000,
    hookTimeout: 5 * 60_000,
  },
});
