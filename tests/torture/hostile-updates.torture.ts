import { expect, it } from 'vitest';
import { surviveUpdates } from '../chat/survive-updates.ts';
import { recordFigure } from './record-figure.ts';

const UPDATES = 100_000;

it(`${UPDATES} invented updates are survived`, async () => {
  const fault = await surviveUpdates(UPDATES).then(
    () => null,
    (error: unknown) => String(error).split('\n', 1)[0]!,
  );
  recordFigure({
    test: `${UPDATES} invented updates`,
    asked: '0 crashes, 0 unanswered presses and inline queries, 0 astray, 0 words or ids in the log',
    seen: fault ?? '0 of each',
  });
  expect(fault).toBeNull();
});
