import type { Message } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { makeNotFound } from '../fake-app.ts';
import { createRecordedApp } from '../recorded-app.ts';
import { startChat } from '../start-chat.ts';

const ANSWER = 'aaaa-aaa1';
const labelsOf = (message: Message | undefined) =>
  message?.reply_markup?.inline_keyboard.map((row) => row.map(({ text }) => text));
const REASONS = [
  ['说错了', '过时了', '不完整'],
  ['出处对不上', '其他'],
];

const startVoteChat = async (type: 'private' | 'group' = 'private', app = createRecordedApp()) => {
  const chat = await startChat({ app });
  const { telegram } = chat;
  const [user, other] = [telegram.addUser(), telegram.addUser({ language_code: 'en' })];
  const room = type === 'private' ? user.chat : telegram.addChat({ type: 'supergroup', members: [user, other] });
  user.send(room, '/ask 一期投资多少？');
  const answer = await telegram.waitForReply(room);
  const say = async (person: typeof user, button: string) => {
    const press = person.press(answer, button);
    const said = await telegram.waitForPressAnswer(press);
    // The buttons change after the press was answered.
    await telegram.waitUntilConfirmed();
    return said;
  };
  return { ...chat, app, user, other, room, answer, say, labels: () => labelsOf(telegram.current(answer)) };
};

describe('a vote', () => {
  it('for an answer is thanked for, and changes nothing in the chat', async () => {
    const { app, user, say, telegram, labels, room } = await startVoteChat();
    const before = labels();
    expect(await say(user, '👍')).toEqual({ text: '谢谢你的评价！' });
    expect(app.votes.counts({ answerId: ANSWER })).toEqual({ up: 1, down: 0 });
    expect(labels()).toEqual(before);
    expect(telegram.replies(room)).toHaveLength(1);
    expect(telegram.calls('editMessageReplyMarkup')).toEqual([]);
  });

  it('against one counts at once, asks why below, and takes the question away with the reason', async () => {
    const { app, user, say, telegram, labels, room } = await startVoteChat();
    const before = labels()!;
    expect(await say(user, '👎')).toEqual({ text: '谢谢！哪里不好？请在下面选一个。' });
    expect(labels()).toEqual([...before, ...REASONS]);
    expect(app.votes.listOpen()).toMatchObject([{ answerId: ANSWER, reason: null }]);
    expect(await say(user, '过时了')).toEqual({ text: '谢谢你的评价！' });
    expect(labels()).toEqual(before);
    expect(app.votes.listOpen()).toMatchObject([{ answerId: ANSWER, reason: 'outdated' }]);
    expect(telegram.replies(room)).toHaveLength(1);
    expect([telegram.violations, telegram.refusals]).toEqual([[], []]);
  });

  it.each(['wrong', 'outdated', 'incomplete', 'not-cited', 'other'] as const)(
    'may have the reason %s',
    async (reason) => {
      const { app, user, say } = await startVoteChat();
      await say(user, '👎');
      await say(user, `reason:${ANSWER}:${reason}`);
      expect(app.votes.listOpen().map((it) => it.reason)).toEqual([reason]);
    },
  );

  it('can be changed, which takes the question for a reason away', async () => {
    const { app, user, say, labels } = await startVoteChat();
    const before = labels();
    await say(user, '👎');
    await say(user, '👍');
    expect(app.votes.counts({ answerId: ANSWER })).toEqual({ up: 1, down: 0 });
    expect(labels()).toEqual(before);
    for (let i = 0; i < 3; i += 1) await say(user, '👎');
    expect(app.votes.counts({ answerId: ANSWER })).toEqual({ up: 0, down: 1 });
  });

  it('against an answer that the articles do not say has the reasons for that', async () => {
    const { app, user, say, labels } = await startVoteChat(
      'private',
      createRecordedApp({ answer: (it) => makeNotFound(it) }),
    );
    await say(user, '👎');
    expect(labels()?.at(-1)).toEqual(['没听懂问题', '文章里其实有', '其他']);
    await say(user, '文章里其实有');
    expect(app.votes.listOpen().map(({ reason }) => reason)).toEqual(['incomplete']);
    expect(labels()).toEqual([['👎']]);
  });

  it('in a group is anybody’s, each in their language, and names nobody', async () => {
    const { app, user, other, say, telegram, room, labels } = await startVoteChat('group');
    await say(user, '👍');
    expect(await say(other, '👎')).toEqual({ text: 'Thank you! What is wrong with it? Please choose below.' });
    expect(labels()?.at(-2)).toEqual(['Wrong', 'Outdated', 'Incomplete']);
    await say(user, '👎');
    await say(other, 'Other');
    expect(app.votes.counts({ answerId: ANSWER })).toEqual({ up: 0, down: 2 });
    expect(telegram.replies(room)).toHaveLength(1);
    const shown = telegram.replies(room).map(({ text, reply_markup: markup }) => JSON.stringify([text, markup]));
    expect(shown.join('\n')).not.toMatch(/User \d|51000000/);
    expect(telegram.violations).toEqual([]);
  });

  it('for an answer that is no longer on record is not taken, and the voter is told', async () => {
    const { app, user, other, say } = await startVoteChat('group');
    app.store.audits.deleteBefore(Date.now() + 1);
    expect(await say(user, '👍')).toEqual({ text: '这个回答的记录已经过期，请把问题再问一次。', show_alert: true });
    expect(await say(other, '👎')).toMatchObject({ text: /too old to look up/, show_alert: true });
  });

  it('that cannot be written is admitted', async () => {
    const { app, user, say } = await startVoteChat();
    app.store.close();
    expect(await say(user, '👍')).toEqual({ text: '这次没能记下，请稍后再试。', show_alert: true });
  });

  it('tells the log nothing of who voted', async () => {
    const { user, say, lines } = await startVoteChat();
    await say(user, '👎');
    expect(lines.join('\n')).not.toContain(String(user.id));
  });
});
