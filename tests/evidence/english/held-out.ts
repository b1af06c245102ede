import type { Article } from '../../../src/corpus/article.ts';

/** A sentence of an invented article with true and false English sentences about it. */
export interface HeldOutRow {
  readonly article: string;
  readonly quoted: string;
  readonly faithful: readonly string[];
  readonly wrong: readonly string[];
}

const article = (id: string, title: string, published: string, text: string): Article => ({
  id,
  title,
  publisher: null,
  published,
  url: null,
  language: 'zh-Hans',
  kind: 'full',
  source: null,
  text,
});

/** Invented notices on matters of which the shipped corpus says nothing; nothing was tuned to them. */
export const HELD_OUT_ARTICLES: readonly Article[] = [
  article(
    'health',
    '松湾区2024年秋冬季流感疫苗接种安排',
    '2024-09-12',
    `松湾区卫生健康局9月10日发布通知，从9月18日起为辖区居民接种流感疫苗，接种工作持续到12月31日。全区共设接种点46个，其中社区卫生服务中心15个，学校临时接种点31个。

60岁以上老人和在校中小学生免费接种，其他市民每剂收费128元。接种前须携带身份证，并至少提前一天在网上预约。对鸡蛋严重过敏的人不宜接种。发热超过38.5℃的市民应暂缓接种，待体温恢复正常三天后再来。

区卫生健康局副局长梁启文说，去年全区接种流感疫苗9.6万剂，老年人接种率为41%，比前年提高了6个百分点。他表示，今年的目标是让老年人接种率达到50%以上。

区疾控中心提醒，接种后要在现场观察30分钟，两天内不要饮酒。如出现持续高热，应尽快到医院就诊。区人民医院和中医院开设了专门门诊，每天8:30至17:00开放，周一闭馆消毒的观澜门诊部除外。

区疾控中心计划明年建成一座面积1200平方米的冷链仓库，总投资约860万元。`,
  ),
  article(
    'school',
    '青岚中学关于新校区启用和收费的通知',
    '2025-07-03',
    `青岚中学新校区将于2025年9月1日启用，位于云亭路88号，占地75亩。新校区有教学楼3栋、学生公寓2栋，可容纳学生2400名。

学校今年计划招收初一新生600人，分12个班，比去年多招120人。报名时间为7月10日至7月15日，家长须提交户口本和房产证明的复印件。材料不全的，学校不予受理。

校长沈若兰介绍，新校区不收取额外的借读费，午餐费每餐12元，校车每学期收费450元。家庭经济困难的学生可以申请减免，最高减免一半。

学校与海宁师范学院签订了合作协议，师范学院每年派遣20名教师到校交流。去年，学校有三名教师获得省级教学奖。沈若兰说，图书馆藏书超过8万册，是全县最大的中学图书馆。

旧校区不会拆除，改造后将用作社区文化活动中心。改造工程预计明年6月完工，费用由县财政承担。学校没有开设国际部，也没有与任何培训机构合作。`,
  ),
  article(
    'transport',
    '云溪市轨道交通5号线开通及公交线路调整公告',
    '2023-11-20',
    `云溪市轨道交通5号线一期工程将于11月28日上午10时开通初期运营。5号线一期全长27.4公里，设车站19座，其中换乘站5座，从白鹭湾站到机场北站。

首班车时间为6:15，末班车时间为22:40，高峰时段行车间隔为4分30秒。全程票价7元，开通后前三天乘客可免费乘坐。65岁以上老人凭证免费，身高1.3米以下的儿童不用购票。

市交通局局长罗振海表示，5号线预计日均客流量为18万人次，总投资约196亿元。他说，工程于2018年3月开工，共有约9000名建设者参加。

为配合5号线开通，公交集团将取消808路，延长12路和305路，新增3条接驳线路。夜间公交不受影响。西门桥因维修从12月1日起封闭两个月，过往车辆须绕行人民路。

二期工程已于今年5月获得国家批准，由云溪地铁集团负责建设，长约11公里，计划2026年底建成。共享单车不得停放在车站出入口50米以内，违者罚款20元。`,
  ),
];

const row = (article: string, quoted: string, faithful: readonly string[], wrong: readonly string[]): HeldOutRow => ({
  article,
  quoted,
  faithful,
  wrong,
});

export const HELD_OUT: readonly HeldOutRow[] = [
  row(
    'health',
    '9月10日发布通知',
    [
      'The Songwan District Health Bureau issued a notice on September 10 that flu vaccinations for residents will begin on September 18.',
      'Vaccination will continue until December 31.',
    ],
    [
      'The Songwan District Health Bureau issued a notice on September 18 that vaccinations had ended.',
      'Vaccination will continue until November 30.',
    ],
  ),
  row(
    'health',
    '全区共设接种点46个',
    [
      'The district has 46 vaccination sites in total, including 15 community health service centers and 31 temporary sites at schools.',
      'There are 31 temporary vaccination sites in schools.',
    ],
    [
      'The district has 46 vaccination sites, including 31 community health service centers and 15 temporary sites at schools.',
      'There are 31 permanent vaccination sites in hospitals.',
    ],
  ),
  row(
    'health',
    '免费接种，其他市民',
    [
      'People over 60 and primary and secondary school students are vaccinated free of charge.',
      'Other residents pay 128 yuan per dose.',
    ],
    ['Other residents pay 182 yuan per dose.', 'People over 16 are vaccinated free of charge.'],
  ),
  row(
    'health',
    '接种前须携带身份证',
    ['People must bring their ID card and make an appointment online at least one day in advance.'],
    [
      'People do not need to bring their ID card before vaccination.',
      'People must bring their passport and make an appointment online at least one day in advance.',
    ],
  ),
  row(
    'health',
    '对鸡蛋严重过敏',
    ['People with a severe allergy to eggs should not be vaccinated.'],
    ['People with a severe allergy to eggs should be vaccinated.'],
  ),
  row(
    'health',
    '发热超过38.5℃',
    ['Residents with a fever above 38.5℃ should postpone vaccination.'],
    ['Residents with a fever below 38.5℃ should postpone vaccination.'],
  ),
  row(
    'health',
    '去年全区接种流感疫苗',
    [
      'Deputy director Liang Qiwen said that 96,000 doses of flu vaccine were given in the district last year.',
      'The vaccination rate among the elderly was 41%, up 6 percentage points from the year before.',
    ],
    [
      'Liang Qiwen said that 960,000 doses of flu vaccine were given in the district last year.',
      'The vaccination rate among the elderly was 41%, down 6 percentage points from the year before.',
    ],
  ),
  row(
    'health',
    '今年的目标是',
    ['The goal this year is for the vaccination rate of the elderly to reach more than 50%.'],
    ['This year the vaccination rate of the elderly has reached more than 50%.'],
  ),
  row(
    'health',
    '接种后要在现场观察',
    [
      'After vaccination, people should stay on site for observation for 30 minutes and not drink alcohol for two days.',
    ],
    ['After vaccination, people should stay on site for observation for 13 minutes.'],
  ),
  row(
    'health',
    '开设了专门门诊',
    ["The district people's hospital and the hospital of traditional Chinese medicine have opened special clinics."],
    ['The special clinics are open daily from 8:30 to 19:00.'],
  ),
  row(
    'health',
    '面积1200平方米的冷链仓库',
    [
      'The district center for disease control plans to build a cold chain warehouse of 1,200 square meters next year.',
      'The total investment in the warehouse is about 8.6 million yuan.',
    ],
    [
      'The district center for disease control has built a cold chain warehouse of 1,200 square meters.',
      'The total investment in the warehouse is about 86 million yuan.',
    ],
  ),
  row(
    'school',
    '新校区将于2025年9月1日启用',
    [
      'The new campus of Qinglan Middle School will open on September 1, 2025.',
      'The new campus is located at 88 Yunting Road and covers 75 mu.',
    ],
    [
      'The new campus of Qinglan Middle School opened on August 1, 2025.',
      'The new campus is located at 88 Yunting Road and covers 75 hectares.',
    ],
  ),
  row(
    'school',
    '新校区有教学楼3栋',
    ['The new campus has three teaching buildings and two student dormitories and can accommodate 2,400 students.'],
    ['The new campus has two teaching buildings and three student dormitories.'],
  ),
  row(
    'school',
    '计划招收初一新生',
    [
      'The school plans to enroll 600 new students this year in 12 classes.',
      'That is 120 more students than last year.',
    ],
    ['The school has enrolled 600 new students this year in 12 classes.', 'The school plans to dismiss 600 students.'],
  ),
  row(
    'school',
    '报名时间为7月10日',
    [
      'Registration runs from July 10 to July 15, and parents must submit copies of the household register and proof of property.',
    ],
    ['Registration runs from July 10 to July 25.'],
  ),
  row(
    'school',
    '不收取额外的借读费',
    [
      'Principal Shen Ruolan said that the new campus does not charge extra transfer fees.',
      'Lunch costs 12 yuan per meal and the school bus 450 yuan per semester.',
    ],
    [
      'Principal Shen Ruolan said that the new campus charges extra transfer fees.',
      'Lunch costs 450 yuan per meal and the school bus 12 yuan per semester.',
    ],
  ),
  row(
    'school',
    '可以申请减免',
    ['Students from families in financial difficulty can apply for a reduction of up to half.'],
    ['Students from families in financial difficulty must pay double.'],
  ),
  row(
    'school',
    '签订了合作协议',
    [
      'The school signed a cooperation agreement with Haining Normal College.',
      'The college sends 20 teachers to the school every year.',
    ],
    [
      'The school signed a cooperation agreement with Haining Medical College.',
      'The college sends 20 doctors to the school every year.',
    ],
  ),
  row(
    'school',
    '图书馆藏书超过',
    ['The library has more than 80,000 books and is the largest middle school library in the county.'],
    ['The library has fewer than 80,000 books.'],
  ),
  row(
    'school',
    '旧校区不会拆除',
    ['The old campus will not be demolished and will be used as a community cultural center after renovation.'],
    ['The old campus will be demolished.'],
  ),
  row(
    'school',
    '学校没有开设国际部',
    ['The school has no international department and does not cooperate with any training institution.'],
    ['The school has an international department.'],
  ),
  row(
    'transport',
    '将于11月28日上午10时开通',
    ['The first phase of Yunxi Rail Transit Line 5 will open at 10 a.m. on November 28.'],
    [
      'The first phase of Line 5 will open at 10 p.m. on November 28.',
      'The second phase of Line 5 will open on November 28.',
    ],
  ),
  row(
    'transport',
    '全长27.4公里',
    ['The first phase of Line 5 is 27.4 kilometers long and has 19 stations, including 5 transfer stations.'],
    ['The first phase of Line 5 is 27.4 meters long.', 'The first phase of Line 5 has 19 transfer stations.'],
  ),
  row(
    'transport',
    '首班车时间为',
    ['The first train leaves at 6:15 and the last at 22:40.'],
    ['The first train leaves at 6:45 and the last at 22:40.'],
  ),
  row(
    'transport',
    '全程票价7元',
    ['The full fare is 7 yuan, and passengers can ride free for the first three days.'],
    ['The full fare is 7 yuan, and passengers can ride free for the first three months.'],
  ),
  row(
    'transport',
    '预计日均客流量',
    [
      'Luo Zhenhai, head of the municipal transport bureau, said that Line 5 is expected to carry 180,000 passengers a day.',
      'The total investment is about 19.6 billion yuan.',
    ],
    [
      'The total investment is about 196 million yuan.',
      'Luo Zhenhua said that Line 5 is expected to carry 180,000 passengers a day.',
    ],
  ),
  row(
    'transport',
    '工程于2018年3月开工',
    ['Construction began in March 2018, and about 9,000 builders took part.'],
    ['Construction was completed in March 2018.'],
  ),
  row(
    'transport',
    '公交集团将取消808路',
    ['The bus company will cancel Route 808, extend Routes 12 and 305 and add three feeder lines.'],
    ['The bus company will extend Route 808.', 'The bus company has cancelled Route 808.'],
  ),
  row('transport', '夜间公交不受影响', ['Night buses are not affected.'], ['Night buses are affected.']),
  row(
    'transport',
    '二期工程已于今年5月',
    [
      'The second phase received national approval in May this year.',
      'The second phase will be built by Yunxi Metro Group and is planned to be completed by the end of 2026.',
    ],
    ['The second phase was completed at the end of 2026.'],
  ),
  row(
    'transport',
    '共享单车不得停放',
    ['Shared bikes may not be parked within 50 meters of station entrances, and violators are fined 20 yuan.'],
    ['Shared bikes may be parked within 50 meters of station entrances.'],
  ),
];
