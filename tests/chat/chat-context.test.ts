import { Bot } from 'grammy';
import type { Message, Update } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { type ChatContext, createRequestReader } from '../../src/chat/chat-context.ts';
import { silentLog } from '../../src/log.ts';
import { DEFAULT_SETTINGS } from '../../src/settings/chat-settings.ts';
import { describeBot } from '../helpers/telegram-double/bot-identity.ts';

/** What comes through the reader of these messages, by kind of request. */
async function readAll(contents: readonly Partial<Message>[]): Promise<readonly string[]> {
  const bot = new Bot<ChatContext>('1:token', { botInfo: describeBot(1, 'kecheng_bot', true) });
  const kinds: string[] = [];
  bot.use(
    createRequestReader({ settings: { of: () => DEFAULT_SETTINGS }, log: silentLog }),
    (ctx) => void kinds.push(ctx.request.kind),
  );
  const from = { id: 7, is_bot: false, first_name: 'Alice' };
  for (const [index, content] of contents.entries()) {
    const message = {
      message_id: index,
      date: 0,
      chat: { id: 7, type: 'private', first_name: 'Alice' },
      from,
      ...content,
    };
    await bot.handleUpdate({ update_id: index, message } as Update);
  }
  return kinds;
}

describe('an album', () => {
  const album = { media_group_id: 'a', photo: [] };

  it('without words is one request', async () => {
    expect(await readAll([album, album, album])).toEqual(['not-text']);
    expect(await readAll([album, { ...album, media_group_id: 'b' }])).toEqual(['not-text', 'not-text']);
  });

  it('is one request, though others come at the same time', async () => {
    const other = { ...album, media_group_id: 'b' };
    expect(await readAll([album, other, album, other, album])).toEqual(['not-text', 'not-text']);
  });

  it('with words is the question and nothing more', async () => {
    expect(await readAll([{ ...album, caption: '这是哪里？' }, album, album])).toEqual(['question']);
  });

  it('is not mistaken for photos that come one by one', async () => {
    expect(await readAll([{ photo: [] }, { photo: [] }])).toEqual(['not-text', 'not-text']);
  });
});
