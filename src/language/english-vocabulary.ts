/**
 * Everyday words of policy, government and science, in English and in Chinese: what CC-CEDICT translates in another
 * sense, late, or not at all. Written and reviewed by us. The first English phrase of a row means each of its Chinese
 * words; the others lead to them. Rows must hold for any article: the only names are those of
 * bodies of the whole country.
 */
const ROWS = `
establish, set up, found, create, founding, establishment = 成立 设立 建立 组建 创办
company, enterprise, firm, business, corporation = 企业 公司
subsidy, grant, financial support, funding support = 补助 补贴 资助
funds, funding, fund, money, capital = 资金 经费 基金
award, reward, prize = 奖励 奖金
employee, staff, personnel, worker, staff member = 员工 职工 人员
incubate, incubation, incubated = 孵化
incubator = 孵化器
unveil, unveiled, inaugurate, inaugurated, inauguration, unveiling, opened, officially open = 揭牌 挂牌 启用
land area, land, covers an area, cover an area, occupy an area, floor space, site area = 占地 占地面积 用地
floor area, building area, construction area = 建筑面积
area = 面积
laboratory, lab = 实验室
key laboratory, state key laboratory = 重点实验室
research institute, institute, research institution = 研究院 研究所 科研院所 研究机构
research and development, rd = 研发
research and development institution, research and development institute = 研发机构
university, college, higher education institution = 大学 高校
universities and colleges, higher education = 高校
science and technology, sci-tech, scientific and technological = 科技
science and technology bureau = 科技局
high technology, advanced technology = 高新技术
high technology zone, high technology industrial zone, high technology development zone, high technology industrial development zone = 高新区
high technology enterprise = 高新技术企业
economic development zone, development zone = 经开区 开发区
new area, new district = 新区
science city = 科学城
science park, technology park, industrial park, park = 园区 科技园 产业园
innovation center = 创新中心
innovation = 创新
platform, innovation platform = 平台
talent, talents, professionals, experts = 人才
expert, specialist = 专家
team = 团队
scientist = 科学家
researcher, scientific researcher, research staff = 科研人员 研究人员
academician = 院士
technology transfer, commercialization, commercialize = 成果转化
transform, turn into, convert, commercialize = 转化
institution, organization, agency, body = 机构
result, research result, achievement, outcome = 成果
patent, patents = 专利
intellectual property, ip = 知识产权
major scientific facility, large scientific facility, big science facility, national facility, large science installation = 大科学装置 科学装置
instrument, scientific instrument, equipment = 仪器 设备
industry, industries = 产业 行业
leading industry, pillar industry, key industry, dominant industry = 主导产业
advanced manufacturing = 先进制造业 先进制造
digital economy = 数字经济
artificial intelligence = 人工智能
integrated circuit, chip = 集成电路 芯片
biomedicine, biomedical = 生物医药
new energy vehicle = 新能源汽车
big data = 大数据
investment, invest, invested = 投资 投入
total, altogether, overall = 总共 共计 合计
total investment = 总投资
output value = 产值
revenue, income = 收入 营收
tax, taxation = 税收
growth, grow, increase, rise = 增长
year on year = 同比
account for, proportion, share, percentage = 占比 比重
project = 项目
program, plan, scheme = 计划 方案
action plan = 行动计划 行动方案
policy, policies = 政策
measure, measures = 措施 办法 举措
regulation, regulations, rule, rules = 条例 规定
notice, announcement = 通知 公告
guideline = 指南
apply, application, apply for = 申请 申报
eligible, eligibility, requirement, condition = 条件
deadline = 截止
sign, signed, sign an agreement, sign a contract = 签约 签署 签订
agreement = 协议
contract = 合同
cooperation, cooperate, collaboration, collaborate, partnership = 合作
jointly build, joint construction, build together = 共建 联合建设
joint, jointly = 联合
introduce, introduction, attract, bring in = 引进 引入
settle, settle in, locate in, move in, settled = 落户 入驻
build, construction, construct = 建设 建成 建造
complete, completed, completion, finish, finished = 建成 完成 竣工
start construction, break ground, groundbreaking = 开工 在建
put into operation, put into use, operational = 投用 投入使用 运营 投运
launch, launched, start = 启动 推出
hold, held, host = 举行 举办 召开
conference, meeting = 大会 会议
release, publish, issue, issued, publication = 发布 印发 出台
aim, goal, target, objective = 目标
resource = 资源
resource sharing, share = 共享
household registration, hukou = 户口 户籍
job title, professional title = 职称
salary, wage, pay = 薪酬 工资
housing = 住房
transport, transportation, traffic = 交通
subway, metro, rail transit = 轨道交通 地铁
hospital = 医院
disease = 疾病
Chinese Academy of Sciences = 中国科学院 中科院
Chinese Academy of Engineering = 中国工程院
Ministry of Science and Technology = 科技部 科学技术部
Ministry of Education = 教育部
Ministry of Industry and Information Technology = 工信部
National Development and Reform Commission = 国家发展改革委 发改委
State Council = 国务院
municipal, city government = 市政府
municipal party committee = 市委
commission = 委员会
dean, institute president = 院长
director, head = 主任
bureau director, director = 局长
president = 院长 校长 主席 总统
deputy director = 副主任 副局长
division director, section chief, department head = 处长
university president, headmaster, principal = 校长
mayor = 市长
party secretary, secretary = 书记
chairman, chairperson, chairwoman = 董事长 主席
general manager = 总经理
person in charge, head, responsible = 负责人
chief scientist = 首席科学家
professor = 教授
reporter, journalist = 记者
largest, biggest = 最大
highest, maximum, up to = 最高
world's first, first in the world = 世界首 全球首
national level, state level = 国家级
municipal level = 市级
high level = 高水平 高层次
high end = 高端
world class = 世界一流
core area = 核心区
western, west = 西部
eastern, east = 东部
southern, south = 南部
northern, north = 北部
current, now = 目前
annual = 每年 年度
`;

export interface VocabularyRow {
  readonly english: readonly string[];
  readonly chinese: readonly string[];
}

/** The rows of our own vocabulary, in order. */
export function listVocabulary(): readonly VocabularyRow[] {
  return ROWS.trim()
    .split('\n')
    .map((row) => {
      const [english = '', chinese = ''] = row.split(' = ');
      return { english: english.split(', '), chinese: chinese.split(' ') };
    });
}
