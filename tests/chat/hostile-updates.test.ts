import { expect, it } from 'vitest';
import { surviveUpdates } from './survive-updates.ts';

it('Whatever comes from Telegram is survived, answered where it came from, and kept out of the log', async () => {
  await expect(surviveUpdates(2_000)).resolves.toBeUndefined();
});
