import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMessageBuilder } from '../../../src/chat/rendering/message-builder.ts';
import { splitMessage } from '../../../src/chat/rendering/split-message.ts';

const limits = { length: 20, entities: 3 };

describe('splitting a message', () => {
  it('leaves a short one alone', () => {
    const draft = createMessageBuilder().text('  山城').bold('夜景').text('\n').build();
    expect(splitMessage(draft, limits)).toEqual([
      { text: '山城夜景', entities: [{ type: 'bold', offset: 2, length: 2 }] },
    ]);
  });

  it('makes nothing of nothing', () => {
    expect(splitMessage(createMessageBuilder().text(' \n').build(), limits)).toEqual([]);
  });

  it('prefers the last break that fits', () => {
    const draft = createMessageBuilder()
      .text('一二三。')
      .break()
      .text('四五六。')
      .break()
      .text('七八九十一二三四五六七八九十')
      .build();
    expect(splitMessage(draft, limits).map(({ text }) => text)).toEqual([
      '一二三。四五六。',
      '七八九十一二三四五六七八九十',
    ]);
  });

  it('ends at a sentence where there is no break, and else at the limit', () => {
    const draft = createMessageBuilder()
      .text(`${'山'.repeat(14)}。${'城'.repeat(30)}`)
      .build();
    expect(splitMessage(draft, limits).map(({ text }) => text)).toEqual([
      `${'山'.repeat(14)}。`,
      '城'.repeat(20),
      '城'.repeat(10),
    ]);
  });

  it('carries an entity over a division', () => {
    const draft = createMessageBuilder().text('引：').quote('山'.repeat(30)).build();
    expect(splitMessage(draft, limits).map(({ entities }) => entities)).toEqual([
      [{ type: 'expandable_blockquote', offset: 2, length: 18 }],
      [{ type: 'expandable_blockquote', offset: 0, length: 12 }],
    ]);
  });

  it('begins a new message before there are too many entities', () => {
    const builder = createMessageBuilder();
    for (const word of ['甲', '乙', '丙', '丁']) builder.bold(word).text('、');
    expect(splitMessage(builder.build(), limits)).toEqual([
      { text: '甲、乙、丙、', entities: [0, 2, 4].map((offset) => ({ type: 'bold', offset, length: 1 })) },
      { text: '丁、', entities: [{ type: 'bold', offset: 0, length: 1 }] },
    ]);
  });

  it('keeps what is attached together, wherever the limit falls', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 60 }), (before, after) => {
        const draft = createMessageBuilder()
          .text('山'.repeat(before))
          .attach('[1][12]')
          .text('城'.repeat(after))
          .build();
        const texts = splitMessage(draft, limits).map(({ text }) => text);
        expect(texts.join('')).toBe(draft.text);
        expect(texts.filter((text) => text.includes('山[1][12]'))).toHaveLength(1);
        for (const text of texts) expect(text.length).toBeLessThanOrEqual(20);
      }),
    );
  });

  it('never halves a character of two units', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('👍', '山', '𠮷'), { maxLength: 80 }), (chars) => {
        const texts = splitMessage(createMessageBuilder().text(chars.join('')).build(), limits).map(({ text }) => text);
        expect(texts.join('')).toBe(chars.join(''));
        for (const text of texts) expect(text).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });

  it('never cuts what a reader sees as one character, nor parts one from what is attached to it', () => {
    const seen = ['👨‍👩‍👧‍👦', '🏳️‍🌈', 'e\u0301', '👩🏽‍💻'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...seen, '山'), { minLength: 1, maxLength: 60 }), (chars) => {
        const builder = createMessageBuilder();
        for (const char of chars) builder.text(char).attach('[1]');
        const texts = splitMessage(builder.build(), { length: 20, entities: 3 }).map(({ text }) => text);
        expect(texts.join('')).toBe(chars.map((char) => `${char}[1]`).join(''));
        for (const text of texts)
          expect(text).toMatch(new RegExp(`^(?:(?:${[...seen, '山'].join('|')})\\[1\\])+$`, 'u'));
      }),
    );
  });
});
