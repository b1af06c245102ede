import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/language/split-sentences.ts';
import { articleText, wildText } from '../helpers/arbitrary-text.ts';

const split = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  it('are in order, apart, without white space around them, and hold all that is no white space', () => {
    fc.assert(
      fc.property(fc.oneof(wildText, articleText), (text) => {
        let last = 0;
        for (const { start, end } of splitSentences(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(text.slice(last, start).trim()).toBe('');
          const sentence = text.slice(start, end);
          expect(sentence).not.toBe('');
          expect(sentence.trim()).toBe(sentence);
          last = end;
        }
        expect(text.slice(last).trim()).toBe('');
      }),
      { numRuns: 600 },
    );
  });

  it.each<[string, readonly string[]]>([
    ['一。二！三？四', ['一。', '二！', '三？', '四']],
    ['他说：“第一句。第二句！”然后走了。', ['他说：“第一句。第二句！”', '然后走了。']],
    ['“要协同。”他说。之后签约。', ['“要协同。”他说。', '之后签约。']],
    ['“要協同。”該負責人表示。之後簽約。', ['“要協同。”該負責人表示。', '之後簽約。']],
    ['“要协同。”重庆已经开工。', ['“要协同。”', '重庆已经开工。']],
    ['建成（含在建。未验收）70个。又来了。', ['建成（含在建。未验收）70个。', '又来了。']],
    ['「甲。『乙。』丙。」丁。', ['「甲。『乙。』丙。」', '丁。']],
    ['真的？！是的……好。', ['真的？！', '是的……', '好。']],
    ['占比5.4%。增至1.5万。', ['占比5.4%。', '增至1.5万。']],
    [
      'It grew 5.4 percent. Dr. Zhou of the U.S. team saw example.org. Done.',
      ['It grew 5.4 percent.', 'Dr. Zhou of the U.S. team saw example.org.', 'Done.'],
    ],
    ['He left. "Why now? Who knows." She stayed.', ['He left.', '"Why now? Who knows."', 'She stayed.']],
    ['他走了。"为什么？真的？"他说。', ['他走了。"为什么？真的？"他说。']],
    ['一个左引号“没有关上。下一句。', ['一个左引号“没有关上。', '下一句。']],
    ['第一行\n\n第二行', ['第一行', '第二行']],
    ['句子在这里\n断开了。', ['句子在这里\n断开了。']],
    ['', []],
    [' \n ', []],
  ])('%j', (text, sentences) => {
    expect(split(text)).toEqual(sentences);
  });

  it('take a pair of marks more than 600 units apart for strays', () => {
    const long = `“${'长'.repeat(400)}。${'长'.repeat(400)}。”`;
    expect(split(long).length).toBeGreaterThan(1);
    const short = `“${'短'.repeat(290)}。${'短'.repeat(290)}。”`;
    expect(split(short)).toHaveLength(1);
  });
});
