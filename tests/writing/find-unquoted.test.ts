import { describe, expect, it } from 'vitest';
import { findUnquoted } from '../../src/writing/find-unquoted.ts';

const QUOTE = '云杉园（又名“云谷”）规划面积为12平方公里。';

describe('a written sentence', () => {
  it.each(['云杉园规划面积多大？', 'How large is Yunshan Park?', '云杉园规划面积多大？”'])(
    'is no question: %s',
    (text) => {
      expect(findUnquoted(text, !/\p{Script=Han}/u.test(text), [QUOTE])).not.toEqual([]);
    },
  );

  it('in English has no Chinese words but those of its quotes', () => {
    expect(findUnquoted('Yunshan Park (云谷) covers 12 square kilometres.', true, [QUOTE])).toEqual([]);
    expect(findUnquoted('Yunshan Park covers 12 square kilometres, “已取消.', true, [QUOTE])).toEqual([
      { kind: 'quotation', words: '已取消' },
    ]);
    expect(findUnquoted('Yunshan Park (云谷) is large.', true, [])).toHaveLength(1);
  });

  it('that tells something is left alone', () => {
    expect(findUnquoted('云杉园规划面积为12平方公里。', false, [QUOTE])).toEqual([]);
  });
});
