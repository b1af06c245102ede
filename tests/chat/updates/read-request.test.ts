import type { Message } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { readRequest } from '../../../src/chat/updates/read-request.ts';

const ME = { id: 99, username: 'kecheng_bot' };
const ALICE = { id: 1, is_bot: false, first_name: 'Alice' };
const PRIVATE = { id: 1, type: 'private', first_name: 'Alice' } as const;
const GROUP = { id: -100, type: 'supergroup', title: 'G' } as const;

function message(content: object, chat: Message['chat'] = PRIVATE): Message {
  return { message_id: 5, date: 0, chat, from: ALICE, ...content };
}
const inPrivate = (content: object) => readRequest(message(content), ME);
const inGroup = (content: object) => readRequest(message(content, GROUP), ME);
const question = (text: string) => ({ kind: 'question', text });
const none = { kind: 'none' };

describe('a message in a private chat', () => {
  it.each([
    ['科城在哪？', '科城在哪？'],
    ['  科城在哪？\n', '科城在哪？'],
    ['/ask 科城在哪？', '科城在哪？'],
    ['/ASK@Kecheng_Bot 科城在哪？', '科城在哪？'],
    ['/ask科城在哪？', '科城在哪？'],
    ['@kecheng_bot 科城在哪？', '科城在哪？'],
    ['/2020年建成了什么？', '/2020年建成了什么？'],
    ['/ask', ''],
  ])('%j is the question %j', (text, expected) => {
    expect(inPrivate({ text })).toEqual(question(expected));
  });

  it('is a command with what follows it', () => {
    expect(inPrivate({ text: '/Search  科技 创新\n券' })).toEqual({
      kind: 'command',
      name: 'search',
      text: '科技 创新\n券',
      addressed: true,
    });
    expect(inPrivate({ text: '/weather' })).toMatchObject({ kind: 'command', name: 'weather', text: '' });
  });

  it('may be a photo with words, or without', () => {
    expect(inPrivate({ photo: [], caption: '这是哪里？' })).toEqual(question('这是哪里？'));
    expect(inPrivate({ photo: [] })).toEqual({ kind: 'not-text' });
    expect(inPrivate({ sticker: {} })).toEqual({ kind: 'not-text' });
  });

  it('asks nothing when it is a service message or comes from a bot', () => {
    expect(inPrivate({ pinned_message: {} })).toEqual(none);
    expect(inPrivate({ text: '你好', from: { ...ALICE, is_bot: true } })).toEqual(none);
  });
});

describe('a message in a group', () => {
  it.each([
    ['@kecheng_bot 科城在哪？', '科城在哪？'],
    ['请问@KECHENG_BOT科城在哪？', '请问 科城在哪？'],
    ['科城在哪？ @kecheng_bot', '科城在哪？'],
    ['@kecheng_bot', ''],
    ['/ask 科城在哪？', '科城在哪？'],
    ['@kecheng_bot /ask 科城在哪？', '科城在哪？'],
  ])('%j is the question %j', (text, expected) => {
    expect(inGroup({ text })).toEqual(question(expected));
  });

  it.each(['科城在哪？', '@kecheng_bot2 科城在哪？', 'me@kecheng_bot', '/ask@other_bot 科城在哪？', '@other_bot 你好'])(
    '%j asks nothing of this bot',
    (text) => {
      expect(inGroup({ text })).toEqual(none);
    },
  );

  it('takes a command for its own only when it is addressed', () => {
    expect(inGroup({ text: '/weather' })).toMatchObject({ kind: 'command', addressed: false });
    expect(inGroup({ text: '/weather@kecheng_bot' })).toMatchObject({ kind: 'command', addressed: true });
    expect(inGroup({ text: '@kecheng_bot /weather' })).toMatchObject({ kind: 'command', addressed: true });
  });

  it('is a question when it replies to the bot, and not when it replies to somebody else', () => {
    const reply_to_message = { message_id: 3, from: ME };
    expect(inGroup({ text: '二期呢？', reply_to_message })).toEqual(question('二期呢？'));
    expect(inGroup({ text: '二期呢？', reply_to_message: { ...reply_to_message, from: ALICE } })).toEqual(none);
  });

  it('is no question only because the bot opened the topic', () => {
    const opening = { message_id: 3, from: ME, forum_topic_created: { name: 't', icon_color: 0 } };
    const inTopic = { is_topic_message: true, message_thread_id: 3 };
    expect(inGroup({ text: '大家好', ...inTopic, reply_to_message: opening })).toEqual(none);
    expect(inGroup({ text: '大家好', ...inTopic, reply_to_message: { message_id: 3, from: ME } })).toEqual(none);
    expect(inGroup({ text: '二期呢？', ...inTopic, reply_to_message: { message_id: 4, from: ME } })).toEqual(
      question('二期呢？'),
    );
  });

  it('leaves a bare /ask without words: they are those of the message that it replies to', () => {
    const reply_to_message = { message_id: 3, from: ALICE, text: '一期多少？二期多少？' };
    expect(inGroup({ text: '/ask', reply_to_message })).toEqual(question(''));
    expect(inGroup({ text: '/ask 三期？', reply_to_message })).toEqual(question('三期？'));
  });

  it('may come from an anonymous admin, but not from a channel or a bot', () => {
    const text = '@kecheng_bot 科城在哪？';
    const machine = { id: 136_817_688, is_bot: true, first_name: 'Channel' };
    expect(inGroup({ text, from: machine, sender_chat: GROUP })).toEqual(question('科城在哪？'));
    expect(inGroup({ text, from: machine, sender_chat: { id: -200, type: 'channel', title: 'C' } })).toEqual(none);
    expect(inGroup({ text, is_automatic_forward: true })).toEqual(none);
    expect(inGroup({ text, from: machine })).toEqual(none);
  });

  it('asks nothing without words', () => {
    expect(inGroup({ sticker: {} })).toEqual(none);
    expect(inGroup({ sticker: {}, reply_to_message: { message_id: 3, from: ME } })).toEqual(none);
  });
});
