import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverClickable, findClickable } from '../../../src/chat/rendering/cover-clickable.ts';
import { createMessageBuilder } from '../../../src/chat/rendering/message-builder.ts';
import { renderAnswer } from '../../../src/chat/rendering/render-answer.ts';
import { renderLines } from '../../../src/chat/rendering/render-lines.ts';
import { renderPassages } from '../../../src/chat/rendering/render-passages.ts';
import { textsFor } from '../../../src/texts/texts-for.ts';
import { checkEntities } from '../../helpers/telegram-double/check-entities.ts';
import { findEntities, mergeEntities } from '../../helpers/telegram-double/find-entities.ts';
import { makeAnswered, makeCitation, makeMatch, makeNotFound, makeStatement } from '../fake-app.ts';

const texts = textsFor('zh-Hans');
const CLICKABLE = [
  'https://evil.example.com/x?y=1',
  'HTTP://EVIL.EXAMPLE.COM',
  'www.evil.example.org',
  'evil.example.com',
  'evil.example/路径',
  't.me/evil_bot',
  'tg://user?id=1',
  'a.b@evil.example.com',
  '@evil_bot',
  '/reload',
  '/why@evil_bot',
  '#恶意',
  '$EVIL',
  '192.0.2.7',
  'еvil.example.com',
  '恶意.中国',
  '恶意.com',
  '详见恶意.рф',
  'xn--evil-4x2e.example.com',
];
const HARMLESS = [
  '12.5亿元',
  '1.建设目标',
  '2023/06/12',
  '3/4',
  '约占5.4%',
  '（一）1.2.3',
  'R&D',
  '第3.1节',
  '和/或',
  'No.1',
];

/** What Telegram adds to a message by itself. */
function findAdded(text: string, entities: readonly Parameters<typeof mergeEntities>[0][number][]) {
  return mergeEntities(entities, text).filter((entity) => !entities.includes(entity));
}

describe('words from outside', () => {
  it.each(CLICKABLE)('%s would be clickable, and is not in an answer, wherever it stands', (words) => {
    expect(findEntities(`请看 ${words} 。`).length).toBeGreaterThan(0);
    const text = `一期投资12.5亿元，见 ${words} 和${words}，${words}。`;
    const citation = { title: text, url: null, publisher: words, quote: text };
    const statement = { text, marks: [{ start: 2, end: text.length - 3 }], dates: [] };
    const rendered = [
      ...renderAnswer(
        makeAnswered('问？', { statements: [makeStatement(statement)], citations: [makeCitation(citation)] }),
        texts,
      ),
      ...renderAnswer(makeNotFound('问？', [makeMatch({ title: text, text })]), texts),
      ...renderLines([text], 'foreign'),
      ...renderPassages(text, [makeMatch({ title: text, text })], texts),
    ];
    for (const message of rendered) {
      expect(message.text).toContain(words);
      expect(findAdded(message.text, message.entities)).toEqual([]);
      expect(checkEntities(message.text, message.entities)).toBeNull();
    }
  });

  it.each(HARMLESS)('%s is left as it is', (words) => {
    expect(findClickable(`一期${words}，${words}。`)).toEqual([]);
  });

  it('leave the links of the program alone', () => {
    const url = 'https://news.example.com/1';
    const draft = createMessageBuilder().text('[1] ').link('见 evil.example.com 和 @evil_bot', url).build();
    expect(coverClickable(draft)).toEqual(draft);
  });

  it('full of addresses are one message all the same', () => {
    const quote = Array.from({ length: 300 }, (_, i) => `@bot${i}`).join(' ');
    const messages = renderAnswer(makeAnswered('问？', { citations: [makeCitation({ quote })] }), texts);
    expect(messages).toHaveLength(1);
    expect(findAdded(messages[0]!.text, messages[0]!.entities)).toEqual([]);
  });

  it('are valid for Telegram in any mixture, and lose and gain no character', () => {
    const piece = fc.constantFrom(...CLICKABLE, ...HARMLESS, '，', ' ', '\n', '。', '投资', '(', '）');
    const marked = fc.tuple(fc.array(piece, { maxLength: 30 }), fc.nat(40), fc.nat(40), fc.boolean());
    fc.assert(
      fc.property(marked, ([pieces, from, length, linked]) => {
        const text = pieces.join('');
        const draft = createMessageBuilder()
          .text(text.slice(0, from))
          .bold(text.slice(from, from + length).trim())
          .text(`${text.slice(from + length)}\n`)
          .link(text.replaceAll('\n', ' ').trim(), linked ? 'https://news.example.com/1' : null)
          .text('\n')
          .quote(text.trim())
          .build();
        const covered = coverClickable(draft);
        expect(covered.text).toBe(draft.text);
        const visible = covered.entities.filter(
          ({ offset, length: long }) => draft.text.slice(offset, offset + long).trim() !== '',
        );
        expect(checkEntities(covered.text, visible)).toBeNull();
        expect(findAdded(covered.text, covered.entities)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('are read in time that grows with their length', () => {
    for (const unit of ['a', 'a.', 'a@', '1.', 'http:', '中国.', '/a', '-_~']) {
      const started = performance.now();
      findClickable(unit.repeat(20_000));
      expect(performance.now() - started).toBeLessThan(500);
    }
  });
});
