import type { BotCommandScope } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { openDouble, refusalOf } from './open-double.ts';

const list = (command: string) => [{ command, description: '说明' }];

describe('the menu of commands', () => {
  it('is the narrowest that fits the person, the chat and the language', async () => {
    const { api, double } = await openDouble();
    const person = double.addUser({ language_code: 'en-GB', started: true });
    const boss = double.addUser({ language_code: 'zh-hans' });
    const chat = double.addChat({ type: 'supergroup', members: [person], administrators: [boss] });
    const menus = () =>
      [double.menuFor(person, person.chat), double.menuFor(person, chat), double.menuFor(boss, chat)].map(
        (menu) => menu[0]?.command ?? 'none',
      );
    const set = async (command: string, scope: BotCommandScope, language?: 'en') => {
      await api.setMyCommands(list(command), { scope, ...(language ? { language_code: language } : {}) });
      return menus();
    };
    expect(menus()).toEqual(['none', 'none', 'none']);
    expect(await set('all', { type: 'default' })).toEqual(['all', 'all', 'all']);
    expect(await set('all_en', { type: 'default' }, 'en')).toEqual(['all_en', 'all_en', 'all']);
    expect(await set('alone', { type: 'all_private_chats' })).toEqual(['alone', 'all_en', 'all']);
    expect(await set('groups', { type: 'all_group_chats' })).toEqual(['alone', 'groups', 'groups']);
    expect(await set('bosses', { type: 'all_chat_administrators' })).toEqual(['alone', 'groups', 'bosses']);
    expect(await set('here', { type: 'chat', chat_id: chat.id })).toEqual(['alone', 'here', 'here']);
    const bosses = { type: 'chat_administrators', chat_id: chat.id } as const;
    expect(await set('bosses_here', bosses)).toEqual(['alone', 'here', 'bosses_here']);
    const member = { type: 'chat_member', chat_id: chat.id, user_id: person.id } as const;
    expect(await set('mine', member)).toEqual(['alone', 'mine', 'bosses_here']);
    expect(await set('ours', { type: 'chat', chat_id: person.id })).toEqual(['ours', 'mine', 'bosses_here']);
    expect(await api.getMyCommands({ scope: member })).toEqual(list('mine'));
    await api.deleteMyCommands({ scope: member });
    await api.setMyCommands([], { scope: bosses });
    expect(menus()).toEqual(['ours', 'here', 'here']);
  });

  it('is refused for scopes that do not exist or do not fit their chat', async () => {
    const { api, user, double } = await openDouble();
    const chat = double.addChat({ type: 'group' });
    const set = (scope: object) => refusalOf(api.setMyCommands(list('ask'), { scope: scope as BotCommandScope }));
    const misparsed = "Bad Request: can't parse BotCommandScope: ";
    expect(await set({ type: 'everybody' })).toBe(`${misparsed}Unsupported type specified`);
    expect(await set({ type: 'chat_member', chat_id: chat.id })).toBe(`${misparsed}Invalid user_id specified`);
    const alone = "Bad Request: can't use specified scope in private chats";
    expect(await set({ type: 'chat_administrators', chat_id: user.id })).toBe(alone);
    expect(await set({ type: 'chat_member', chat_id: user.id, user_id: user.id })).toBe(alone);
    expect(await set({ type: 'chat', chat_id: 1 })).toBe('Bad Request: chat not found');
  });
});

describe('the input field', () => {
  it('can be asked for a reply, or be given a keyboard, by messages that cannot be edited', async () => {
    const { api, user, double, rules } = await openDouble();
    const ask = await api.sendMessage(user.id, '新的标题？', {
      reply_markup: { force_reply: true, input_field_placeholder: '标题' },
    });
    expect(double.inputOf(ask)).toEqual({ kind: 'force_reply', placeholder: '标题', rows: [] });
    const keyboard = await api.sendMessage(user.id, '选', { reply_markup: { keyboard: [['一', { text: '二' }]] } });
    expect(double.inputOf(keyboard)?.rows).toEqual([['一', '二']]);
    const plain = await api.sendMessage(user.id, '好');
    expect(double.inputOf(plain)).toBeUndefined();
    const edit = api.editMessageText(user.id, ask.message_id, '标题？');
    expect(await refusalOf(edit)).toBe("Bad Request: message can't be edited");
    const empty = api.sendMessage(user.id, '选', { reply_markup: { keyboard: [[' ']] } });
    expect(await refusalOf(empty)).toContain('text is empty');
    expect(rules()).toEqual([]);
    const long = { force_reply: true as const, input_field_placeholder: '长'.repeat(65) };
    await api.sendMessage(user.id, '新的标题？', { reply_markup: long });
    expect(rules()).toEqual(['markup']);
  });
});
