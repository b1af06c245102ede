import { describe, expect, it } from 'vitest';
import { createSentAnswers } from '../../src/audit/create-sent-answers.ts';
import { createLog } from '../../src/log.ts';
import { openStore } from '../../src/store/open-store.ts';

const CHAT = -1_002_345_678_901;

function openSent() {
  const lines: string[] = [];
  const store = openStore(null);
  for (const id of ['a', 'b', 'c']) store.audits.insert(id, 1, '{}');
  return { store, lines, sent: createSentAnswers({ store, log: createLog('debug', { write: (l) => lines.push(l) }) }) };
}

describe('which message brought which answer', () => {
  it('is known of every message of an answer, and of the last one in a chat', () => {
    const { sent } = openSent();
    sent.note({ chat: CHAT, message: 10, asker: null, question: null }, 'a');
    sent.note({ chat: CHAT, message: 11, asker: null, question: null }, 'a');
    sent.note({ chat: CHAT, message: 12, asker: null, question: null }, 'b');
    sent.note({ chat: 7, message: 3, asker: null, question: null }, 'c');
    expect([10, 11, 12, 13].map((message) => sent.find(CHAT, message))).toEqual(['a', 'a', 'b', null]);
    expect([sent.find(CHAT, null), sent.find(7, null), sent.find(8, null)]).toEqual(['b', 'c', null]);
  });

  it('is only missed where it cannot be kept', () => {
    const { store, sent, lines } = openSent();
    sent.note({ chat: CHAT, message: 10, asker: null, question: null }, 'never recorded');
    expect(sent.find(CHAT, 10)).toBeNull();
    store.close();
    sent.note({ chat: CHAT, message: 11, asker: null, question: null }, 'a');
    expect([sent.find(CHAT, 11), sent.find(CHAT, null)]).toEqual([null, null]);
    expect(lines.map((line) => (JSON.parse(line) as { level: string }).level)).toEqual(Array(4).fill('warn'));
  });
});
