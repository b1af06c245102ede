import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answered } from '../../src/answering/answer.ts';
import { renderAnswer } from '../../src/cli/render-terminal.ts';
import { toAnswerJson } from '../../src/cli/answer-json.ts';
import { textsFor } from '../../src/texts/texts-for.ts';
import { openTestApp } from '../helpers/open-test-app.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';
import { writeArticles } from '../helpers/write-articles.ts';

const ARTICLES = {
  lab: '云岭实验室占地面积128亩，实验楼建筑面积14万平方米。云岭实验室主任周艳介绍，实验室现有科研人员320人。6月8日，云岭实验室二期工程开工。',
  fund: '云岭高新区设立科技成果转化基金，规模5000万元。截至目前，云岭高新区已孵化企业2000家，员工人数增长14%。',
  university: '中国科学院与上海交通大学在云岭新区共建研究院。首批团队已经入驻，研究院于2022年6月揭牌。',
};

let app: Awaited<ReturnType<typeof openTestApp>>;
beforeAll(async () => {
  const corpusDir = makeTempFolder();
  writeArticles(corpusDir, ARTICLES);
  app = await openTestApp({ dataDir: makeTempFolder(), corpusDir });
});
afterAll(() => app.close());

async function ask(question: string): Promise<Answered> {
  const answer = await app.answer(question);
  expect(answer.kind, `asked ${question}`).toBe('answered');
  return answer as Answered;
}
const termsOf = ({ statements }: Answered) =>
  statements.flatMap(({ glosses = [] }) => glosses.map(({ words, meaning }) => `${words} = ${meaning}`));

describe('an English question about Chinese articles', () => {
  it.each([
    ['How many mu of land does the Yunling Laboratory cover?', '128亩', '128亩 = 128 mu (about 8.5 hectares)'],
    ['How large is the floor area of Yunling lab?', '14万平方米', '14万平方米 = 140,000 m²'],
    ['How many researchers does Yunling Laboratory have?', '320人', '320人 = 320 people'],
    ['When did construction start on the second phase of Yunling Laboratory?', '6月8日', '6月8日 = June 8'],
    ['How much money is in the fund of the Yunling Hi-tech Zone?', '5000万元', '5000万元 = 50 million yuan (RMB)'],
    ['How many firms were incubated in Yunling Hi-tech Zone?', '2000家', '2000家 = 2,000'],
    ['Who is the director of Yunling Laboratory?', '周艳', '周艳 = Zhou Yan'],
    [
      'Which university set up an institute with the Chinese Academy of Sciences?',
      '上海交通大学',
      '上海交通大学 = Shanghai Jiao Tong University',
    ],
    ['When was the institute in Yunling New Area inaugurated?', '2022年6月', '2022年6月 = June 2022'],
  ])('%s', async (question, words, term) => {
    const answer = await ask(question);
    expect(answer.statements[0]!.text).toContain(words);
    expect(termsOf(answer)).toContain(term);
  });

  it('is answered with key terms under each statement, in the terminal and as JSON', async () => {
    const answer = await ask('How many mu of land does the Yunling Laboratory cover?');
    const printed = renderAnswer(answer, textsFor('en'));
    expect(printed).toContain('Key terms: ');
    expect(printed).toContain('占地面积 = land area');
    expect(toAnswerJson(answer)).toMatchObject({
      statements: [{ glosses: expect.arrayContaining([expect.objectContaining({ words: '128亩' })]) }],
    });
  });

  it('is refused when the articles do not say', async () => {
    for (const question of [
      'How much money did Fudan University give?',
      'Who is the mayor of Yunling?',
      'What is the capital of Australia?',
    ])
      expect(await app.answer(question), `asked ${question}`).toMatchObject({ kind: 'not-found' });
  });

  it('leaves Chinese answers without key terms', async () => {
    const { statements } = await ask('云岭实验室占地多少亩？');
    expect(statements.every(({ glosses }) => glosses === undefined)).toBe(true);
  });
});
