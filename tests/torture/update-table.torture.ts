import { expect, it } from 'vitest';

import { openStore } from '../../src/store/open-store.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';
import { recordFigure } from './record-figure.ts';

const UPDATES = 10_000;
const CHATS = 1_000;
/** As many as one answer to getUpdates holds. */
const BATCH = 100;

it('stores 10,000 updates from 1,000 chats, each of which comes three times, once and in order', () => {
  const store = openStore(makeTempFolder());
  const updates = Array.from({ length: UPDATES }, (_, n) => ({
    updateId: n + 1,
    lane: `chat ${n % CHATS}`,
    person: n % CHATS,
    body: JSON.stringify({ update_id: n + 1, message: { text: '问'.repeat(40) } }),
  }));
  const began = performance.now();
  let fresh = 0;
  for (let from = 0; from < UPDATES; from += BATCH)
    for (let time = 0; time < 3; time += 1)
      fresh += store.updates.insert(updates.slice(from, from + BATCH), Date.now()).length;
  const seconds = (performance.now() - began) / 1000;
  const open = store.updates.listOpen().map(({ updateId }) => updateId);
  store.close();
  recordFigure({
    test: `${UPDATES} updates from ${CHATS} chats into the store, each three times`,
    asked: `${UPDATES} stored, in order`,
    seen: `${fresh} stored in ${seconds.toFixed(1)} s`,
  });
  expect(fresh).toBe(UPDATES);
  expect(open).toEqual(updates.map(({ updateId }) => updateId));
});
