import '../helpers/without-dictionary.ts';
import { expect, it } from 'vitest';
import { tryKilledReload } from '../helpers/killing/try-killed-reload.ts';

/** Every step of them is tried by tests/torture/killed-builds.torture.ts. */
const STEPS = [6, 27, 58, 91, 140];

it.concurrent.each(STEPS)(
  'a process that is killed at change %i of its snapshots leaves the old one or the new, and nothing behind',
  async (step) => {
    expect(await tryKilledReload(step)).toMatchObject({ kind: 'killed' });
  },
);
