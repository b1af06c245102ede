import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { INSTALLATION_KEY_FILE } from '../../src/installation-key.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';

const [USER, CHAT] = [6_123_456_789, -1_001_234_567_890];

function makeFolder(write: (store: Store) => void) {
  const dataDir = makeTempFolder();
  const store = openStore(dataDir);
  write(store);
  store.close();
  return { dataDir, keyFile: join(dataDir, INSTALLATION_KEY_FILE) };
}

const WRITES: Readonly<Record<string, (store: Store) => void>> = {
  'a record of whoever asked': (store) => store.audits.insert('a', 1, '{}', USER),
  'a message with an answer': (store) => {
    store.audits.insert('a', 1, '{}');
    store.sentAnswers.insert({ chat: CHAT, message: 1, asker: null, question: null }, 'a');
  },
  'a vote': (store) => {
    store.audits.insert('a', 1, '{}');
    store.votes.put('a', USER, 'up', null, 1);
  },
  'the settings of a chat': (store) =>
    store.chatSettings.put(CHAT, { language: 'en', quiet: true, askers: 'everyone' }),
  'the tokens of a person': (store) =>
    store.tokens.add('2026-11-24', 'user', String(USER), { input: 1, output: 1, answers: 1 }),
};

const refusal = (dataDir: string, what: string): unknown =>
  expect.objectContaining({
    code: 'store',
    line: `the key that the records in ${dataDir} were written with, installation.key, ${what}: /forget would miss them — put installation.key back from a backup, or move kecheng.db away with the files beside it`,
  });

describe('a database whose key is lost', () => {
  it.each(Object.entries(WRITES))('is not opened when it holds %s, and no other key is made', (_what, write) => {
    const { dataDir, keyFile } = makeFolder(write);
    const key = readFileSync(keyFile);
    rmSync(keyFile);
    for (let n = 0; n < 2; n += 1) expect(() => openStore(dataDir)).toThrow(refusal(dataDir, 'is not there'));
    expect(existsSync(keyFile)).toBe(false);
    writeFileSync(keyFile, Buffer.alloc(32, 7));
    expect(() => openStore(dataDir)).toThrow(refusal(dataDir, 'is another one'));
    writeFileSync(keyFile, key);
    openStore(dataDir).close();
  });

  it('takes another one as long as it knows nobody, and knows that one from then on', () => {
    const { dataDir, keyFile } = makeFolder((store) => store.audits.insert('a', 1, '{}'));
    rmSync(keyFile);
    const store = openStore(dataDir);
    expect(store.audits.find('a')).toBe('{}');
    store.audits.insert('b', 2, '{}', USER);
    store.close();
    openStore(dataDir).close();
    writeFileSync(keyFile, Buffer.alloc(32, 7));
    expect(() => openStore(dataDir)).toThrow(refusal(dataDir, 'is another one'));
  });
});
