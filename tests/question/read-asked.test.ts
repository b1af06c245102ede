import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../../src/language/fold.ts';
import { readAsked } from '../../src/question/read-asked.ts';
import type { AskedKind } from '../../src/question/question.ts';
import { wildText } from '../helpers/arbitrary-text.ts';

const kindOf = (question: string) => readAsked(foldText(question), /^[A-Z]/.test(question)).kind;

describe('what kind of answer a question asks for', () => {
  it.each<[string, AskedKind]>([
    ['举报电话是多少？', 'contact'],
    ['研發投入佔比多少？', 'percent'],
    ['实验室占地多少？', 'area'],
    ['什么时候揭牌的？', 'date'],
    ['哪一年建成？', 'date'],
    ['最高补助多少钱？', 'money'],
    ['引进了多少家企业？', 'count'],
    ['有几位院士？', 'count'],
    ['这话是哪位说的？', 'person'],
    ['由哪家單位研發？', 'organisation'],
    ['主导产业有哪些？', 'list'],
    ['实验室在哪里？', 'place'],
    ['创新券能通用吗？', 'yes-no'],
    ['川渝合作的核心', 'other'],
    ['How many enterprises are there?', 'count'],
    ['How large is the laboratory?', 'area'],
    ['When was it opened?', 'date'],
    ['How much funding can an institute get?', 'money'],
    ['What percentage is spent on R&D?', 'percent'],
    ['Where is the laboratory?', 'place'],
    ['Is the voucher valid in both?', 'yes-no'],
  ])('%s %s', (question, kind) => {
    expect(kindOf(question)).toBe(kind);
  });

  it('includes the measure word, and whether a plan is meant', () => {
    expect(readAsked('引进了多少家企业?', false)).toMatchObject({ kind: 'count', measure: '家', planned: false });
    expect(readAsked('计划引进多少所大学?', false)).toMatchObject({ kind: 'count', measure: '所', planned: true });
    expect(readAsked('how many universities are planned?', true)).toMatchObject({ measure: null, planned: true });
  });

  it('is told for any text', () => {
    fc.assert(
      fc.property(wildText, fc.boolean(), (text, english) => {
        expect(readAsked(foldText(text), english).kind).toEqual(expect.any(String));
      }),
    );
  });
});
