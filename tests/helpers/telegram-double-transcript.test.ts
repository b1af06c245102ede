import { InputFile } from 'grammy';
import type { MessageEntity } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { openDouble } from './open-double.ts';
import { printConversation, printInline } from './telegram-double/print-conversation.ts';
import { readConversation } from './telegram-double/read-conversation.ts';
import { readBlocks } from './telegram-double/read-segments.ts';

const NO_PREVIEW = { link_preview_options: { is_disabled: true } } as const;

/** Entities where words stand in a text, each word once. */
const mark = (text: string, ...marks: readonly (readonly [string, string, object?])[]): MessageEntity[] =>
  marks.map(([type, words, more]) => {
    const place = { type, offset: text.indexOf(words), length: words.length };
    return Object.assign(place, more) as MessageEntity;
  });

describe('a printed conversation', () => {
  it('shows who said what, how it looks, what it replies to, and what was pressed', async () => {
    const { api, user, double } = await openDouble();
    const question = user.send(user.chat, '规划面积多大？看 /help');
    const draft = await api.sendMessage(user.id, '正在查找…', {
      reply_parameters: { message_id: question.message_id },
    });
    const text = '面积是一百多平方公里 [1]\n“分东西两部分”\n来源：某报';
    const entities = mark(
      text,
      ['bold', '一百多平方公里'],
      ['blockquote', '“分东西两部分”'],
      ['text_link', '某报', { url: 'https://example.org/1' }],
    );
    const reply_markup = {
      inline_keyboard: [
        [
          { text: '来源', callback_data: 's' },
          { text: '复制', copy_text: { text: '一百多' } },
        ],
        [{ text: '原文', url: 'https://example.org/1' }],
      ],
    };
    await api.editMessageText(user.id, draft.message_id, text, { entities, reply_markup, ...NO_PREVIEW });
    const press = user.press(draft, '来源');
    await api.answerCallbackQuery(press.query.id, { text: '在下面' });
    await api.editMessageText(user.id, draft.message_id, '来源一');
    user.pressForged(draft, 'x:1');
    user.edit(question, '规划面积？');
    await api.deleteMessage(user.id, draft.message_id);

    expect(printConversation(double, user.chat)).toBe(`小周
  规划面积多大？看 ‹/help›

科城问答  ↩ 小周: 规划面积多大？看 /help
  面积是**一百多平方公里** [1]
  │ “分东西两部分”
  来源：[某报](https://example.org/1)
  [ 来源 ] [ 复制 → copy ]
  [ 原文 → url ]

小周 presses [ 来源 ]
  ☁ 在下面

科城问答  ↩ 小周: 规划面积多大？看 /help  ✎
  来源一

小周 presses [ (made up) x:1 ] …

小周  ✎
  规划面积？

· a message is gone ·
`);
  });

  it('shows files, forwards, members, topics, quotes and what the input field asks for', async () => {
    const { api, user, double } = await openDouble();
    const chat = double.addChat({ type: 'supergroup', title: '科学城群', is_forum: true, members: [user] });
    const topic = double.addTopic(chat, '政策', user);
    const post = double.postInChannel(double.addChannel({ title: '科学城' }), '推送');
    const file = user.sendDocument(chat, { name: '通知.docx', bytes: 'x', caption: '请看', topic });
    user.send(chat, '大家好', { anonymously: true });
    const answer = await api.sendMessage(chat.id, '收到一份很长很长很长很长很长很长很长很长很长很长很长的通知', {
      reply_parameters: { message_id: file.message_id },
      reply_markup: { force_reply: true, input_field_placeholder: '标题' },
    });
    user.send(chat, '改一下', { replyTo: answer, quote: { text: '通知' } });
    user.send(chat, '不对', { replyTo: answer });
    user.forward(post, chat);
    await api.sendDocument(chat.id, new InputFile(Buffer.from('x'), '清单.csv'));
    double.closeTopic(topic, user);
    user.leave(chat);

    expect(printConversation(double, chat)).toBe(`· 小周 opened the topic 政策 ·

小周
  (document 通知.docx)
  请看

科学城群
  大家好

科城问答  ↩ 小周: 请看
  收到一份很长很长很长很长很长很长很长很长很长很长很长的通知
  ⌨ 标题

小周  ↩ 科城问答: 通知
  改一下

小周  ↩ 科城问答: 收到一份很长很长很长很长很长很长很长很长很长很长…
  不对

小周  ↪ 科学城
  推送

科城问答
  (document 清单.csv)

· 小周 closed the topic ·

· 小周 left ·
`);
  });

  it('of a topic tells nothing of the others', async () => {
    const { api, user, double } = await openDouble();
    const chat = double.addChat({ type: 'supergroup', is_forum: true, members: [user] });
    const [topic, other] = [double.addTopic(chat, '政策', user), double.addTopic(chat, '闲聊', user)];
    const reply_markup = { inline_keyboard: [[{ text: '来源', callback_data: 's' }]] };
    const answer = await api.sendMessage(chat.id, '答', { message_thread_id: topic.message_thread_id, reply_markup });
    user.send(chat, '天气', { topic: other });
    user.press(answer, '来源');
    expect(printConversation(double, chat, { topic })).toBe(`· 小周 opened the topic 政策 ·

科城问答
  答
  [ 来源 ]

小周 presses [ 来源 ] …
`);
  });

  it('puts the person who looks on the right', async () => {
    const { api, user, double } = await openDouble();
    const other = double.addUser();
    const chat = double.addChat({ type: 'group', members: [user, other] });
    user.send(chat, '一');
    other.send(chat, '二');
    await api.sendMessage(chat.id, '三');
    const sides = (viewer?: typeof user) =>
      readConversation(double, chat, viewer ? { viewer } : {}).map((item) => 'side' in item && item.side);
    expect(sides()).toEqual(['left', 'left', 'left']);
    expect(sides(other)).toEqual(['left', 'right', 'left']);
    user.send(user.chat, '一');
    expect(readConversation(double, user.chat)).toMatchObject([{ side: 'right', name: '小周' }]);
  });

  it('shows the results of an inline query', async () => {
    const { api, user, double } = await openDouble({ inline: true });
    const asked = user.queryInline('预算');
    expect(printInline(double, asked)).toBe('小周: @kecheng_test_bot 预算\n  …\n');
    const message_text = '四十亿元';
    const content = { message_text, entities: mark(message_text, ['bold', '四十']) };
    await api.answerInlineQuery(
      asked.query.id,
      [{ type: 'article', id: '1', title: '预算', description: '某报', input_message_content: content }],
      { is_personal: true, next_offset: '1', button: { text: '去问', start_parameter: 'ask' } },
    );
    expect(printInline(double, asked)).toBe(`小周: @kecheng_test_bot 预算
  [ 去问 → /start ask ]
  ▸ 预算
    某报
      **四十**亿元
  ⋯ more
`);
  });
});

describe('blocks of a text', () => {
  it('keep every character but the line breaks at their edges', () => {
    const text = '一二\n三四\n\n五六';
    const entities = mark(text, ['expandable_blockquote', '三四'], ['bold', '二\n三'], ['code', '五']);
    expect(readBlocks(text, entities)).toEqual([
      {
        kind: 'text',
        segments: [
          { text: '一', styles: [] },
          { text: '二', styles: ['bold'] },
        ],
      },
      {
        kind: 'folded-quotation',
        segments: [
          { text: '三', styles: ['bold'] },
          { text: '四', styles: [] },
        ],
      },
      {
        kind: 'text',
        segments: [
          { text: '\n', styles: [] },
          { text: '五', styles: ['code'] },
          { text: '六', styles: [] },
        ],
      },
    ]);
  });
});
