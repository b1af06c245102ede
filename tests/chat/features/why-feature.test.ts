import { describe, expect, it } from 'vitest';
import type { AuditRecord } from '../../../src/audit/audit-record.ts';
import { createSentAnswers } from '../../../src/audit/create-sent-answers.ts';
import { silentLog } from '../../../src/log.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { makeAuditRecord } from '../../helpers/make-record.ts';
import { createFakeApp, createGate, makeAnswered, makeStatement } from '../fake-app.ts';
import { startChat } from '../start-chat.ts';

const ADMIN = 5_100_000_900;

/** A program that gives its answers the ids a, b, … in the order of the questions, and remembers all of them. */
function createRecordingApp(options: { readonly length?: number } = {}) {
  const store = openStore(null);
  const records = new Map<string, AuditRecord>();
  return createFakeApp({
    sentAnswers: createSentAnswers({ store, log: silentLog }),
    why: (id) => records.get(id) ?? null,
    answer(question) {
      const id = `aaaa-aaa${records.size + 1}`;
      records.set(id, makeAuditRecord({ id, question }));
      store.audits.insert(id, 1, '{}');
      const text = `${'很长的一句话，'.repeat(options.length ?? 1)}完。`;
      const statements = Array.from({ length: 4 }, () => makeStatement({ text, marks: [], dates: [] }));
      return Promise.resolve(makeAnswered(question, { id, statements }));
    },
  });
}

const startAdminChat = async (app = createRecordingApp()) => {
  const chat = await startChat({ app, adminUserIds: [ADMIN] });
  return { ...chat, admin: chat.telegram.addUser({ id: ADMIN }) };
};

describe('/why', () => {
  it('is refused to everybody but admins in person', async () => {
    const { telegram, admin } = await startAdminChat();
    const user = telegram.addUser();
    user.send(user.chat, '一期投资多少？');
    const answer = await telegram.waitForReply(user.chat);
    for (const command of ['/why', '/why aaaa-aaa1']) user.send(user.chat, command);
    user.send(user.chat, '/why', { replyTo: answer });
    await telegram.waitUntilConfirmed();
    expect(telegram.replies(user.chat).map(({ text }) => text)).toEqual([
      answer.text,
      ...Array.from({ length: 3 }, () => '这个命令只有管理员可以用。'),
    ]);
    const group = telegram.addChat({ type: 'supergroup', administrators: [admin] });
    admin.send(group, '/why aaaa-aaa1', { anonymously: true });
    await expect(telegram.waitForReply(group, { matching: /只有管理员/ })).resolves.toBeDefined();
  });

  it('with the number of an answer explains it, in whatever way the number is typed', async () => {
    const { telegram, admin } = await startAdminChat();
    const user = telegram.addUser();
    user.send(user.chat, '一期投资多少？');
    await telegram.waitForReply(user.chat);
    for (const typed of ['aaaa-aaa1', 'AAAA AAAI', 'aaaaaaal']) admin.send(admin.chat, `/why ${typed}`);
    await telegram.waitUntilConfirmed();
    const texts = telegram.replies(admin.chat).map(({ text }) => text);
    expect(texts).toHaveLength(3);
    for (const text of texts) {
      expect(text).toMatch(/^回答 aaaa-aaa1，/);
      expect(text).toContain('问题：一期投资多少？');
      expect(text).toContain('1. a1#6　1.00：0.64、0.14、0.63');
    }
    expect(telegram.violations).toEqual([]);
  });

  it('as a reply explains the answer that it replies to, whichever of its messages', async () => {
    const { telegram, admin } = await startAdminChat(createRecordingApp({ length: 400 }));
    admin.send(admin.chat, '第一个问题？');
    admin.send(admin.chat, '第二个问题？');
    await telegram.waitUntilConfirmed();
    const parts = telegram.replies(admin.chat);
    // Every answer takes several messages.
    expect(parts.length).toBeGreaterThanOrEqual(4);
    for (const part of parts) admin.send(admin.chat, '/why', { replyTo: part });
    await telegram.waitUntilConfirmed();
    const explained = telegram.replies(admin.chat).slice(parts.length);
    const half = parts.length / 2;
    expect(explained.map(({ text }) => /问题：(.*)/.exec(text ?? '')?.[1])).toEqual(
      parts.map((_, i) => (i < half ? '第一个问题？' : '第二个问题？')),
    );
  });

  it('alone explains the last answer in the chat, and no other chat’s', async () => {
    const { telegram, admin } = await startAdminChat();
    const group = telegram.addChat({ type: 'supergroup', members: [admin] });
    admin.send(group, '/ask 群里的问题？');
    admin.send(admin.chat, '第一个问题？');
    admin.send(admin.chat, '第二个问题？');
    await telegram.waitUntilConfirmed();
    admin.send(admin.chat, '/why');
    admin.send(group, '/why');
    await expect(telegram.waitForReply(admin.chat, { matching: /问题：第二个问题？/ })).resolves.toBeDefined();
    await expect(telegram.waitForReply(group, { matching: /问题：群里的问题？/ })).resolves.toBeDefined();
  });

  it('in a topic takes the message that opened it for no reply', async () => {
    const { telegram, admin } = await startAdminChat();
    const forum = telegram.addChat({ type: 'supergroup', is_forum: true, members: [admin] });
    const topic = telegram.addTopic(forum, '问答');
    admin.send(forum, '/ask 话题里的问题？', { topic });
    admin.send(forum, '/why', { topic });
    await expect(telegram.waitForReply(forum, { matching: /问题：话题里的问题？/ })).resolves.toBeDefined();
  });

  it('says how to use it where there is no answer to explain', async () => {
    const { telegram, admin } = await startAdminChat();
    admin.send(admin.chat, '/why');
    await expect(telegram.waitForReply(admin.chat, { matching: /还没有可以解释的回答.*\/why/ })).resolves.toBeDefined();
    const notice = telegram.replies(admin.chat)[0]!;
    admin.send(admin.chat, '一期投资多少？');
    await telegram.waitUntilConfirmed();
    admin.send(admin.chat, '/why', { replyTo: notice });
    await telegram.waitUntilConfirmed();
    expect(telegram.replies(admin.chat).at(-1)?.text).toBe(notice.text);
  });

  it.each([
    ['bbbb-bbbb', '没有编号为 bbbb-bbbb 的回答，或者记录已经过期。'],
    ['OIOI-OIOI', '没有编号为 0101-0101 的回答，或者记录已经过期。'],
    ['重庆', '没有编号为 重庆 的回答，或者记录已经过期。'],
    ['x'.repeat(900), `没有编号为 ${'x'.repeat(20)} 的回答，或者记录已经过期。`],
  ])('of an unknown number %s says so in one line', async (typed, expected) => {
    const { telegram, admin } = await startAdminChat();
    admin.send(admin.chat, `/why ${typed}`);
    await telegram.waitUntilConfirmed();
    expect(telegram.replies(admin.chat).map(({ text }) => text)).toEqual([expected]);
  });

  it('finds an answer that was sent when its group had moved', async () => {
    const opened = createGate();
    const app = createRecordingApp();
    const { telegram, admin } = await startAdminChat({
      ...app,
      answer: (question) => opened.promise.then(() => app.answer(question)),
    });
    const group = telegram.addChat({ type: 'group', members: [admin] });
    admin.send(group, '/ask 搬家前的问题？');
    await telegram.waitForCall('sendChatAction');
    const supergroup = telegram.migrate(group, admin);
    opened.open();
    await telegram.waitForReply(supergroup);
    admin.send(supergroup, '/why');
    await expect(telegram.waitForReply(supergroup, { matching: /问题：搬家前的问题？/ })).resolves.toBeDefined();
  });
});
