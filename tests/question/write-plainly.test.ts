import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../../src/language/fold.ts';
import { readAsked } from '../../src/question/read-asked.ts';
import { writePlainly } from '../../src/question/write-plainly.ts';
import { wildText } from '../helpers/arbitrary-text.ts';

const plain = (text: string) => writePlainly(text, foldText(text));

describe('a question in spoken words', () => {
  it('asks for the same kind of answer as in written ones', () => {
    for (const [spoken, written] of [
      ['云岭实验室啥时候开门', '云岭实验室什么时候开门'],
      ['雲嶺實驗室喺邊度？', '云岭实验室在哪里?'],
      ['雲嶺實驗室係幾時開嘅', '云岭实验室是什么时候开的'],
      ['邊個係主任', '谁是主任'],
      ['攞到幾多資助', '拿到多少资助'],
      ['有幾多間公司入咗園', '有多少家公司入了园'],
      ['點解要搬', '为什么要搬'],
      ['咋申请补贴', '怎么申请补贴'],
    ] as const) {
      expect(plain(spoken), `asked ${spoken}`).not.toBe(foldText(spoken));
      expect(readAsked(plain(spoken), false), `asked ${spoken}`).toEqual(readAsked(foldText(written), false));
    }
  });

  it('keeps what it is about: written Chinese stays as it is', () => {
    for (const text of [
      '计算机系谁是主任？',
      '兩者關係是什麼？',
      '重点解决哪些问题？',
      '周边个体户有多少家？',
      '起在前面的项目',
      '啥时间段人最少',
    ])
      expect(plain(text).replaceAll('什么', '啥'), `asked ${text}`).toBe(foldText(text).replaceAll('什么', '啥'));
    // Beside a Cantonese word, too.
    expect(plain('計算機系有幾多人')).toBe('计算机系有多少人');
    expect(plain('重點解決咗咩問題')).toContain('重点解决');
  });

  it('is written plainly once and for all', () => {
    fc.assert(
      fc.property(wildText, (text) => {
        const once = plain(text);
        expect(writePlainly(text, once)).toBe(once);
      }),
    );
  });
});
