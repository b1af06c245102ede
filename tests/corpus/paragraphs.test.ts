import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isListItem, listParagraphs } from '../../src/corpus/paragraphs.ts';
import { articleText, wildText } from '../helpers/arbitrary-text.ts';

const list = (text: string) => listParagraphs(text).map(({ start, end }) => text.slice(start, end));
const HEADING_LINE = /^#{1,6}\s+.*\S\s*$/;

describe('paragraphs', () => {
  it('are numbered, in order, apart, trimmed, and hold all but white space and heading lines', () => {
    fc.assert(
      fc.property(fc.oneof(articleText, wildText), (text) => {
        const paragraphs = listParagraphs(text);
        let last = 0;
        for (const [i, { number, start, end }] of paragraphs.entries()) {
          expect(number).toBe(i + 1);
          expect(start).toBeGreaterThanOrEqual(last);
          const body = text.slice(start, end);
          expect(body.trim()).toBe(body);
          expect(body).not.toBe('');
          last = end;
        }
        const wanted = text
          .split('\n')
          .filter((line) => !HEADING_LINE.test(line))
          .join('')
          .replaceAll(/\s/g, '');
        expect(list(text).join('').replaceAll(/\s/g, '')).toBe(wanted);
      }),
      { numRuns: 300 },
    );
  });

  it('end at blank lines, headings, list items and at line ends that end a sentence', () => {
    const text = '一行\n接着写。\n第二段：\n- 一项\n- 二项\n\n# 标题\n第三段\n\n　\n第四段';
    expect(list(text)).toEqual(['一行\n接着写。', '第二段：', '- 一项', '- 二项', '第三段', '第四段']);
  });

  it('know the headings above them', () => {
    const text = '序。\n\n# 甲\n\n一。\n\n## 乙\n\n二。\n\n### 丙\n\n三。\n\n## 丁\n\n四。\n\n# 戊\n\n五。';
    expect(listParagraphs(text).map(({ heading }) => heading)).toEqual([
      '',
      '甲',
      '甲 › 乙',
      '甲 › 乙 › 丙',
      '甲 › 丁',
      '戊',
    ]);
  });

  it.each(['- 一', '* 一', '1、一', '12. 一', '（一）一', '(3)一', '■一', '③一', '　• 一'])(
    'take %s for a list item',
    (line) => {
      expect(isListItem(line)).toBe(true);
    },
  );
  it.each(['1.5亿元', '一是', '2022年', '第一', '（试行）', '西部（重庆）'])('take %s for no list item', (line) => {
    expect(isListItem(line)).toBe(false);
  });

  it('of a megabyte of lines without any mark are listed at once', () => {
    const startedAt = performance.now();
    expect(listParagraphs('没有标点的一行文字\n'.repeat(100_000))).toHaveLength(1);
    expect(performance.now() - startedAt).toBeLessThan(3000);
  });
});
