import { describe, expect, it } from 'vitest';
import { findForeignMarks } from '../../../src/checking/statement/find-foreign-marks.ts';

const cite = (text: string) => [{ text, title: '', heading: '', published: null, before: '' }];
const QUOTE = cite('云杉园（又名“云谷”）规划面积为12平方公里。');

describe('marks of a written sentence', () => {
  it('are those of plain sentences, or stand in its quotes', () => {
    for (const mark of ['&', '🔥', '=', '¥', '→'])
      expect(findForeignMarks(`云杉园规划面积为12平方公里，即“${mark}”。`, QUOTE)).toEqual([
        { kind: 'link', words: mark },
      ]);
    expect(findForeignMarks('园内有R&D中心（A/B座），占5.4%。', cite('园内有R&D中心。'))).toEqual([]);
    expect(findForeignMarks('It is kept at 5 °C.', cite('保持在5℃。'))).toEqual([]);
  });

  it.each(['见 example.com', '见 t.me/x', '问 @admin', '/reload', '#话题', '**粗**', '甲\u200b乙'])(
    'make no address, mention, command or markup, whatever the quotes say: %s',
    (text) => {
      expect(findForeignMarks(text, cite(text))).toEqual([expect.objectContaining({ kind: 'link' })]);
    },
  );
});
