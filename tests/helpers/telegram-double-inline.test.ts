import type { InlineQueryResultArticle } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { bold, openDouble, refusalOf } from './open-double.ts';

const article = (id: string, more: Partial<InlineQueryResultArticle> = {}): InlineQueryResultArticle => ({
  type: 'article',
  id,
  title: `标题 ${id}`,
  input_message_content: { message_text: `正文 ${id}`, entities: [bold(0, 2)] },
  ...more,
});
const PERSONAL = { is_personal: true, cache_time: 0 };

describe('an inline query', () => {
  it('shows its results to the person who asked, who sends one', async () => {
    const { api, user, double, poll } = await openDouble({ inline: true });
    const asked = user.queryInline('预算', { chatType: 'group', offset: '20' });
    expect(double.unansweredInline).toHaveLength(1);
    const [update] = await poll();
    expect(update?.inline_query).toMatchObject({
      query: '预算',
      offset: '20',
      chat_type: 'group',
      from: { id: user.id },
    });
    const keyboard = { inline_keyboard: [[{ text: '来源', callback_data: 's' }]] };
    await api.answerInlineQuery(
      update!.inline_query!.id,
      [article('1', { description: '一句', reply_markup: keyboard })],
      {
        ...PERSONAL,
        next_offset: '40',
        button: { text: '去问', start_parameter: 'from-inline_1' },
      },
    );
    const answer = await double.waitForInlineAnswer(asked);
    expect(answer).toMatchObject({
      isPersonal: true,
      cacheTime: 0,
      nextOffset: '40',
      button: { text: '去问', startParameter: 'from-inline_1' },
      results: [{ id: '1', title: '标题 1', description: '一句', message: { text: '正文 1' } }],
    });
    expect(double.unansweredInline).toEqual([]);
    expect(double.violations).toEqual([]);

    const group = double.addChat({ type: 'supergroup', members: [user] });
    const sent = user.sendInlineResult(asked, '1', group);
    expect(sent).toMatchObject({ from: { id: user.id }, via_bot: { id: double.bot.id }, text: '正文 1' });
    expect(sent.entities).toEqual([bold(0, 2)]);
    const press = user.press(sent, '来源');
    expect(press.query.message).toBeUndefined();
    expect(press.query.inline_message_id).toEqual(expect.any(String));
    expect(() => user.sendInlineResult(asked, '2', group)).toThrow('no result 2');
    const kinds = (await poll()).map((update) => Object.keys(update)[1]);
    expect(kinds).toEqual(['inline_query', 'message', 'callback_query']);
  });

  it('is refused an answer after ten seconds, and under a number that nobody asked', async () => {
    const { api, user, clock } = await openDouble({ inline: true });
    const old = 'Bad Request: query is too old and response timeout expired or query ID is invalid';
    expect(await refusalOf(api.answerInlineQuery('1', [], PERSONAL))).toBe(old);
    const { query } = user.queryInline('');
    clock.advance(10_000);
    expect(await api.answerInlineQuery(query.id, [], PERSONAL)).toBe(true);
    clock.advance(1);
    expect(await refusalOf(api.answerInlineQuery(query.id, [], PERSONAL))).toBe(old);
  });

  it.each<[string, readonly InlineQueryResultArticle[], object, string]>([
    ['51 results', Array.from({ length: 51 }, (_, index) => article(`${index}`)), {}, 'RESULTS_TOO_MUCH'],
    ['a number twice', [article('1'), article('1')], {}, 'RESULT_ID_DUPLICATE'],
    ['no number', [article('')], {}, 'RESULT_ID_INVALID'],
    ['a number of 65 bytes', [article(`${'字'.repeat(21)}ab`)], {}, 'RESULT_ID_INVALID'],
    ['no title', [article('1', { title: ' ' })], {}, 'ARTICLE_TITLE_EMPTY'],
    ['no text', [article('1', { input_message_content: { message_text: ' ' } })], {}, 'message text is empty'],
    [
      'a long text',
      [article('1', { input_message_content: { message_text: '长'.repeat(4097) } })],
      {},
      'message is too long',
    ],
    [
      'a long button',
      [article('1', { reply_markup: { inline_keyboard: [[{ text: '好', callback_data: 'x'.repeat(65) }]] } })],
      {},
      'BUTTON_DATA_INVALID',
    ],
    ['a long offset', [], { next_offset: 'x'.repeat(65) }, 'NEXT_OFFSET_INVALID'],
    ['a button without text', [], { button: { text: '', start_parameter: 'a' } }, 'SWITCH_PM_TEXT_EMPTY'],
    ['a button without parameter', [], { button: { text: '去', start_parameter: '' } }, 'START_PARAM_EMPTY'],
    ['a button with a bad parameter', [], { button: { text: '去', start_parameter: 'a b' } }, 'START_PARAM_INVALID'],
    [
      'a button with a long parameter',
      [],
      { button: { text: '去', start_parameter: 'a'.repeat(65) } },
      'START_PARAM_INVALID',
    ],
  ])('is refused an answer with %s', async (_what, results, other, description) => {
    const { api, user, double } = await openDouble({ inline: true });
    const asked = user.queryInline('问');
    const answering = api.answerInlineQuery(asked.query.id, results, { ...PERSONAL, ...other });
    expect(await refusalOf(answering)).toBe(`Bad Request: ${description}`);
    expect(double.unansweredInline).toHaveLength(1);
  });

  it('is recorded when its answer is for everybody, comes twice, or previews a link', async () => {
    const { api, user, rules } = await openDouble({ inline: true });
    const { query } = user.queryInline('问');
    await api.answerInlineQuery(query.id, [article('1')]);
    const linked = article('1', { input_message_content: { message_text: 'https://example.org/a' } });
    await api.answerInlineQuery(query.id, [linked], PERSONAL);
    expect(rules()).toEqual(['inline-not-personal', 'link-preview', 'answered-twice']);
  });

  it('reaches nobody while inline mode is off, and is cut to 256 characters', async () => {
    const off = await openDouble();
    expect(() => off.user.queryInline('问')).toThrow('inline mode is off');
    const on = await openDouble({ inline: true });
    expect([...on.user.queryInline('😀'.repeat(300)).query.query]).toHaveLength(256);
    expect((await on.api.getMe()).supports_inline_queries).toBe(true);
  });
});
