import { describe, expect, it } from 'vitest';
import { bold, openDouble, refusalOf } from './open-double.ts';

describe('a draft', () => {
  it('is seen until a message comes or 30 seconds have passed', async () => {
    const { api, user, double, clock } = await openDouble();
    await api.sendMessageDraft(user.id, 7, '正在', { entities: [bold(0, 2)] });
    expect(double.drafts(user.chat)).toMatchObject([{ draftId: 7, text: '正在', entities: [bold(0, 2)] }]);
    await api.sendMessageDraft(user.id, 7, '正在写');
    expect(double.drafts(user.chat).map(({ text }) => text)).toEqual(['正在写']);
    clock.advance(29_999);
    expect(double.drafts(user.chat)).toHaveLength(1);
    clock.advance(1);
    expect(double.drafts(user.chat)).toEqual([]);

    await api.sendMessageDraft(user.id, 8, '又');
    user.send(user.chat, '还在吗');
    expect(double.drafts(user.chat)).toHaveLength(1);
    await api.sendMessage(user.id, '写完了');
    expect(double.drafts(user.chat)).toEqual([]);
    expect(double.draftHistory(user.chat).map(({ text }) => text)).toEqual(['正在', '正在写', '又']);
    expect((await double.waitForDraft(user.chat, ({ draftId }) => draftId === 8)).text).toBe('又');
    expect(double.history(user.chat).map(({ text }) => text)).toEqual(['还在吗', '写完了']);
    expect(double.violations).toEqual([]);
  });

  it('may be empty, which shows that the bot thinks', async () => {
    const { api, user, double } = await openDouble();
    await api.sendMessageDraft(user.id, 1, '');
    expect(double.drafts(user.chat)).toMatchObject([{ text: '' }]);
  });

  it('is refused in groups, without a number, too long, and with entities that break a rule', async () => {
    const { api, user, double, rules } = await openDouble();
    const group = double.addChat({ type: 'supergroup' });
    expect(await refusalOf(api.sendMessageDraft(group.id, 1, '写'))).toBe('Bad Request: TEXTDRAFT_PEER_INVALID');
    expect(await refusalOf(api.sendMessageDraft(user.id, 0, '写'))).toBe('Bad Request: RANDOM_ID_INVALID');
    const long = api.sendMessageDraft(user.id, 1, '长'.repeat(4097));
    expect(await refusalOf(long)).toBe('Bad Request: message is too long');
    const cut = api.sendMessageDraft(user.id, 1, '😀', { entities: [bold(0, 1)] });
    expect(await refusalOf(cut)).toContain("can't parse entities");
    expect(rules()).toEqual(['entities']);
    user.blockBot();
    expect(await refusalOf(api.sendMessageDraft(user.id, 1, '写'))).toBe('Forbidden: bot was blocked by the user');
    expect(double.draftHistory(user.chat)).toEqual([]);
  });

  it('counts as much as a message', async () => {
    const { api, user, clock } = await openDouble({ rateLimits: { chatBurst: 2 } });
    await api.sendMessageDraft(user.id, 1, '一');
    await api.sendMessageDraft(user.id, 1, '二');
    expect(await refusalOf(api.sendMessage(user.id, '三'))).toBe('Too Many Requests: retry after 1');
    clock.advance(1000);
    expect(await api.sendMessageDraft(user.id, 1, '三')).toBe(true);
  });

  it('can be stopped by its reader when the bot allows it', async () => {
    const { api, user, double, poll } = await openDouble();
    await api.sendMessageDraft(user.id, 5, '写');
    expect(() => double.stopDraft(user.chat)).toThrow('no draft that can be stopped');
    await api.sendMessageDraft(user.id, 5, '写', { can_stop: true });
    double.stopDraft(user.chat);
    expect(double.drafts(user.chat)).toEqual([]);
    expect(await poll()).toMatchObject([{ stopped_message_generation: { chat: { id: user.id }, draft_id: 5 } }]);
    await api.sendMessageDraft(user.id, 6, '写', { can_stop: true, keep_on_stop: true });
    double.stopDraft(user.chat);
    expect(double.drafts(user.chat)).toMatchObject([{ draftId: 6, canStop: false }]);
    expect(() => double.stopDraft(user.chat)).toThrow('no draft that can be stopped');
  });
});
