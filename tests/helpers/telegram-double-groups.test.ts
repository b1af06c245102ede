import { describe, expect, it } from 'vitest';
import { openDouble, refusalOf } from './open-double.ts';

describe('the bot in a group', () => {
  it('is told when it is added, promoted, demoted, restricted and removed', async () => {
    const { api, user, double, poll } = await openDouble();
    const chat = double.addChat({ type: 'supergroup', members: [user], bot: 'left' });
    expect(await refusalOf(api.sendMessage(chat.id, '好'))).toBe(
      'Forbidden: bot is not a member of the supergroup chat',
    );
    user.send(chat, '@kecheng_test_bot 在吗');
    double.addBot(chat, user);
    double.promoteBot(chat, user);
    double.promoteBot(chat, user);
    double.demoteBot(chat, user);
    double.restrictBot(chat, user);
    double.kickBot(chat, user);
    const updates = await poll();
    expect(updates.map(({ message }) => message?.new_chat_members?.[0]?.id).filter(Boolean)).toEqual([double.bot.id]);
    const changes = updates.flatMap(({ my_chat_member: change }) => change ?? []);
    expect(changes.map((change) => [change.old_chat_member.status, change.new_chat_member.status])).toEqual([
      ['left', 'member'],
      ['member', 'administrator'],
      ['administrator', 'member'],
      ['member', 'restricted'],
      ['restricted', 'kicked'],
    ]);
    expect(changes.every(({ from }) => from.id === user.id)).toBe(true);
    expect(updates).toHaveLength(6);
  });

  it('may not write while it is restricted, and may look around', async () => {
    const { api, user, double } = await openDouble();
    const chat = double.addChat({ type: 'group', members: [user], bot: 'restricted' });
    const refused = 'Bad Request: not enough rights to send text messages to the chat';
    expect(await refusalOf(api.sendMessage(chat.id, '好'))).toBe(refused);
    expect((await api.getChatMember(chat.id, double.bot.id)).status).toBe('restricted');
    expect((await api.getChat(chat.id)).id).toBe(chat.id);
  });

  it('can leave', async () => {
    const { api, user, double, poll } = await openDouble();
    const chat = double.addChat({ type: 'group' });
    await api.leaveChat(chat.id);
    expect((await poll())[0]?.my_chat_member?.new_chat_member.status).toBe('left');
    expect(await refusalOf(api.sendMessage(chat.id, '好'))).toBe('Forbidden: bot is not a member of the group chat');
    expect(await refusalOf(api.leaveChat(user.id))).toContain('private chats');
  });
});

describe('a topic', () => {
  it('that is closed takes messages of administrators only', async () => {
    const { api, user, double, poll } = await openDouble();
    const chat = double.addChat({ type: 'supergroup', is_forum: true, members: [user] });
    const topic = double.addTopic(chat, '政策');
    const asked = user.send(chat, '/ask 问', { topic });
    double.closeTopic(topic);
    const direct = () => api.sendMessage(chat.id, '答', { message_thread_id: topic.message_thread_id });
    const reply = () => api.sendMessage(chat.id, '答', { reply_parameters: { message_id: asked.message_id } });
    expect(await refusalOf(direct())).toBe('Bad Request: TOPIC_CLOSED');
    expect(await refusalOf(reply())).toBe('Bad Request: TOPIC_CLOSED');
    expect(() => user.send(chat, '我也', { topic })).toThrow('is closed');
    double.promoteBot(chat, user);
    expect((await direct()).message_thread_id).toBe(topic.message_thread_id);
    double.demoteBot(chat, user);
    double.reopenTopic(topic);
    expect((await reply()).is_topic_message).toBe(true);
    const services = (await poll()).flatMap(({ message }) => Object.keys(message ?? {}).at(-1) ?? []);
    expect(services).toContain('forum_topic_closed');
    expect(services).toContain('forum_topic_reopened');
  });

  it('that is deleted takes its messages along', async () => {
    const { api, user, double } = await openDouble();
    const chat = double.addChat({ type: 'supergroup', is_forum: true });
    const topic = double.addTopic(chat, '政策');
    const asked = user.send(chat, '/ask 问', { topic });
    double.deleteTopic(topic);
    const direct = api.sendMessage(chat.id, '答', { message_thread_id: topic.message_thread_id });
    expect(await refusalOf(direct)).toBe('Bad Request: message thread not found');
    const reply = api.sendMessage(chat.id, '答', { reply_parameters: { message_id: asked.message_id } });
    expect(await refusalOf(reply)).toBe('Bad Request: message to be replied not found');
    expect(double.history(chat)).toEqual([]);
  });
});

describe('the members of a group', () => {
  it('are told apart by what they may do', async () => {
    const { api, user, double } = await openDouble();
    const [owner, boss, hidden] = [double.addUser(), double.addUser(), double.addUser()];
    const chat = double.addChat({ type: 'supergroup', members: [user], administrators: [boss], creator: owner });
    double.promote(chat, hidden, { anonymous: true });
    const statusOf = async (id: number) => {
      const member = await api.getChatMember(chat.id, id);
      return [member.status, 'is_anonymous' in member ? member.is_anonymous : null];
    };
    expect(await statusOf(owner.id)).toEqual(['creator', false]);
    expect(await statusOf(boss.id)).toEqual(['administrator', false]);
    expect(await statusOf(hidden.id)).toEqual(['administrator', true]);
    expect(await statusOf(user.id)).toEqual(['member', null]);
    const named = (await api.getChatAdministrators(chat.id)).map((member) => member.user.id);
    expect(new Set(named)).toEqual(new Set([owner.id, boss.id, hidden.id]));
    double.demote(chat, boss);
    expect(await statusOf(boss.id)).toEqual(['member', null]);
    user.leave(chat);
    expect(await statusOf(user.id)).toEqual(['left', null]);
  });

  it('are silent when restricted, and stay out when banned', async () => {
    const { api, user, double } = await openDouble();
    const chat = double.addChat({ type: 'supergroup', members: [user] });
    double.restrict(chat, user);
    expect((await api.getChatMember(chat.id, user.id)).status).toBe('restricted');
    expect(() => user.send(chat, '/ask 问')).toThrow('may not write');
    const message = await api.sendMessage(chat.id, '好');
    expect(user.pressForged(message, 'x').answer).toBeNull();
    double.ban(chat, user);
    expect((await api.getChatMember(chat.id, user.id)).status).toBe('kicked');
    expect(() => user.join(chat)).toThrow('is banned');
    expect(() => user.pressForged(message, 'x')).toThrow('is banned');
    expect(await api.getChatAdministrators(chat.id)).toEqual([]);
  });

  it('are told of to an administrator that asks for it', async () => {
    const { user, double, poll } = await openDouble();
    const chat = double.addChat({ type: 'supergroup', bot: 'administrator' });
    await poll({ allowed_updates: ['chat_member', 'message'] });
    user.join(chat);
    double.promote(chat, user);
    user.leave(chat);
    const updates = await poll();
    const changes = updates.flatMap(({ chat_member: change }) => change ?? []);
    expect(changes.map((change) => [change.old_chat_member.status, change.new_chat_member.status])).toEqual([
      ['left', 'member'],
      ['member', 'administrator'],
      ['administrator', 'left'],
    ]);
    expect(updates.flatMap(({ message }) => Object.keys(message ?? {}).at(-1) ?? [])).toEqual([
      'new_chat_members',
      'left_chat_member',
    ]);
  });
});

describe('messages of people', () => {
  it('say that they were forwarded, and by whom they were written', async () => {
    const { user, double, api } = await openDouble();
    const other = double.addUser({ first_name: '小李' });
    const group = double.addChat({ type: 'group', members: [user, other] });
    const first = other.send(group, '/reload', { entities: [] });
    const passed = user.forward(first, user.chat);
    expect(passed).toMatchObject({
      text: '/reload',
      entities: [{ type: 'bot_command' }],
      from: { id: user.id },
      forward_origin: { type: 'user', sender_user: { id: other.id } },
    });
    expect(user.forward(passed, group).forward_origin).toEqual(passed.forward_origin);
    const answer = await api.sendMessage(user.id, '答');
    expect(user.forward(answer, group).forward_origin).toMatchObject({ sender_user: { id: double.bot.id } });
  });

  it('come as a channel, through another bot, and from a channel itself', async () => {
    const { user, double, poll } = await openDouble({ privacy: false });
    const group = double.addChat({ type: 'supergroup', members: [user] });
    const channel = double.addChannel({ title: '科学城' });
    const asChannel = user.send(group, '公告', { asChannel: channel });
    expect(asChannel).toMatchObject({ from: { id: 136817688 }, sender_chat: { id: channel.id } });
    const via = user.send(group, '结果', { viaBot: { id: 99, is_bot: true, first_name: 'gif', username: 'gif' } });
    expect(via.via_bot?.id).toBe(99);
    const post = double.postInChannel(channel, '推送');
    expect(user.forward(post, group).forward_origin).toMatchObject({ type: 'channel', chat: { id: channel.id } });
    expect(() => user.send(user.chat, '公告', { asChannel: channel })).toThrow('nobody is anonymous');
    expect((await poll()).map((update) => Object.keys(update)[1])).toEqual([
      'message',
      'message',
      'channel_post',
      'message',
    ]);
  });

  it('are brought into a group by Telegram itself when its channel is discussed there', async () => {
    const { user, double, poll } = await openDouble({ privacy: false });
    const group = double.addChat({ type: 'supergroup', members: [user] });
    const channel = double.addChannel({ title: '科学城' });
    const brought = double.discuss(double.postInChannel(channel, '推送'), group);
    expect(brought).toMatchObject({
      from: { id: 777000 },
      sender_chat: { id: channel.id },
      is_automatic_forward: true,
      forward_origin: { type: 'channel' },
      text: '推送',
    });
    expect((await poll()).map((update) => Object.keys(update)[1])).toEqual(['channel_post', 'message']);
  });

  it('can be taken back, which no bot is told', async () => {
    const { api, user, double, poll } = await openDouble();
    const other = double.addUser();
    const group = double.addChat({ type: 'group', members: [user, other] });
    const asked = user.send(group, '/ask 问');
    await poll();
    expect(() => other.delete(asked)).toThrow('is not');
    double.promote(group, other);
    other.delete(asked);
    expect(await poll()).toHaveLength(1);
    const reply = api.sendMessage(group.id, '答', { reply_parameters: { message_id: asked.message_id } });
    expect(await refusalOf(reply)).toBe('Bad Request: message to be replied not found');
  });

  it('quote the message that they reply to', async () => {
    const { api, user } = await openDouble();
    const answer = await api.sendMessage(user.id, '预算是四十亿元 [1]');
    const asked = user.send(user.chat, '哪一年？', { replyTo: answer, quote: { text: '四十亿元' } });
    expect(asked.quote).toEqual({ text: '四十亿元', position: 3, is_manual: true });
    const automatic = user.send(user.chat, '哪', { replyTo: answer, quote: { text: '预算', isManual: false } });
    expect(automatic.quote).toEqual({ text: '预算', position: 0 });
    expect(() => user.send(user.chat, '哪', { replyTo: answer, quote: { text: '五十' } })).toThrow('is not');
  });

  it('start the bot by its link', async () => {
    const { double } = await openDouble();
    const stranger = double.addUser();
    expect(stranger.openLink('https://t.me/kecheng_test_bot?start=p_AbC-9').text).toBe('/start p_AbC-9');
    expect(stranger.openLink('t.me/Kecheng_Test_Bot').text).toBe('/start');
    expect(stranger.openLink('tg://resolve?domain=kecheng_test_bot&start=x').text).toBe('/start x');
    expect(() => stranger.openLink('https://t.me/other_bot?start=x')).toThrow('not to the bot');
    expect(() => stranger.openLink('https://example.org/kecheng_test_bot?start=x')).toThrow('out of Telegram');
    expect(() => stranger.openLink(`t.me/kecheng_test_bot?start=${'x'.repeat(65)}`)).toThrow('clients do not start');
    expect(() => stranger.openLink('t.me/kecheng_test_bot?start=a.b')).toThrow('clients do not start');
  });
});

describe('links and buttons of a message', () => {
  it('can be followed and copied from', async () => {
    const { api, user, double, rules } = await openDouble();
    const url = 'https://t.me/kecheng_test_bot?start=p_1';
    const message = await api.sendMessage(user.id, '见来源', {
      entities: [{ type: 'text_link', offset: 1, length: 2, url }],
      link_preview_options: { is_disabled: true },
      reply_markup: {
        inline_keyboard: [
          [
            { text: '打开', url: `${url}2` },
            { text: '复制', copy_text: { text: '引文' } },
          ],
        ],
      },
    });
    expect(user.follow(message, '来源').text).toBe('/start p_1');
    expect(user.follow(message, '打开').text).toBe('/start p_12');
    expect(user.copyFrom(message, '复制')).toBe('引文');
    expect(() => user.follow(message, '复制')).toThrow('no link');
    expect(() => user.copyFrom(message, '打开')).toThrow('that copies');
    expect(double.history(user.chat)).toHaveLength(3);
    expect(rules()).toEqual([]);
  });
});

describe('presses', () => {
  it('may be answered with a link that starts the bot, and no other', async () => {
    const { api, user } = await openDouble();
    const message = await api.sendMessage(user.id, '答');
    const answer = (url: string) => api.answerCallbackQuery(user.pressForged(message, 'x').query.id, { url });
    expect(await answer('t.me/kecheng_test_bot?start=p_1')).toBe(true);
    for (const url of ['https://example.org', 't.me/kecheng_test_bot', 't.me/other_bot?start=x', '::'])
      expect(await refusalOf(answer(url))).toBe('Bad Request: URL_INVALID');
  });

  it('come with a message that the bot can no longer see', async () => {
    const { api, user, double, poll } = await openDouble();
    const reply_markup = { inline_keyboard: [[{ text: '来源', callback_data: 'source:1' }]] };
    const message = await api.sendMessage(user.id, '答', { reply_markup });
    await api.deleteMessage(user.id, message.message_id);
    expect(() => user.press(message, '来源')).toThrow('no callback button');
    user.press(message, '来源', { inaccessible: true });
    const query = (await poll())[0]!.callback_query!;
    expect(query).toMatchObject({ data: 'source:1' });
    expect(query.message).toEqual({ chat: user.chat, message_id: message.message_id, date: 0 });
    expect(double.unansweredPresses).toHaveLength(1);
  });

  it('carry whatever a changed client sends, from any member of a group', async () => {
    const { api, user, double, poll } = await openDouble();
    const chat = double.addChat({ type: 'group', members: [user] });
    const message = await api.sendMessage(chat.id, '答');
    const other = double.addUser();
    const press = other.pressForged(message, 'offer:made-up');
    const query = (await poll())[0]!.callback_query!;
    expect(query).toMatchObject({ data: 'offer:made-up', from: { id: other.id }, message: { text: '答' } });
    await api.answerCallbackQuery(query.id);
    expect(await double.waitForPressAnswer(press)).toEqual({});
  });
});
