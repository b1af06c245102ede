import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportedArticle } from '../../../src/corpus/import/import-file.ts';
import { importFile } from '../../../src/corpus/import/import-file.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'kecheng-pages-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function importText(text: string): Promise<ImportedArticle> {
  const path = join(dir, 'page.txt');
  writeFileSync(path, text);
  return importFile(path);
}

describe('pages as sites print them', () => {
  it('a government notice: navigation, torn title, number, chapters, foot', async () => {
    const { article } = await importText(`无障碍 | 关怀版 | 登录 | 注册
示范市科学技术局
首页 > 政务公开 > 政策文件
示范市科学技术局
关于印发《示范市孵化器管理办法》的通知
日期：2021-05-11
【字体：大 中 小】
示科局发〔2021〕44号
各区县科技局，有关单位：
　　现将《示范市孵化器管理办法》印发给你们，请认真贯彻执行。
　　联系人：张三，联系电话：000-60000000。
　　示范市科学技术局
　　2021年5月6日
　　（此件公开发布）
第一章　总则
　　第一条　为引导孵化器高质量发展，制定本办法。
　　第二条　市级孵化器应当具备下列条件：
　　（一）孵化场地面积不少于3000平方米；
　　（二）在孵企业不少于20家。
第二章　支持措施
　　第三条　对认定的孵化器，一次性补助50万元。
扫一扫在手机打开当前页
相关文件
示范市科技创新条例
主办单位：示范市科学技术局 网站标识码：0000000000 示ICP备00000000号
地址：示范市某路2号 邮编：000000
`);
    expect(article).toMatchObject({
      title: '示范市科学技术局关于印发《示范市孵化器管理办法》的通知',
      publisher: '示范市科学技术局',
      published: '2021-05-11',
    });
    expect(article.text).toBe(`示科局发〔2021〕44号

各区县科技局，有关单位：

现将《示范市孵化器管理办法》印发给你们，请认真贯彻执行。

联系人：张三，联系电话：000-60000000。

示范市科学技术局

2021年5月6日

（此件公开发布）

## 第一章 总则

第一条 为引导孵化器高质量发展，制定本办法。

第二条 市级孵化器应当具备下列条件：

（一）孵化场地面积不少于3000平方米；
（二）在孵企业不少于20家。

## 第二章 支持措施

第三条 对认定的孵化器，一次性补助50万元。`);
  });

  it('a news site: lines broken inside sentences, caption, app adverts, clauses', async () => {
    const { article } = await importText(`示范城再添新平台 首批12个项目签约_示范网
示范网  重庆  新闻  区县  视频  财经
2022-08-12 06:30:00 来源：示范网-示范客户端 0条评论
听新闻
示范网8月12日6时30分讯（记者 黄某）昨日，记者从示范城获悉，示范城再添3个新平台，首批12个项目
签约，总投资达86亿元，其中亿元级以上项目9
个。
资料图。示范城管委会供图 示范网发
据介绍，平台占地120亩，将建设开放实验室、共享仪器中心等。
“平台将实行‘揭榜挂帅’。”负责人说，到2025年，将引进
人才团队50个。
看示范，上示范网！更多精彩内容请下载“示范”客户端。
[责任编辑： 李四 ]
亲爱的用户，“示范”客户端现已升级。为不影响后续使用，请扫描上方二维码，及时下载新版本，我们在“示范”等你！
精彩视频
版权声明：
联系方式：示范网集团股份有限公司 咨询电话：60000000
①未经本网授权，不得转载、摘编或利用其它方式使用本网任何作品。违反上述声明者，本网将追究其相关法律责任。
② 凡本网注明“来源：示范网”的作品，系由本网自行采编，版权属示范网。
联系我们 | 网上服务 | 人才招聘
`);
    expect(article).toMatchObject({
      title: '示范城再添新平台 首批12个项目签约',
      publisher: '示范网',
      published: '2022-08-12',
      source: '示范网-示范客户端',
    });
    expect(article.text)
      .toBe(`示范网8月12日6时30分讯（记者 黄某）昨日，记者从示范城获悉，示范城再添3个新平台，首批12个项目签约，总投资达86亿元，其中亿元级以上项目9个。

资料图。示范城管委会供图 示范网发

据介绍，平台占地120亩，将建设开放实验室、共享仪器中心等。

“平台将实行‘揭榜挂帅’。”负责人说，到2025年，将引进人才团队50个。`);
  });

  it('a page of a chat platform: numbered headings, credits with bars, requests to follow', async () => {
    const { article } = await importText(`金湖实验室发布三项成果
原创 城君 示范城发布厅 2023-03-31 18:00 发表于重庆
点击蓝字 关注我们
3月30日，金湖实验室发布三项研究成果，涉及罕见病诊断等方向。
01
成果有哪些
一是建成样本库，收集样本2.3万份；二是发布诊断标准1项。
02
下一步怎么干
实验室将在年内引进团队8个，投入2.1亿元。
记者｜王五
编辑｜赵六
审核｜孙八
END
喜欢就点个“在看”吧
往期推荐
示范城签约项目一览
阅读 1.2万
`);
    expect(article).toMatchObject({ title: '金湖实验室发布三项成果', published: '2023-03-31', publisher: null });
    expect(article.text).toBe(`3月30日，金湖实验室发布三项研究成果，涉及罕见病诊断等方向。

## 01 成果有哪些

一是建成样本库，收集样本2.3万份；二是发布诊断标准1项。

## 02 下一步怎么干

实验室将在年内引进团队8个，投入2.1亿元。`);
  });

  it('a newspaper page broken at a fixed width, without blank lines', async () => {
    const { article } = await importText(`示范日报数字报
2024年1月8日 星期一
第003版：要闻
上一版 下一版
示范城去年新增高新技术企业
210家
本报讯 （记者 张某）1月7日，记者从示范城获悉，2023年，示范城新增高新技
术企业210家，总数达到1023家；科技型企业突破3000家，研发投入强度达5.6%。
去年以来，示范城实施“科创企业成长计划”，建立梯度培育体系，为企业提供融
资、人才、场景等服务，累计发放知识价值信用贷款38亿元。
示范城相关负责人介绍，今年将继续加大投入，力争高新技术企业总数超过1200家，建成孵化面积100万平
方米。
`);
    expect(article).toMatchObject({ title: '示范城去年新增高新技术企业210家', published: '2024-01-08' });
    expect(article.text.split('\n\n')).toEqual([
      expect.stringMatching(/^本报讯.*新增高新技术企业210家.*5\.6%。$/),
      expect.stringMatching(/^去年以来.*提供融资、人才.*38亿元。$/),
      expect.stringMatching(/^示范城相关.*100万平方米。$/),
    ]);
  });

  it('related articles with summaries and dates, behind a disclaimer', async () => {
    const { article } = await importText(`西园集成电路产业规模突破500亿元
来源：示范传媒 编辑：李丹 2023年06月15日 10:20 字号：A- A+
6月14日，记者从西园获悉，今年1-5月，园区集成电路产业实现产值230亿元，同比增长12%。
图为企业无尘车间。记者 周明 摄
园区已集聚集成电路企业60余家，形成从设计、制造到封测的全产业链。
声明：转载此文是出于传递更多信息之目的。若侵犯了您的合法权益，请与本网联系，我们将及时更正、删除。
延伸阅读：
东园获评国家级园区
6月1日，东园获评国家级特色园区，园区面积37平方公里。
2023-06-02
`);
    expect(article).toMatchObject({ published: '2023-06-15', source: '示范传媒', publisher: null });
    expect(article.text).toMatch(/12%。\n\n图为企业无尘车间。记者 周明 摄\n\n园区已集聚.*全产业链。$/);
  });
});

describe('what an article says is not furniture', () => {
  const BODY = '示范城去年新增企业210家，研发投入强度达到5.6%，居全市前列，发展势头良好。';
  it.each([
    '申报咨询电话：000-60000000，受理时间为每周一至周五。',
    '2.关注“示范政务”微信公众号，进入“办事”栏目提交申请；',
    '发现违规行为的，可拨打举报电话：12345。',
    '园区累计获得发明专利授权1200件，版权登记860件，转载量居全国第三。',
    '企业可扫描二维码填写问卷，也可以到窗口领取纸质表格。',
    '记者了解到，该平台的手机客户端下载量已超过100万次。',
    '示范城管委会与市知识产权局建立联系机制，及时处理侵权投诉120件。',
    '主办单位为示范大学，承办单位为示范城管委会。',
  ])('%s', async (sentence) => {
    const { article } = await importText(
      `示范城发布年度报告\n\n${BODY}\n\n${sentence}\n\n${BODY.replace('去年', '今年')}\n`,
    );
    expect(article.text).toContain(sentence);
  });

  it('an article that ends with steps full of such words', async () => {
    const step = '2.下载“示范政务”手机客户端，登录后关注“办事”栏目，按网站的提示提交申请并保持电话畅通。';
    const { article } = await importText(`示范城发布年度报告\n\n${BODY}\n\n1.登录政务网站；\n${step}\n`);
    expect(article.text).toContain(step);
  });

  it('clauses in front of the one that gives them away are no article', async () => {
    const { article } = await importText(
      `示范城发布年度报告\n\n${BODY}\n\n1、“示范在线”网站由示范台主办，经授权由某公司经营，联系电话见首页。\n2、凡本网注明“来源：示范在线”的作品，未经授权不得转载。\n`,
    );
    expect(article.text).toBe(BODY);
  });

  it('a box of the newspaper under 相关链接 stays', async () => {
    const { article } = await importText(
      `示范城发布年度报告\n\n${BODY}\n\n相关链接\n\n示范城于2017年启动建设，规划面积1198平方公里。\n`,
    );
    expect(article.text).toMatch(/## 相关链接\n\n示范城于2017年/);
  });

  it('a heading that begins with 记者 is no byline', async () => {
    const { article } = await importText(`示范城发布年度报告\n\n${BODY}\n\n记者探访实验室\n\n${BODY}\n`);
    expect(article.text).toContain('## 记者探访实验室');
  });
});

describe('joining and headings', () => {
  it('joins a sentence that the layout has torn, without any sign of a heading on the page', async () => {
    const { article, report } = await importText(
      '示范城发布年度报告\n\n今年以来，示范城加快建设。\n\n在产学研合作方面，双方将重点\n\n在智能制造等领域加强合作，推动成果转化。\n',
    );
    expect(article.text).toBe(
      '今年以来，示范城加快建设。\n\n在产学研合作方面，双方将重点在智能制造等领域加强合作，推动成果转化。',
    );
    expect(report.joined).toBe(1);
  });

  it('leaves a heading with a comma alone', async () => {
    const { article } = await importText(
      '示范城发布年度报告\n\n今年以来，示范城加快建设。\n\n聚焦主题，打造创新高地\n\n在平台建设方面，示范城建成重大平台5个。\n',
    );
    expect(article.text).toContain('## 聚焦主题，打造创新高地\n\n在平台建设方面，');
  });

  it('puts a space between Latin words and none between Chinese ones', async () => {
    const { article } = await importText(
      '# Report\n\n## One\n\nThe park, opened in 2017, has attracted\n\nmany companies from all over the world.\n\n## Two\n\n示范城去年新增企业，其中科研院\n\n所和企业共建的平台有5个。\n',
    );
    expect(article.text).toContain('has attracted many companies');
    expect(article.text).toContain('其中科研院所和企业');
  });
});

describe('what cannot be known stays unknown', () => {
  it('a date in the text or of another article is not the publication date', async () => {
    const { article } = await importText(
      '示范城发布年度报告\n\n2021年3月5日，示范城发布年度报告，去年新增企业210家。\n\n相关新闻\n\n另一篇报道的标题\n\n2019-01-02\n',
    );
    expect(article.published).toBeNull();
    expect(article.publisher).toBeNull();
  });

  it("the document's own date is not the page's", async () => {
    const { article } = await importText(
      '关于支持创新的意见\n2021年3月5日\n为支持创新，示范城制定以下意见，请遵照执行。\n',
    );
    expect(article.published).toBeNull();
    expect(article.text).toContain('2021年3月5日');
  });

  it('without a title its first words are taken, and the report says so', async () => {
    const { article, report } = await importText('示范城去年新增企业210家，研发投入强度达到5.6%。\n');
    expect(article.title).toBe('示范城去年新增企业210家，研发投入强度达到5.6%');
    expect(report.warnings.join()).toMatch(/no title found/);
  });
});
