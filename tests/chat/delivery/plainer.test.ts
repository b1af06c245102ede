import { describe, expect, it } from 'vitest';
import { createFakeApp, createGate, makeAnswered, makeStatement } from '../fake-app.ts';
import { startChat } from '../start-chat.ts';

const refusal = (description: string) => ({ error_code: 400, description: `Bad Request: ${description}` });

async function askWith(...refusals: readonly string[]) {
  const chat = await startChat();
  for (const description of refusals) chat.telegram.failNext('editMessageText', refusal(description));
  const user = chat.telegram.addUser();
  user.send(user.chat, '一期投资多少？');
  await chat.telegram.waitUntilConfirmed();
  return { ...chat, replies: chat.telegram.replies(user.chat) };
}

describe('a text whose formatting Telegram refuses', () => {
  it.each([
    "can't parse entities: unsupported start tag",
    'ENTITY_BOUNDS_INVALID',
    "entity beginning at byte offset 8 can't be parsed",
  ])('is sent without it, with its buttons: %s', async (description) => {
    const { replies, logged } = await askWith(description);
    expect(replies).toHaveLength(1);
    expect(replies[0]!.text).toMatch(/^一期工程预计投资12\.5亿元/);
    expect(replies[0]!.entities).toBeUndefined();
    expect(replies[0]!.reply_markup?.inline_keyboard.length).toBeGreaterThan(0);
    expect(logged('warn').map(({ message }) => message)).toEqual([
      'a message was refused for its formatting and is sent without',
    ]);
    expect(JSON.stringify(logged('warn'))).not.toMatch(/投资/);
  });

  it.each(['BUTTON_DATA_INVALID', 'BUTTON_URL_INVALID', 'inline keyboard button URL is invalid'])(
    'is sent without its buttons, with its formatting: %s',
    async (description) => {
      const { replies } = await askWith(description);
      expect(replies).toHaveLength(1);
      expect(replies[0]!.entities?.length).toBeGreaterThan(0);
      expect(replies[0]!.reply_markup).toBeUndefined();
    },
  );

  it('is sent bare when Telegram refuses both', async () => {
    const { replies, logged } = await askWith('ENTITY_TEXT_INVALID', 'BUTTON_DATA_INVALID');
    expect(replies).toHaveLength(1);
    expect(replies[0]!.entities).toBeUndefined();
    expect(replies[0]!.reply_markup).toBeUndefined();
    expect(logged('warn')).toHaveLength(1);
  });

  it('is edited into the message that was begun, too', async () => {
    const answer = createGate();
    const app = createFakeApp({
      async answer(question, options) {
        options?.onStatements?.({ statements: [makeStatement()], citations: [] });
        await answer.promise;
        return makeAnswered(question);
      },
    });
    const { telegram } = await startChat({ app });
    const user = telegram.addUser();
    const group = telegram.addChat({ type: 'supergroup', members: [user] });
    user.send(group, '/ask 一期投资多少？');
    const begun = await telegram.waitForReply(group);
    telegram.failNext('editMessageText', refusal("can't parse entities: whatever"));
    answer.open();
    await telegram.waitUntilConfirmed();
    const whole = telegram.current(begun)!;
    expect(whole.text).not.toMatch(/…$/);
    expect(whole.entities).toBeUndefined();
    expect(telegram.replies(group)).toHaveLength(1);
  });

  it('is not sent again and again when it is refused for something else', async () => {
    const { telegram, replies } = await askWith('MESSAGE_TOO_STRANGE');
    expect(telegram.calls('editMessageText').map(({ params }) => params['text'])).toEqual([
      expect.stringContaining('投资'),
      '出了点问题，没能答上来。请稍后再试一次。',
    ]);
    expect(replies.map(({ text }) => text)).toEqual(['出了点问题，没能答上来。请稍后再试一次。']);
  });
});
