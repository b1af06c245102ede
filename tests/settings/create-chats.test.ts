import { describe, expect, it } from 'vitest';
import { createConversations } from '../../src/conversation/create-conversations.ts';
import { silentLog } from '../../src/log.ts';
import { DEFAULT_SETTINGS } from '../../src/settings/chat-settings.ts';
import { createChats, placeOf } from '../../src/settings/create-chats.ts';
import { createSettings } from '../../src/settings/create-settings.ts';
import { openStore } from '../../src/store/open-store.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';
import { makeTurn } from '../conversation/make-turn.ts';

const [GROUP, SUPERGROUP, OTHER] = [-500, -1_000_000_000_500, -501];
const QUIET = { ...DEFAULT_SETTINGS, quiet: true };
const LATER = Number.MAX_SAFE_INTEGER;

function open() {
  const store = openStore(null);
  const conversations = createConversations();
  const parts = { store, conversations, log: silentLog };
  for (const id of ['first', 'second', 'third']) store.audits.insert(id, Date.now(), '{}');
  return { ...parts, settings: createSettings(parts), chats: createChats(parts) };
}

const offerIn = (chat: number) => ({ user: 7, chat, action: 'reload', payload: '{}', expiresAt: LATER });
const sentIn = (chat: number, message: number) => ({ chat, message, asker: 7, question: message - 1 });
const COUNT = { input: 1, output: 2, answers: 1 };

describe('a group that becomes a supergroup', () => {
  it('takes along what it has set, offers, tokens and conversations', () => {
    const { store, settings, conversations, chats } = open();
    settings.change(GROUP, { quiet: true });
    settings.change(OTHER, { language: 'en' });
    store.offers.insert('token', offerIn(GROUP));
    store.tokens.add('2026-11-24', 'chat', String(GROUP), COUNT);
    store.tokens.add('2026-11-24', 'chat', String(SUPERGROUP), COUNT);
    conversations.remember(`${placeOf(GROUP)}/7`, makeTurn('一期投资多少？'));
    chats.move(GROUP, SUPERGROUP);
    expect(settings.of(SUPERGROUP)).toEqual(QUIET);
    expect(settings.of(GROUP)).toEqual(DEFAULT_SETTINGS);
    expect(settings.of(OTHER).language).toBe('en');
    expect(store.offers.find('token')).toEqual(offerIn(SUPERGROUP));
    expect(store.tokens.count('2026-11-24', 'chat', String(SUPERGROUP))).toEqual({ input: 2, output: 4, answers: 2 });
    expect(conversations.turnsOf(`${placeOf(SUPERGROUP)}/7`)).toHaveLength(1);
    expect(conversations.turnsOf(`${placeOf(GROUP)}/7`)).toEqual([]);
  });

  it('may be told of again and again, and from either side', () => {
    const { store, settings, chats } = open();
    settings.change(GROUP, { quiet: true });
    store.tokens.add('2026-11-24', 'chat', String(GROUP), COUNT);
    chats.move(GROUP, SUPERGROUP);
    settings.change(SUPERGROUP, { language: 'zh-Hant' });
    chats.move(GROUP, SUPERGROUP);
    chats.move(SUPERGROUP, SUPERGROUP);
    expect(settings.of(SUPERGROUP)).toEqual({ ...QUIET, language: 'zh-Hant' });
    expect(store.tokens.count('2026-11-24', 'chat', String(SUPERGROUP))).toEqual(COUNT);
    expect(chats.hasMoved(SUPERGROUP)).toBe(true);
    expect(chats.hasMoved(GROUP)).toBe(false);
  });

  it('takes no message of before for one of the same number from now on', () => {
    const { store, chats } = open();
    store.sentAnswers.insert(sentIn(GROUP, 12), 'first');
    store.sentAnswers.insert(sentIn(GROUP, 40), 'second');
    chats.move(GROUP, SUPERGROUP);
    expect(store.sentAnswers.find(SUPERGROUP, 12)).toBeNull();
    // The last answer in the chat is still the last one.
    expect(store.sentAnswers.findLast(SUPERGROUP)).toBe('second');
    store.sentAnswers.insert(sentIn(SUPERGROUP, 3), 'third');
    expect(store.sentAnswers.findLast(SUPERGROUP)).toBe('third');
    chats.move(GROUP, SUPERGROUP);
    expect(store.sentAnswers.find(SUPERGROUP, 3)).toBe('third');
  });
});

describe('a chat that the bot has left', () => {
  it('is forgotten but for the records of its answers, and other chats are not', () => {
    const { store, settings, conversations, chats } = open();
    for (const chat of [GROUP, OTHER]) {
      settings.change(chat, { quiet: true });
      store.offers.insert(`token ${chat}`, offerIn(chat));
      conversations.remember(`${placeOf(chat)}/7`, makeTurn('一期投资多少？'));
      conversations.remember(`${placeOf(chat)}33/8`, makeTurn('二期呢？'));
    }
    store.sentAnswers.insert(sentIn(GROUP, 12), 'first');
    chats.leave(GROUP);
    expect(settings.of(GROUP)).toEqual(DEFAULT_SETTINGS);
    expect(store.offers.find(`token ${GROUP}`)).toBeNull();
    for (const rest of ['/7', '33/8']) expect(conversations.turnsOf(placeOf(GROUP) + rest)).toEqual([]);
    expect(store.sentAnswers.find(GROUP, 12)).toBe('first');
    expect(settings.of(OTHER)).toEqual(QUIET);
    expect(store.offers.find(`token ${OTHER}`)).not.toBeNull();
    expect(conversations.turnsOf(`${placeOf(OTHER)}33/8`)).toHaveLength(1);
  });
});

describe('settings', () => {
  it('outlive the program', () => {
    const dataDir = makeTempFolder();
    const first = openStore(dataDir);
    createSettings({ store: first, log: silentLog }).change(GROUP, { quiet: true, askers: 'admins', language: 'en' });
    first.close();
    const second = openStore(dataDir);
    expect(createSettings({ store: second, log: silentLog }).of(GROUP)).toEqual({
      quiet: true,
      askers: 'admins',
      language: 'en',
    });
    second.close();
  });

  it('of another version that are not known count as not set', () => {
    const { store, settings } = open();
    store.chatSettings.put(GROUP, { language: 'fr', quiet: true, askers: 'friends' });
    expect(settings.of(GROUP)).toEqual(QUIET);
  });

  it('that cannot be read or kept are no fault of the chat', () => {
    const { store, settings, chats } = open();
    store.close();
    expect(settings.of(GROUP)).toEqual(DEFAULT_SETTINGS);
    expect(settings.change(GROUP, { quiet: true })).toBeNull();
    expect(() => {
      chats.move(GROUP, SUPERGROUP);
      chats.leave(GROUP);
    }).not.toThrow();
  });
});
