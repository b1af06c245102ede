import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listLines } from '../../../src/answering/answer.ts';
import type { FormattedText } from '../../../src/chat/rendering/message-builder.ts';
import { renderAnswer, renderDraft } from '../../../src/chat/rendering/render-answer.ts';
import type { Language } from '../../../src/language/language.ts';
import { textsFor } from '../../../src/texts/texts-for.ts';
import { checkEntities } from '../../helpers/telegram-double/check-entities.ts';
import { answers, shortAnswer } from '../arbitraries.ts';
import { makeAnswered, makeCitation, makeMatch, makeNotFound, makeStatement, makeUnavailable } from '../fake-app.ts';

const texts = textsFor('zh-Hans');

function partsOf(messages: readonly FormattedText[], type: string): readonly string[] {
  return messages.flatMap(({ text, entities }) =>
    entities.filter((it) => it.type === type).map(({ offset, length }) => text.slice(offset, offset + length)),
  );
}

const withoutBlanks = (text: string) => text.replaceAll(/\s/g, '');

describe('an answer', () => {
  it('is one message with statements first and sources below', () => {
    const messages = renderAnswer(shortAnswer, texts);
    expect(messages.map(({ text }) => text)).toEqual([
      [
        '一期工程预计投资12.5亿元，去年12月开工。[1]（“去年12月”即2019年12月）',
        '',
        '第二句。[1][2]',
        '',
        '[1] 云杉镇建设纪要',
        '一期工程预计投资12.5亿元，去年12月开工。',
        '云杉日报 · 2020年8月发布 · 第6段 · 摘编 · 所述时间：2019年12月',
        '',
        '[2] 云杉镇建设纪要',
        '第二句。',
        '云杉日报 · 2020年8月发布 · 第6段 · 摘编 · 所述时间：2019年12月',
      ].join('\n'),
    ]);
    expect(partsOf(messages, 'bold')).toEqual(['12.5亿元']);
    expect(partsOf(messages, 'text_link')).toEqual(['云杉镇建设纪要']);
    expect(partsOf(messages, 'expandable_blockquote')).toEqual(shortAnswer.citations.map(({ quote }) => quote));
  });

  it.each([
    [{ kind: 'full' as const, asOf: '2020-08' }, '云杉日报 · 2020年8月 · 第6段'],
    [{ kind: 'full' as const, asOf: '2020' }, '云杉日报 · 2020年8月发布 · 第6段 · 所述时间：2020年'],
    [{ kind: 'full' as const, asOf: '2020-08-18' }, '云杉日报 · 2020年8月发布 · 第6段 · 所述时间：2020年8月18日'],
    [{ publisher: null, published: null, asOf: null }, '发布者不详 · 日期不详 · 第6段 · 摘编'],
  ])('describes a source by what is known of it: %o', (changes, expected) => {
    const [message] = renderAnswer(makeAnswered('问？', { citations: [makeCitation(changes)] }), texts);
    expect(message?.text.split('\n').at(-1)).toBe(expected);
  });

  it('says before each figure how it stands to the others, outside the article’s words', () => {
    const answer = makeAnswered('问？', {
      statements: [
        makeStatement({ text: '现有300家。', marks: [], dates: [], standing: 'latest', asOf: '2022-06' }),
        makeStatement({ text: '已有38家。', marks: [], dates: [], standing: 'earlier', asOf: '2020-08' }),
        makeStatement({ text: '到100家。', marks: [], dates: [], standing: 'target', asOf: null }),
        makeStatement({ text: '别的话。', marks: [], dates: [], standing: null }),
      ],
    });
    const lines = (language: Language) => renderAnswer(answer, textsFor(language))[0]!.text.split('\n\n').slice(0, 4);
    expect(lines('zh-Hans')).toEqual([
      '最新（2022年6月）：现有300家。[1]',
      '此前（2020年8月）：已有38家。[1]',
      '目标：到100家。[1]',
      '别的话。[1]',
    ]);
    expect(lines('zh-Hant')[2]).toBe('目標：到100家。[1]');
    expect(lines('en').slice(0, 2)).toEqual([
      'Latest (June 2022): 现有300家。[1]',
      'Earlier (August 2020): 已有38家。[1]',
    ]);
  });

  it.each([
    'javascript:alert(1)',
    'https://localhost/a b',
    'https://nowhere/a',
    'ftp://news.example.com/a',
    'https://news.example.com/\u0000',
    'https://news.example.com/\u202egnp',
    'https://news.example.com/\ud83d',
    `https://news.example.com/${'a'.repeat(2_000)}`,
  ])('does not link to %s', (url) => {
    const messages = renderAnswer(makeAnswered('问？', { citations: [makeCitation({ url })] }), texts);
    expect(partsOf(messages, 'text_link')).toEqual([]);
  });

  it('keeps its offsets when a quotation holds what Telegram would remove', () => {
    const quote = '一\u0000二\u2028三\ud800四\r五';
    const messages = renderAnswer(makeAnswered('问？', { citations: [makeCitation({ quote })] }), texts);
    expect(partsOf(messages, 'expandable_blockquote')).toEqual(['一 二 三\uFFFD四 五']);
  });

  it('is valid for Telegram and loses nothing, however long it is', () => {
    fc.assert(
      fc.property(answers, (answer) => {
        const messages = renderAnswer(answer, texts);
        for (const { text, entities } of messages) {
          expect(text.length).toBeGreaterThan(0);
          expect(text.length).toBeLessThanOrEqual(4096);
          expect(text).toBe(text.trim());
          expect(text).not.toMatch(/\p{Surrogate}/u);
          expect(checkEntities(text, entities)).toBeNull();
        }
        // Every quotation, whole or in parts, is the article's words in order and nothing else.
        const quotes = answer.citations.map(({ quote }) => quote);
        expect(withoutBlanks(partsOf(messages, 'expandable_blockquote').join(''))).toBe(withoutBlanks(quotes.join('')));
        const bold = answer.statements.flatMap(({ text, marks }) => marks.map((it) => text.slice(it.start, it.end)));
        expect(withoutBlanks(partsOf(messages, 'bold').join(''))).toBe(withoutBlanks(bold.join('')));
        // Nothing is lost or doubled at a division.
        const whole = withoutBlanks(messages.map(({ text }) => text).join(''));
        for (const { text, citations } of answer.statements.flatMap(listLines))
          expect(whole).toContain(withoutBlanks(text) + citations.map((number) => `[${number}]`).join(''));
        for (const { number, title, quote } of answer.citations)
          expect(whole).toContain(withoutBlanks(`[${number}]${title}${quote}`));
      }),
      { numRuns: 150 },
    );
  });

  it('divides at the end of a statement or a source when it can', () => {
    const statements = Array.from({ length: 4 }, (_, i) =>
      makeStatement({ text: `${'山城'.repeat(1_010)}${i}。`, marks: [], dates: [] }),
    );
    const messages = renderAnswer(makeAnswered('问？', { statements }), texts);
    expect(messages.map(({ text }) => text.slice(-5))).toEqual(['1。[1]', '3。[1]', '19年12月'.slice(-5)]);
  });

  it('never separates a citation mark from its statement', () => {
    const limit = 4096;
    for (let length = limit - 12; length <= limit + 2; length += 1) {
      const statements = [makeStatement({ text: '山'.repeat(length), marks: [], dates: [], citations: [1, 2, 3] })];
      const citations = [1, 2, 3].map((number) => makeCitation({ number }));
      const messages = renderAnswer(makeAnswered('问？', { statements, citations }), texts);
      expect(messages.filter(({ text }) => text.includes('山[1][2][3]'))).toHaveLength(1);
    }
  });

  it('says the same in the reader’s language around the same quotation', () => {
    const [message] = renderAnswer(shortAnswer, textsFor('en'));
    expect(message?.text).toContain('[1] (“去年12月” means December 2019)');
    expect(message?.text).toContain(
      '云杉日报 · published August 2020 · paragraph 6 · digest · speaks of December 2019',
    );
  });
});

describe('no answer', () => {
  it('offers short passages without marks', () => {
    const related = [makeMatch({ text: '长'.repeat(500) }), makeMatch({ text: '👍'.repeat(200) })];
    const messages = renderAnswer(makeNotFound('问？', related), texts);
    expect(messages).toHaveLength(1);
    expect(messages[0]?.text).not.toMatch(/\[\d\]/);
    expect(partsOf(messages, 'expandable_blockquote').map(({ length }) => length)).toEqual([160, 159]);
  });

  it('stands alone when nothing comes near', () => {
    expect(renderAnswer(makeNotFound('问？', []), texts)).toMatchObject([{ text: texts.notFound, entities: [] }]);
  });

  it('names what is missing, and the nearest passages below', () => {
    const missing = { mentioned: '金凤实验室', lacking: { kind: 'form', form: 'phone' } } as const;
    const [message] = renderAnswer({ ...makeNotFound('问？'), missing }, texts);
    expect(message?.text.split('\n').slice(0, 3)).toEqual([
      '文章提到金凤实验室，但没有说联系电话。',
      '',
      texts.relatedHeading,
    ]);
  });

  it('says what kind of fault there is', () => {
    for (const reason of ['internal'] as const)
      expect(renderAnswer(makeUnavailable('问？', reason), texts)[0]?.text).toBe(
        `${texts.unavailable[reason]}（编号 7k2m-9qxd）`,
      );
  });
});

const first = (changes: Parameters<typeof makeAnswered>[1]) =>
  renderAnswer(makeAnswered('那二期呢？', changes), texts).map(({ text }) => text)[0]!;

describe('what an answer says of itself', () => {
  it('begins with what a follow-up was taken for', () => {
    expect(first({ understoodAs: '二期投资多少？' })).toMatch(/^我理解的问题：二期投资多少？\n\n一期工程/);
    expect(first({})).toMatch(/^一期工程/);
  });

  it('ends with who wrote it, or why no model did', () => {
    expect(first({ statements: [makeStatement({ written: true })] })).toMatch(/由语言模型撰写.*$/);
    expect(first({ notice: 'budget' })).toMatch(new RegExp(`${texts.notices.budget}$`));
    expect(first({ notice: 'model-failed' })).toMatch(new RegExp(`${texts.notices['model-failed']}$`));
    expect(first({})).toMatch(/2019年12月$/);
  });
});

describe('an answer that is being written', () => {
  it('shows its sentences with their marks and that more follows, and nothing else', () => {
    const { text } = renderDraft({ statements: [makeStatement({ dates: [] })] }, texts);
    expect(text).toBe('一期工程预计投资12.5亿元，去年12月开工。[1]\n\n…');
  });
});
