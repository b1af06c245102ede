import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answered, Statement } from '../../src/answering/answer.ts';
import { openTestApp } from '../helpers/open-test-app.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';
import { sharedFolder } from '../helpers/shared-folder.ts';

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
  'bridge-a': ['青禾湖大桥通车', '2022-09-01', '青禾湖大桥于9月1日通车，青禾湖大桥总投资12亿元。'],
  'bridge-b': ['一桥飞架青禾湖', '2022-09-01', '青禾湖大桥总投资达15亿元，由青禾建工集团承建。'],
  // Said alike: a sum written in two ways.
  'fund-a': ['青禾创业基金成立', '2021-03-02', '青禾创业基金规模为5,000万元，由市财政出资。'],
  'fund-b': ['青禾创业基金投出首单', '2022-08-09', '青禾创业基金规模为五千万元，首单投向医疗器械。'],
  // No date at all.
  'school-a': ['青禾实验小学', '', '青禾实验小学现有学生1,200名，教师86名。'],
  'school-b': ['青禾实验小学迎来新生', '2023-09-01', '秋季学期开学，青禾实验小学现有学生1500多名。'],
  // One sentence that tells two times.
  museum: ['青禾博物馆的十年', '2024-05-18', '青禾博物馆馆藏文物从2014年的8000件增加到2023年的1.2万件。'],
  // A whole and a part of it.
  clinics: ['青禾市卫生统计', '2023-05-10', '青禾市共有医疗机构900家。'],
  'clinics-private': ['青禾市民营医疗发展', '2023-08-10', '青禾市共有民营医疗机构120家。'],
  charging: ['青禾市充电网络', '2023-02-01', '截至2022年底，青禾市建成充电站260座。'],
  'charging-plan': ['青禾市充电规划', '2022-03-01', '到2025年，青禾市将建成充电站500座。'],
  airport: ['青禾机场扩建', '2023-04-04', '青禾机场航站楼面积8万平方米。青禾机场停机坪面积30万平方米。'],
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

const markedIn = ({ text, marks }: Statement) => marks.map(({ start, end }) => text.slice(start, end)).join(' ');

/** Each statement's standing, time, marked words and article. */
async function tell(question: string) {
  const answer = await app.answer(question);
  expect(answer.kind).toBe('answered');
  const { statements, citations } = answer as Answered;
  return statements.map((statement) => [
    statement.standing ?? null,
    statement.asOf ?? null,
    markedIn(statement),
    citations[statement.citations[0]! - 1]!.articleId,
  ]);
}

describe('figures of one thing at two times', () => {
  it.each([
    '云杉科技园有多少家入驻企业？',
    '雲杉科技園入駐企業有多少家？',
    '青禾市云杉科技园的入驻企业一共有多少家？',
    'How many enterprises have settled in Yunshan science and technology park?',
  ])('lead with the latest and show the earlier, each cited: %s', async (question) => {
    expect(await tell(question)).toEqual([
      ['latest', '2023-12-20', '５２０家', 'park-2023'],
      ['earlier', '2021-11-03', '300家', 'park-2021'],
    ]);
  });

  it('may be percentages, written in digits or words', async () => {
    expect(await tell('云杉科技园研发投入占比是多少？')).toEqual([
      ['latest', '2023-12-20', '百分之五點六', 'park-2023'],
      ['earlier', '2021', '4.2%', 'park-2021'],
    ]);
  });

  it.each([
    ['2021年云杉科技园有多少家入驻企业？', 'park-2021', 'dated'],
    ['2023年云杉科技园有多少家入驻企业？', 'park-2023', 'dated'],
  ])('lead with that of the year in the question: %s', async (question, article, standing) => {
    const [lead] = await tell(question);
    expect([lead![0], lead![3]]).toEqual([standing, article]);
  });

  it('are not found for a year of which no article speaks', async () => {
    expect((await app.answer('2022年云杉科技园有多少家入驻企业？')).kind).toBe('not-found');
  });

  it('say no more than their dates when one has none', async () => {
    expect(await tell('青禾实验小学有多少名学生？')).toEqual([
      ['dated', '2023-09-01', '1500多名', 'school-b'],
      ['undated', null, '1,200名', 'school-a'],
    ]);
  });

  it('of which one counts only a part are told by their dates alone', async () => {
    expect(await tell('青禾市有多少家医疗机构？')).toEqual([
      ['dated', '2023-05-10', '900家', 'clinics'],
      ['dated', '2023-08-10', '120家', 'clinics-private'],
    ]);
  });

  it('in one sentence mark the latest', async () => {
    expect(await tell('青禾博物馆馆藏文物有多少件？')).toEqual([[null, null, '1.2万件', 'museum']]);
    expect(await tell('2014年青禾博物馆馆藏文物有多少件？')).toEqual([[null, null, '8000件', 'museum']]);
  });
});

describe('figures of one thing at one time', () => {
  it.each(['青禾湖大桥总投资多少？', '青禾湖大橋總投資是多少元？'])(
    'that differ are a conflict: %s',
    async (question) => {
      const told = await tell(question);
      expect(told.map(([standing, asOf]) => [standing, asOf])).toEqual([
        ['conflict', '2022-09-01'],
        ['conflict', '2022-09-01'],
      ]);
      expect(new Set(told.map((statement) => statement[3]))).toEqual(new Set(['bridge-a', 'bridge-b']));
    },
  );

  it.each(['青禾创业基金规模是多少资金？', '云杉科技园占地面积多大？'])(
    'that say the same in other words are none: %s',
    async (question) => {
      for (const [standing] of await tell(question)) expect(standing).toBeNull();
    },
  );
});

describe('a target', () => {
  const TARGET = ['target', '2023', '三千套', 'plan-2020'];
  const FACTS = [
    ['latest', '2023', '3150套', 'done-2023'],
    ['earlier', '2020-05-10', '400套', 'plan-2020'],
  ];

  it.each(['青禾市建成了多少套人才公寓？', '青禾市建成多少套人才公寓'])(
    'is told from what was reached: %s',
    async (question) => {
      expect(await tell(question)).toEqual([...FACTS, TARGET]);
    },
  );

  it.each(['青禾市人才公寓的目标是多少套？', '青禾市計劃建成多少套人才公寓？'])(
    'leads when it is asked for: %s',
    async (question) => {
      expect(await tell(question)).toEqual([TARGET, ...FACTS]);
    },
  );

  it('beside one fact is told from what was reached', async () => {
    expect(await tell('青禾市建成多少座充电站？')).toEqual([
      ['reached', '2022', '260座', 'charging'],
      ['target', '2025', '500座', 'charging-plan'],
    ]);
  });
});

const figuresOf = async (question: string) => (await tell(question)).map((statement) => statement[2]).join(' ');

describe('figures of different things', () => {
  it('are not mixed: another owner', async () => {
    expect(await figuresOf('云杉科技园有多少家入驻企业？')).not.toContain('90家');
    expect(await tell('凤凰产业园有多少家入驻企业？')).toEqual([[null, null, '90家', 'other-park']]);
  });

  it('are not mixed: a part of what was counted', async () => {
    expect(await figuresOf('云杉科技园有多少家入驻企业？')).not.toContain('８０家');
    expect((await tell('云杉科技园有多少家高新技术企业？'))[0]).toEqual([null, null, '８０家', 'park-2023']);
  });

  it('are not mixed: what came in and what there is', async () => {
    expect(await tell('青禾市有多少就业人员？')).toEqual([[null, null, '86万人', 'jobs-b']]);
    expect(await tell('青禾市新增了多少就业人员？')).toEqual([[null, null, '3.5万人', 'jobs-a']]);
  });

  it('are not mixed: another area of the same park', async () => {
    expect(await tell('青禾机场航站楼面积多大？')).toEqual([[null, null, '8万平方米', 'airport']]);
  });

  it('keep their owners apart when the question names none', async () => {
    const told = await tell('入驻企业有多少家？');
    expect(told).toContainEqual(['latest', '2023-12-20', '５２０家', 'park-2023']);
    expect(told).toContainEqual([null, null, '90家', 'other-park']);
  });
});

describe('the shipped articles', () => {
  let shipped: Awaited<ReturnType<typeof openTestApp>>;
  beforeAll(async () => {
    shipped = await openTestApp({ dataDir: sharedFolder('shipped') });
  });
  afterAll(() => shipped.close());

  it.each<[string, readonly (readonly [string | null, string | null, string])[]]>([
    [
      '重庆一共孵化了多少家科技企业？',
      [
        ['latest', '2022-06-07', '220家'],
        ['earlier', '2020-08', '38家'],
      ],
    ],
    [
      '引进的目标是多少？',
      [
        ['target', '2022', '100所'],
        ['reached', '2022-06-07', '105家'],
      ],
    ],
    [
      '重庆累计引进了多少家高校、科研院所和企业？',
      [
        ['reached', '2022-06-07', '105家'],
        ['target', '2022', '100所'],
      ],
    ],
    [
      '重庆在2020年孵化了多少家科技企业？',
      [
        ['dated', '2020-08', '38家'],
        ['latest', '2022-06-07', '220家'],
      ],
    ],
    // One institute's own figure is not that of the city, nor the other way round.
    ['重庆高新技术产业研究院孵化了多少家企业？', [[null, null, '21家']]],
    ['2019年重庆引进了多少家科研院所？', [[null, null, '7家']]],
  ])('tell %s', async (question, expected) => {
    const { statements } = (await shipped.answer(question)) as Answered;
    expect(statements.map((it) => [it.standing ?? null, it.asOf ?? null, markedIn(it)])).toEqual(expected);
  });
});

describe('a citation', () => {
  it('gives the publication and the time of its figure', async () => {
    const { citations } = (await app.answer('青禾市建成了多少套人才公寓？')) as Answered;
    expect(citations.map(({ published, asOf }) => [published, asOf])).toEqual([
      ['2024-01-15', '2023'],
      ['2020-05-10', '2020-05-10'],
      // What is planned is told at the time of its publication.
      ['2020-05-10', '2020-05-10'],
    ]);
  });
});
