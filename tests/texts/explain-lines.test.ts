import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/language/language.ts';
import { explainAnswer } from '../../src/texts/explain-lines.ts';
import { textsFor } from '../../src/texts/texts-for.ts';
import { makeAuditRecord } from '../helpers/make-record.ts';

const zh = textsFor('zh-Hans');
const WRITTEN = makeAuditRecord({
  rewritten: { question: '金凤实验室一期投资多少？', by: 'rules' },
  model: 'qwen-plus',
  prompts: { answer: '1a2b3c4d', repair: '5e6f7a8b' },
  usage: { input: 812, output: 96, estimated: false },
  sentences: [
    { text: '一期投资12.5亿元。', passages: ['a1#6'], outcome: 'kept', problems: [], before: null },
    {
      text: '去年12月开工。',
      passages: ['a1#6', 'a2#1'],
      outcome: 'repaired',
      problems: [{ kind: 'date', words: '11月' }],
      before: '去年11月开工。',
    },
    {
      text: '二期不投资。',
      passages: [],
      outcome: 'dropped',
      problems: [
        { kind: 'negation', words: '不投资' },
        { kind: 'uncovered', words: '二期' },
      ],
      before: null,
    },
  ],
});

describe('how an answer came about', () => {
  it('is told line by line: question, outcome, judgement, passages with what each channel gave', () => {
    expect(explainAnswer(makeAuditRecord(), zh)).toEqual([
      '回答 7k2m-9qxd，2026年11月24日 14:05（北京时间）',
      '问题：一期投资多少？',
      '结果：答出',
      '把握 0.93，达到作答的门槛 0.49',
      '作答方式：摘录原文',
      '用时 12 ms（理解 1 ms，向量 6 ms，检索 3 ms，作答 2 ms）',
      '文章库版本 s1',
      '',
      '找到的段落（得分：段落关键词、全文关键词、语义）：',
      '1. a1#6　1.00：0.64、0.14、0.63',
    ]);
  });

  it('tells of a language model what it wrote, what became of each sentence, and why', () => {
    const lines = explainAnswer(WRITTEN, zh);
    expect(lines).toContain('理解为：金凤实验室一期投资多少？（按规则补全）');
    expect(lines).toContain('作答方式：qwen-plus（提示词 answer 1a2b3c4d、repair 5e6f7a8b）');
    expect(lines).toContain('token：输入 812，输出 96');
    expect(lines.slice(lines.indexOf('语言模型写的句子：') + 1)).toEqual([
      '1. 保留：一期投资12.5亿元。',
      '　出处 a1#6',
      '2. 改写后保留：去年12月开工。',
      '　出处 a1#6、a2#1',
      '　原因：日期与原文不符（11月）',
      '　改写前：去年11月开工。',
      '3. 去掉：二期不投资。',
      '　没有标出处',
      '　原因：肯定与否定相反（不投资）；原文没有说到（二期）',
    ]);
  });

  it('says why a model that is there did not write', () => {
    for (const failure of ['model-failed', 'budget', 'nothing-carried', 'declined'] as const)
      expect(explainAnswer(makeAuditRecord({ failure }), zh)).toContain(zh.explain.failure[failure]);
  });

  it('does without what a fault cut short, and without cosines when there are no vectors', () => {
    const fault = makeAuditRecord({ kind: 'unavailable', confidence: null, matches: [], milliseconds: { total: 0 } });
    expect(explainAnswer(fault, zh)).toEqual([
      '回答 7k2m-9qxd，2026年11月24日 14:05（北京时间）',
      '问题：一期投资多少？',
      '结果：出错，没有答上',
      '作答方式：摘录原文',
      '用时 0 ms',
      '文章库版本 s1',
      '没有找到段落',
    ]);
    const [match] = makeAuditRecord().matches;
    expect(explainAnswer(makeAuditRecord({ matches: [{ ...match!, similarity: null }] }), zh).at(-1)).toMatch(/、无$/);
  });

  it('names a stage of the future by its own name', () => {
    const record = makeAuditRecord({ milliseconds: { dream: 40, write: 900, total: 940 } });
    expect(explainAnswer(record, zh)).toContain('用时 940 ms（撰写 900 ms，dream 40 ms）');
  });

  it.each(LANGUAGES)('in %s fits on a phone, however much there is', (language) => {
    const long = '很长的句子，'.repeat(200);
    const record = makeAuditRecord({
      question: `${long}\n𠮷`.repeat(2),
      rewritten: { question: long, by: 'model' },
      matches: Array.from({ length: 10 }, () => makeAuditRecord().matches[0]!),
      sentences: Array.from({ length: 20 }, () => ({ ...WRITTEN.sentences[0]!, text: long })),
    });
    const lines = explainAnswer(record, textsFor(language));
    expect(lines.join('\n').length).toBeLessThan(4_096);
    for (const line of lines) {
      expect(line).not.toMatch(/\n|undefined/);
      expect(line.length).toBeLessThan(300);
    }
    expect(lines.filter((line) => line.includes('a1#6') && line.includes('0.64'))).toHaveLength(5);
  });
});
