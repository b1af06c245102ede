import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ImportedArticle } from '../../../src/corpus/import/import-file.ts';
import { importFile } from '../../../src/corpus/import/import-file.ts';
import { listParagraphs } from '../../../src/corpus/paragraphs.ts';
import { foldChars } from '../../../src/language/fold.ts';

const PAGES = join(import.meta.dirname, '../../../../shared/articles');
const arePresent = existsSync(PAGES);
if (!arePresent) process.stderr.write('skipped: the five real pages (../shared/articles) are not here\n');

/** Text without white space, for spans that the page's layout may have torn. */
const squeeze = (text: string) => text.replace(/\s+/g, '');

interface Expectation {
  readonly file: string;
  /** In Simplified; the article keeps its own script. */
  readonly publisher: string | null;
  readonly published: string | null;
  readonly source: RegExp;
  readonly title: string;
  /** A short span of every paragraph, first to last. */
  readonly spans: readonly string[];
  readonly headings: readonly string[];
}

const EXPECTED: readonly Expectation[] = [
  {
    file: '000_050a2b5ef843af37.txt',
    publisher: '国际在线',
    published: null,
    source: /張亦築/,
    title: '重慶攜手北大',
    spans: [
      '8月18日,重慶市政府與北京大學',
      '先期將與北京大學共建',
      '探索産學研合作新模式',
      '最高達5000萬元',
      '科研院所8家,世界500強',
      '各層次科研人才800余名。',
      '原子鐘精度分子指紋圖譜',
      '僅用9個月時間',
      '5G雲控涵道式',
      '健康出行管家App',
      '自主知識産權56項,有力推動',
      '“一城多園”模式',
      '■截至目前',
      '■引進的高校',
      '超300人',
      '■引進的研發機構',
      '知識産權56項',
    ],
    headings: [
      '共建北京大學重慶大數據研究院',
      '高端研發機構最高補助5000萬元',
      '引進的研發機構轉化成果138項',
      '優質科教資源在渝落地相關數據',
    ],
  },
  {
    file: '001_65fca1ebeea2cf87.txt',
    publisher: null,
    published: null,
    source: /^$/,
    title: '清华大学优质科教资源 将在渝落地',
    spans: [
      '累计引进100所高校、科研院所和企业与我市',
      '6月3日和6月8日',
      '协同5个方面开展深度合作',
      '提供决策参考。',
      '承担国家重大科技任务。',
      '应用数学等领域',
      '紧缺优秀人才。',
      '双方将重点在智能化产业、生态环境产业',
      '紫光集团有限公司',
      '‘引得来、留得住',
      '山东大学等14家',
      '去年底,市政府办公厅',
      '图灵奖等知名奖项',
      '6月8日,重庆市人民政府',
      '技术诊断等服务。',
      '上海交通大学重庆研究院',
      '协同创新平台。',
      '国家自主创新示范区。',
      '院士专家重庆行',
      '此外,双方还将',
      '共建上海交通大学重庆研究院合作协议。',
      '当天下午',
      '科研项目30余项',
      '三大研究中心',
      '人才培养和产业发展。',
      '綦江区华芯智造微电子',
      '手游、智慧城市等产品。',
    ],
    headings: [
      '核心提示',
      '清华大学优质科教资源 将在渝落地',
      '与清华大学在5个方面 开展深度合作',
      '我市启动新一轮引进科技 创新资源专项行动',
      '培育建设具有区域特色和 产业支撑能力的协同创新平台',
      '重庆「牵手」上海交大 开展深度合作',
      '总院+中心(基地)的模式 建设重庆研究院',
    ],
  },
  {
    file: '002_be53cfa65109a65f.txt',
    publisher: '巫山网',
    published: '2022-06-07',
    source: /^重庆日报$/,
    title: '深入推动创新发展 加快打造具有全国影响力的科创中心',
    spans: [
      '市第六次党代会提出',
      '6月6日,重庆日报记者',
      '高层次人才团队4417人',
      '孵化企业220家。',
      '周艳表示',
      '科教基础设施。',
      '“补链”“强链”',
      '促进产学研深度融合。',
      '四智两大两院',
      '合作项目36项',
      '一核六园多点',
      '发明专利200余件',
      '四重奏',
      '科协秘书长冯纲说',
      '20条工作清单',
      '听党话、跟党走',
      '12条举措',
      '设立2000万元的人才引育基金',
    ],
    headings: [
      '增强重庆科技创新的集聚度、活跃度、开放度、贡献度、辐射度',
      '科产城协同发展加快建设西部(重庆)科学城',
      '团结引领广大科技工作者当好高水平科技自立自强排头兵',
    ],
  },
  {
    file: '003_eb17e2b40dd6052c.txt',
    publisher: '上游新闻',
    published: '2023-03-31',
    source: /严薇/,
    title: '助力打造具有全国影响力科技创新中心',
    spans: [
      '阳春三月',
      '“一号工程”',
      '重要增长极和新的动力源。',
      '关注“十项行动”。',
      '共8个项目',
      '承载着川渝携手',
      '金凤实验室等“重庆实验室”',
      '发展提速、能级提升。',
      '占地面积128亩',
      '20个科研团队',
      '脑胶质瘤病例',
      '成果转化公司已经成立。',
      '锟元方青和生仝智能4家',
      '占地约103亩',
      '一核五区',
      '研发投入超5.4%',
      '科研平台达到330个',
      '出形象、出成效。',
    ],
    headings: [],
  },
  {
    file: '004_fd520424c7e01071.txt',
    publisher: '中国产业经济信息网',
    published: '2020-03-29',
    source: /^重慶日報$/,
    title: '川渝聯手 打造具有全國影響力的科技創新中心',
    spans: [
      '記者從重慶市科技局獲悉',
      '里程碑意義',
      '為此,重慶市科技局和四川省科技廳',
      '一是共同推進區域協同創新共同體建設',
      '創新型縣(市)',
      '綿陽科技城、兩江協同創新區',
      '二是共同推進關鍵核心技術',
      '產業鏈現代化水平',
      '三是共同推進科技成果轉化',
      '產業融資中心',
      '四是共同推進國際科技合作交流',
      '中國—南亞',
      '五是共同推進科技創新環境營造',
      '“小杠桿”撬動大資源',
    ],
    headings: [],
  },
];

/** Words that stand on these pages in what belongs to the site, and never in the articles. */
const FURNITURE = [
  '举报',
  '@',
  '责任编辑',
  '版权',
  '版權',
  '本网',
  '本網',
  '本站',
  '我站',
  '法律顾问',
  '律师',
  '律師',
  '爆料',
  '二维码',
  '扫一扫',
  '公众号',
  '公眾號',
  '分享到',
  '微信',
  '巫山',
  '相关资料图',
  '文章来源',
  '关键词',
  '免责',
  '上一篇',
  '下一篇',
  '最新推荐',
  '转自',
  '轉自',
  '延伸閱讀',
  '拉薩',
  '湖南',
  '貴州',
  '萬鋼',
  '熱點',
  '特色小鎮',
  'ICP',
  '備案',
  '張亦築',
  '严薇',
  '網站',
  '来源:',
  '來源:',
];

describe.skipIf(!arePresent).each(EXPECTED)('the real page $file', (expected) => {
  let imported: ImportedArticle;
  beforeAll(async () => {
    imported = await importFile(join(PAGES, expected.file));
  });

  it('gives title, publisher, date and source as they are known', () => {
    const { title, publisher, published, source } = imported.article;
    expect(title).toContain(expected.title);
    expect(title).not.toMatch(/速看|_/);
    expect(publisher && foldChars(publisher)).toBe(expected.publisher);
    expect(published).toBe(expected.published);
    expect(source ?? '').toMatch(expected.source);
  });

  it('keeps every paragraph of the article', () => {
    const text = squeeze(imported.article.text);
    expect(expected.spans.filter((span) => !text.includes(squeeze(span)))).toEqual([]);
  });

  it('keeps nothing of the site', () => {
    const { text, title } = imported.article;
    expect(FURNITURE.filter((word) => text.includes(word) || title.includes(word))).toEqual([]);
  });

  it('marks the headings, and only them', () => {
    const headings = imported.article.text.match(/^#+ .*$/gm) ?? [];
    expect(headings.map((line) => line.replace(/^#+ /, '').replace(/>+$/, ''))).toEqual(expected.headings);
  });

  it('leaves no paragraph open in the middle of a sentence', () => {
    const { text } = imported.article;
    const paragraphs = listParagraphs(text).map(({ start, end }) => text.slice(start, end));
    const open = paragraphs.filter((paragraph) => !/[。！？!?：:；”][”]?$/.test(paragraph));
    // The data box of the first page has no full stops, and the caption of the second ends with its author.
    expect(open.filter((paragraph) => !/^■|^其中,獲得|摄$/.test(paragraph))).toEqual([]);
  });

  it('says of every line that it left out why it did so', () => {
    for (const { line, text, rule } of imported.report.removed) {
      expect(line).toBeGreaterThan(0);
      expect(text).not.toBe('');
      expect(rule).not.toBe('');
    }
  });
});

describe.skipIf(!arePresent)('the real page with pinyin and lost characters', () => {
  it('has no pinyin left and reports what was lost without touching it', async () => {
    const { article, report } = await importFile(join(PAGES, '004_fd520424c7e01071.txt'));
    expect(article.text).not.toMatch(/[(（][a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ]+[)）]/);
    expect(report.pinyin).toBeGreaterThan(200);
    expect(report.warnings.join('\n')).toMatch(/characters were lost in 2 places/);
    expect(article.language).toBe('zh-Hant');
  });
});
