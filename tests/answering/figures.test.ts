import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answered, Statement } from '../../src/answering/answer.ts';
import { openTestApp } from '../helpers/open-test-app.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';

/** Made-up articles: title, date of publication (empty: unknown) and text. */
const ARTICLES: Readonly<Record<string, readonly [title: string, published: string, text: string]>> = {
  // The same park at two times, and another park.
  'park-2021': [
    '云杉科技园建园五年',
    '2021-11-03',
    '云杉科技园位于青禾市北郊。截至目前，云杉科技园入驻企业300家，园区占地面积1,200亩。云杉科技园今年研发投入占比4.2%。',
  ],
  'park-2023': [
    '雲杉科技園再上新臺階',
    '2023-12-20',
    '雲杉科技園近日交出成績單。目前，雲杉科技園入駐企業達５２０家，其中高新技術企業８０家。雲杉科技園研發投入占比達百分之五點六。雲杉科技園占地面積80公頃。',
  ],
  'other-park': [
    '凤凰产业园招商忙',
    '2024-03-01',
    '凤凰产业园也在青禾市。目前，凤凰产业园入驻企业90家，凤凰产业园研发投入占比2%。',
  ],
  // A target and what was reached.
  'plan-2020': [
    '青禾市启动人才公寓建设',
    '2020-05-10',
    '青禾市住建局负责人说，力争到2023年，全市建成人才公寓三千套。青禾市已建成人才公寓400套。',
  ],
  'done-2023': ['青禾市人才公寓交付', '2024-01-15', '截至2023年底，青禾市建成人才公寓3150套，入住率超过九成。'],
  // Two articles of one day.
  'flood-a': ['青禾湖大桥通车', '2022-09-01', '青禾湖大桥于9月1日通车，青禾湖大桥总投资12亿元。'],
  'flood-b': ['一桥飞架青禾湖', '2022-09-01', '青禾湖大桥总投资达15亿元，由青禾建工集团承建。'],
  // Said alike: a sum written in two ways.
  'fund-a': ['青禾创业基金成立', '2021-03-02', '青禾创业基金规模为5,000万元，由市财政出资。'],
  'fund-b': ['青禾创业基金投出首单', '2022-08-09', '青禾创业基金规模为五千万元，首单投向医疗器械。'],
  // No date at all.
  'school-a': ['青禾实验小学', '', '青禾实验小学现有学生1,200名，教师86名。'],
  'school-b': ['青禾实验小学迎来新生', '2023-09-01', '秋季学期开学，青禾实验小学现有学生1500多名。'],
  // One sentence that tells two times.
  museum: ['青禾博物馆的十年', '2024-05-18', '青禾博物馆馆藏文物从2014年的8000件增加到2023年的1.2万件。'],
  // Increase and stock.
  'jobs-a': ['青禾市就业稳定', '2022-01-20', '2021年，青禾市新增就业人员3.5万人。'],
  'jobs-b': ['青禾市人力资源报告', '2023-02-10', '青禾市就业人员共有86万人。'],
};

let app: Awaited<ReturnType<typeof openTestApp>>;
beforeAll(async () => {
  const corpusDir = makeTempFolder();
  mkdirSync(corpusDir, { recursive: true });
  for (const [id, [title, published, text]] of Object.entries(ARTICLES)) {
    const date = published === '' ? '' : `published: ${published}\n`;
    writeFileSync(join(corpusDir, `${id}.md`), `---\ntitle: ${title}\npublisher: 青禾日报\n${date}---\n\n${text}\n`);
  }
  app = await openTestApp({ dataDir: makeTempFolder(), corpusDir });
});
afterAll(() => app.close());

/** Each statement's standing, time, marked words and article. */
async function tell(question: string) {
  const answer = await app.answer(question);
  expect(answer.kind).toBe('answered');
  const { statements, citations } = answer as Answered;
  const marked = ({ text, marks }: Statement) => marks.map(({ start, end }) => text.slice(start, end)).join(' ');
  return statements.map((statement) => [
    statement.standing ?? null,
    statement.asOf ?? null,
    marked(statement),
    citations[statement.citations[0]! - 1]!.articleId,
  ]);
}

describe('figures of one thing at two times', () => {
  it.each([
    '云杉科技园有多少家入驻企业？',
    '雲杉科技園入駐企業有多少家？',
    '云杉科技园入驻企业多少家',
    '青禾市云杉科技园的入驻企业一共有多少家？',
  ])('%s leads with the latest, then shows the earlier', async (question) => {
    expect(await tell(question)).toEqual([
      ['latest', '2023-12-20', '５２０家', 'park-2023'],
      ['earlier', '2021-11-03', '300家', 'park-2021'],
    ]);
  });
});
