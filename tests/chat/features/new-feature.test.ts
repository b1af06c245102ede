import { describe, expect, it } from 'vitest';
import { createFakeApp, makeAnswered } from '../fake-app.ts';
import { startChat } from '../start-chat.ts';

/** A program that notes which conversations it is asked in, and which it forgets. */
async function startRecorded() {
  const conversations: (string | undefined)[] = [];
  const forgotten: string[] = [];
  const app = createFakeApp({
    answer: (question, options) => {
      conversations.push(options?.conversation);
      return Promise.resolve(makeAnswered(question));
    },
    forget: (conversation) => {
      forgotten.push(conversation);
    },
  });
  return { ...(await startChat({ app })), conversations, forgotten };
}

describe('/new', () => {
  it('forgets the conversation that the person has in the chat, and says so', async () => {
    const { telegram, conversations, forgotten } = await startRecorded();
    const user = telegram.addUser();
    user.send(user.chat, '一期投资多少？');
    user.send(user.chat, '/new');
    await telegram.waitForReply(user.chat, { matching: /^好的，前面问过的我都忘了/ });
    expect(forgotten).toEqual(conversations);
    expect(forgotten).toHaveLength(1);
    expect(telegram.violations).toEqual([]);
  });

  it('leaves what others asked in the same group, and what the person asked elsewhere', async () => {
    const { telegram, conversations, forgotten } = await startRecorded();
    const [one, other] = [telegram.addUser(), telegram.addUser()];
    const group = telegram.addChat({ type: 'group', members: [one, other] });
    const asked = [one.send(group, '/ask 一期投资多少？'), other.send(group, '/ask 一期投资多少？')];
    for (const { message_id: id } of asked) await telegram.waitForReply(group, { to: id });
    one.send(one.chat, '一期投资多少？');
    await telegram.waitForReply(one.chat);
    expect(new Set(conversations).size).toBe(3);
    const { message_id: id } = one.send(group, '/new');
    await telegram.waitForReply(group, { to: id });
    expect(forgotten).toEqual([conversations[0]]);
  });

  it.each([
    ['en', /^All right, I have forgotten/],
    ['zh-hant', /^好的，前面問過的我都忘了/],
  ])('answers clients in %s in their language', async (code, expected) => {
    const { telegram } = await startRecorded();
    const user = telegram.addUser({ language_code: code });
    user.send(user.chat, '/new');
    await expect(telegram.waitForReply(user.chat, { matching: expected })).resolves.toBeDefined();
  });
});
