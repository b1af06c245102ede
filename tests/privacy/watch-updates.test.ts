import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createConversations } from '../../src/conversation/create-conversations.ts';
import { silentLog } from '../../src/log.ts';
import { createPrivacy } from '../../src/privacy/create-privacy.ts';
import { watchUpdates } from '../../src/privacy/watch-updates.ts';
import { createRetention } from '../../src/retention/create-retention.ts';
import { createScrubber } from '../../src/scrub/create-scrubber.ts';
import { openStore } from '../../src/store/open-store.ts';
import { findLeaks } from '../helpers/find-leaks.ts';
import { formsOfId } from '../helpers/forms-of-id.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';

const [PERSON, OTHER] = [6_123_456_789, 6_987_654_321];
const TOKEN = `1234567890:${'AAbb_c-d'.repeat(5)}`;

function makeUpdate(updateId: number, person: number, more: object = {}) {
  const from = { id: person, is_bot: false, first_name: `Name${person % 10}` };
  const message = { message_id: updateId, from, chat: { id: person, type: 'private' }, text: 'ZEBRAWORD', ...more };
  return { updateId, lane: `chat ${person}`, person, body: JSON.stringify({ update_id: updateId, message }) };
}

function openAll(dataDir: string) {
  const store = openStore(dataDir);
  onTestFinished(() => store.close());
  const privacy = createPrivacy({
    store,
    conversations: createConversations(),
    log: silentLog,
    models: [],
    embedsElsewhere: false,
    retentionDays: 30,
  });
  const scrubber = createScrubber({ secrets: [TOKEN], key: Buffer.alloc(32, 1) });
  return { store, privacy, scrubber, updates: watchUpdates(store.updates, { privacy, scrubber }) };
}

const bytesOf = (dataDir: string) =>
  Buffer.concat(readdirSync(dataDir).map((name) => readFileSync(join(dataDir, name))));
const holds = (dataDir: string, id: number) => formsOfId(id).some((form) => bytesOf(dataDir).includes(form));

describe('whoever is forgotten', () => {
  it('takes along what waits, and the words of what was given up, also of others that quote them', () => {
    const dataDir = makeTempFolder();
    const { store, privacy, updates } = openAll(dataDir);
    const quoting = { reply_to_message: { message_id: 3, from: { id: PERSON, is_bot: false, first_name: 'Name9' } } };
    updates.insert(
      [1, 2, 3, 4].map((id) => makeUpdate(id, PERSON)),
      1,
    );
    updates.insert([makeUpdate(5, OTHER), makeUpdate(6, OTHER, quoting), makeUpdate(7, OTHER)], 1);
    for (const id of [4, 6, 7]) updates.bury(id, 2, 'tried too often', true);
    store.deliveries.note(4, 0, { chat: PERSON, message: 50 });
    privacy.forget(PERSON, () => true, 1);
    expect(updates.listOpen().map(({ updateId }) => updateId)).toEqual([1, 5]);
    expect([updates.begin(2), updates.begin(3)]).toEqual([null, null]);
    expect(store.updates.count()).toMatchObject({ dead: 3, revivable: 1 });
    // The one that asked for it goes on.
    expect(updates.begin(1)).not.toBeNull();
    expect(holds(dataDir, PERSON)).toBe(true);
    updates.finish(1, 3);
    expect(holds(dataDir, PERSON)).toBe(false);
    expect(holds(dataDir, OTHER)).toBe(true);
    // What came before is known when it comes again.
    expect(updates.insert([makeUpdate(2, PERSON)], 4)).toEqual([]);
  });

  it('leaves nothing of an answer that was under way: it goes on in its messages, and ends with them', () => {
    const dataDir = makeTempFolder();
    const { store, privacy, updates } = openAll(dataDir);
    updates.insert([makeUpdate(1, PERSON), makeUpdate(2, PERSON)], 1);
    updates.begin(2);
    store.deliveries.note(2, 0, { chat: PERSON, message: 50 });
    store.deliveries.keepOutcome(2, '{"answer":"ZEBRAWORD"}');
    privacy.forget(PERSON, () => true, 1);
    expect(store.deliveries.list(2)).toEqual([{ chat: PERSON, message: 50 }]);
    store.deliveries.keepOutcome(2, '{"answer":"ZEBRAWORD"}');
    updates.finish(1, 3);
    updates.finish(2, 4);
    expect(store.deliveries.list(2)).toEqual([]);
    expect([holds(dataDir, PERSON), bytesOf(dataDir).includes('ZEBRAWORD')]).toEqual([false, false]);
  });

  it('leaves nothing of it when it fails, either, and is not tried again', () => {
    const dataDir = makeTempFolder();
    const { store, privacy, updates } = openAll(dataDir);
    updates.insert([makeUpdate(1, PERSON), makeUpdate(2, PERSON)], 1);
    updates.begin(2);
    store.deliveries.note(2, 0, { chat: PERSON, message: 50 });
    privacy.forget(PERSON, () => true);
    expect(updates.postpone(2, 5, 'Telegram is down')).toBe(false);
    expect([updates.begin(2), holds(dataDir, PERSON)]).toEqual([null, false]);
  });

  it('leaves nothing of it when it fails for the last time, either', () => {
    const dataDir = makeTempFolder();
    const { store, privacy, updates } = openAll(dataDir);
    updates.insert([makeUpdate(2, PERSON)], 1);
    updates.begin(2);
    privacy.forget(PERSON, () => true);
    store.deliveries.note(2, 0, { chat: PERSON, message: 50 });
    updates.bury(2, 5, 'Telegram is down');
    expect([store.updates.count().dead, store.deliveries.list(2), holds(dataDir, PERSON)]).toEqual([0, [], false]);
  });

  it('leaves nothing of it when the program ends in the middle, either', () => {
    const dataDir = makeTempFolder();
    const { store, privacy, updates } = openAll(dataDir);
    updates.insert([makeUpdate(2, PERSON)], Date.now());
    updates.begin(2);
    store.deliveries.note(2, 0, { chat: PERSON, message: 50 });
    privacy.forget(PERSON, () => true);
    createRetention({ store, retentionDays: 30, log: silentLog }).close();
    expect(holds(dataDir, PERSON)).toBe(false);
  });

  it('is answered again when they ask anew, while an answer of before is still under way', () => {
    const { privacy, updates } = openAll(makeTempFolder());
    privacy.forget(PERSON, () => true);
    updates.insert([makeUpdate(9, PERSON)], Date.now());
    privacy.forgetUnderWay(PERSON, 'x');
    expect(updates.begin(9)).not.toBeNull();
  });

  it('is told to whoever holds something of them in memory', () => {
    const { privacy, scrubber, updates } = openAll(makeTempFolder());
    privacy.onForget((user) => scrubber.forgetPerson(user));
    updates.insert([makeUpdate(1, PERSON)], 1);
    updates.begin(1);
    expect(scrubber.scrubForeign('Name9')).toBe('[name]');
    privacy.forget(PERSON, () => true);
    expect(scrubber.scrubForeign('Name9')).toBe('Name9');
  });
});

describe('why an update failed', () => {
  it('is stored without secrets and people', () => {
    const dataDir = makeTempFolder();
    const { store, updates } = openAll(dataDir);
    updates.insert([makeUpdate(1, PERSON), makeUpdate(2, PERSON)], 1);
    updates.begin(1);
    const reason = `/bot${TOKEN}/x: Name9 @somebody_1 ${PERSON} said ZEBRAWORD 7000000001`;
    updates.postpone(1, 5, reason);
    updates.bury(2, 5, reason);
    store.settle();
    const text = bytesOf(dataDir).toString('latin1');
    expect(text).toContain('[secret]/x: [name] @[name] id:');
    expect(findLeaks(text, { tokens: [TOKEN], ids: [7_000_000_001], words: ['somebody_1', 'said ZEBRAWORD'] })).toEqual(
      [],
    );
  });
});
