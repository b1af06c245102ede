import type { Article } from '../../../src/corpus/article.ts';
import { inventArticle as article, topicRow as row, type TopicRow } from './topic-row.ts';

/** Invented notices on matters of which the shipped corpus says nothing; written last, and nothing was tuned to them. */
export const HELD_OUT_ARTICLES: readonly Article[] = [
  article(
    'health',
    '岚山市职业健康体检和医保新政问答',
    '2025-03-14',
    `岚山市医疗保障局3月12日通报，自2025年4月1日起，普通门诊报销比例由50%提高到60%，年度报销上限为3500元。退休人员的报销比例再提高5个百分点。

全市共有定点医疗机构412家，其中三级医院9家。参保人员到社区医院首诊的，不设起付线；直接到三级医院就诊的，起付线为200元。未按规定转诊的，报销比例降低20个百分点。

局长孟晓岚表示，新政实施后，预计每年减轻群众负担约1.4亿元。她强调，任何医院不得拒收医保患者。

市职业病防治院去年为2.7万名工人做了体检，检出疑似职业病患者64人，比上年减少18人。该院今年将购置3台移动体检车，服务偏远乡镇。体检结果在15个工作日内寄送本人，费用全部由企业承担。

市中心医院正在扩建，新住院楼高21层，设床位800张，由省建工集团施工，将于明年10月交付。医院没有增加编制，但返聘了17名退休专家。`,
  ),
  article(
    'school',
    '启明小学课后服务与家长开放日安排',
    '2024-02-22',
    `启明小学本学期将于2月26日开学，3月4日起提供课后服务。课后服务时间为每周一至周五15:40至17:40，每生每月收费150元，低保家庭学生免费。

学校开设书法、足球、编程等28门兴趣课，其中新开课程6门。每名学生最多可选两门，报名截止到2月29日。一年级学生暂不参加编程课。

副校长高子墨说，参加课后服务的学生已达1386人，占全校学生的九成以上。学校聘请了11位校外教练，其中两人是退役运动员。他表示，课后服务不会讲授新课，也不布置作业。

3月22日是家长开放日，每个班限50名家长入校，须凭邀请函进入。当天上午家长可以听课，下午与教师座谈。校内不设停车位，建议乘坐地铁2号线到学府站下车。

去年，学校食堂因卫生检查不达标被区市场监管局警告，随后更换了承包商。新食堂面积960平方米，可同时供700人用餐，预计5月投入使用。`,
  ),
  article(
    'transport',
    '白河市新客运站启用与桥梁检修通告',
    '2022-12-08',
    `白河市新汽车客运站将于12月20日正式启用，老客运站同时停止售票。新站位于开发区金穗大道，总建筑面积3.1万平方米，日发送旅客能力为2.4万人次。

新站首批开通班线86条，其中省际班线23条，到省城的班车每20分钟一班，最晚一班为20:30。市内22路和31路公交车的终点站将迁至新站。

交通运输局副局长丁海涛介绍，新站总投资5.6亿元，建设历时26个月，比原计划提前两个月完工。他说，老站不会改建成商场，而将作为公交停车场使用。

因主桥检修，青江大桥12月12日至16日每晚22时至次日6时禁止货车通行，小客车不受限制。此前，专家组检测发现该桥有7处裂缝，但不影响结构安全。

铁路部门表示，白河至临港的城际列车票价不变，二等座仍为38元。明年1月起，列车将由每天14对增加到18对。去年全年，白河火车站发送旅客513万人次，同比下降9.6%。`,
  ),
];

export const HELD_OUT: readonly TopicRow[] = [
  row(
    'health',
    '3月12日通报',
    [
      'The Lanshan Municipal Medical Security Bureau announced on March 12 that the reimbursement rate for ordinary outpatient visits will rise from 50% to 60% from April 1, 2025.',
      'The annual reimbursement limit is 3,500 yuan.',
    ],
    [
      'The reimbursement rate will fall from 60% to 50% from April 1, 2025.',
      'The annual reimbursement limit is 35,000 yuan.',
    ],
  ),
  row(
    'health',
    '退休人员的报销比例',
    ['The reimbursement rate for retirees will be raised by another 5 percentage points.'],
    ['The reimbursement rate for students will be raised by another 5 percentage points.'],
  ),
  row(
    'health',
    '定点医疗机构412家',
    ['The city has 412 designated medical institutions, including nine tertiary hospitals.'],
    ['The city has 412 designated medical institutions, including nineteen tertiary hospitals.'],
  ),
  row(
    'health',
    '不设起付线',
    ['For those who go directly to a tertiary hospital, the deductible is 200 yuan.'],
    ['For those who go directly to a tertiary hospital, there is no deductible.'],
  ),
  row(
    'health',
    '未按规定转诊',
    ['The reimbursement rate is reduced by 20 percentage points for patients who are not referred as required.'],
    ['The reimbursement rate is reduced to 20 percent for patients who are not referred as required.'],
  ),
  row(
    'health',
    '预计每年减轻群众负担',
    [
      'Director Meng Xiaolan said that the new policy is expected to reduce the burden on the public by about 140 million yuan a year.',
    ],
    [
      'Director Meng Xiaolan said that the new policy has reduced the burden on the public by about 140 million yuan.',
      'Director Meng Xiaoyan said that the new policy is expected to reduce the burden on the public.',
    ],
  ),
  row(
    'health',
    '不得拒收医保患者',
    ['She stressed that no hospital may refuse patients with medical insurance.'],
    ['She stressed that hospitals may refuse patients with medical insurance.'],
  ),
  row(
    'health',
    '检出疑似职业病患者',
    [
      'Last year the hospital examined 27,000 workers.',
      'It found 64 suspected cases of occupational disease, 18 fewer than the year before.',
    ],
    ['Last year the hospital examined 270,000 workers.', 'It found 18 suspected cases of occupational disease.'],
  ),
  row(
    'health',
    '购置3台移动体检车',
    ['This year the hospital will buy three mobile examination vehicles to serve remote townships.'],
    ['This year the hospital has bought three mobile examination vehicles.'],
  ),
  row(
    'health',
    '体检结果在15个工作日内',
    ['The results are sent to the person within 15 working days, and all costs are borne by the company.'],
    ['The results are sent to the person within 5 working days.', 'All costs are borne by the workers.'],
  ),
  row(
    'health',
    '新住院楼高21层',
    [
      'The new inpatient building of the city central hospital has 21 floors and 800 beds and will be delivered in October next year.',
      'The provincial construction group is building it.',
    ],
    ['The new inpatient building has 12 floors.', 'The new inpatient building was delivered in October.'],
  ),
  row(
    'health',
    '没有增加编制',
    ['The hospital has rehired 17 retired experts.'],
    ['The hospital has dismissed 17 retired experts.'],
  ),
  row(
    'school',
    '2月26日开学',
    [
      'The new semester at Qiming Primary School starts on February 26, and after-school services will be offered from March 4.',
    ],
    [
      'The new semester at Qiming Primary School starts on February 28.',
      'The new semester at Yuming Primary School starts on February 26.',
    ],
  ),
  row(
    'school',
    '课后服务时间为',
    [
      'After-school services run from 15:40 to 17:40 from Monday to Friday.',
      'The fee is 150 yuan per student per month, and students from low-income families are exempt.',
    ],
    [
      'After-school services run from 15:40 to 18:40 from Monday to Friday.',
      'The fee is 150 yuan per student per year.',
    ],
  ),
  row(
    'school',
    '28门兴趣课',
    ['The school offers 28 interest classes such as calligraphy, football and programming, including six new ones.'],
    [
      'The school offers 28 interest classes such as painting and dancing.',
      'The school offers six interest classes, including 28 new ones.',
    ],
  ),
  row(
    'school',
    '最多可选两门',
    ['Each student can choose up to two classes, and registration closes on February 29.'],
    ['Each student must choose at least two classes.'],
  ),
  row(
    'school',
    '暂不参加编程课',
    ['First-grade students will not take part in the programming class for the time being.'],
    ['First-grade students will take part in the programming class.'],
  ),
  row(
    'school',
    '占全校学生的九成以上',
    [
      'Vice principal Gao Zimo said that 1,386 students take part in the after-school services, more than 90% of all students at the school.',
    ],
    [
      'Vice principal Gao Zimo said that 1,386 students take part in the after-school services, less than 90% of all students.',
    ],
  ),
  row(
    'school',
    '聘请了11位校外教练',
    ['The school has hired 11 outside coaches, two of whom are retired athletes.'],
    ['The school has hired 11 outside coaches, two of whom are retired soldiers.'],
  ),
  row(
    'school',
    '不会讲授新课',
    ['He said that the after-school services will not teach new lessons or assign homework.'],
    ['He said that the after-school services will teach new lessons.'],
  ),
  row(
    'school',
    '3月22日是家长开放日',
    ['March 22 is the open day for parents, and each class is limited to 50 parents with an invitation.'],
    [
      'March 22 is the open day for parents, and each class is limited to 15 parents.',
      'May 22 is the open day for parents.',
    ],
  ),
  row(
    'school',
    '校内不设停车位',
    ['There are no parking spaces at the school, and parents are advised to take Metro Line 2 to Xuefu Station.'],
    ['There are parking spaces at the school.', 'Parents are advised to take Metro Line 3 to Xuefu Station.'],
  ),
  row(
    'school',
    '卫生检查不达标',
    [
      'Last year the school canteen received a warning from the district market supervision bureau after failing a hygiene inspection.',
    ],
    ['Last year the school canteen received an award from the district market supervision bureau.'],
  ),
  row(
    'school',
    '新食堂面积960平方米',
    [
      'The new canteen covers 960 square meters, can serve 700 people at the same time and is expected to be put into use in May.',
    ],
    ['The new canteen covers 690 square meters.', 'The new canteen was put into use in May.'],
  ),
  row(
    'transport',
    '将于12月20日正式启用',
    [
      'The new bus station in Baihe will officially open on December 20, and the old station will stop selling tickets at the same time.',
    ],
    [
      'The new bus station in Baihe officially opened on December 20.',
      'The old station will continue selling tickets.',
    ],
  ),
  row(
    'transport',
    '日发送旅客能力',
    ['The new station has a total floor area of 31,000 square meters and can handle 24,000 passengers a day.'],
    [
      'The new station has a total floor area of 24,000 square meters.',
      'The new station can handle 240,000 passengers a day.',
    ],
  ),
  row(
    'transport',
    '首批开通班线86条',
    [
      'The new station will first open 86 routes, including 23 interprovincial routes.',
      'Buses to the provincial capital leave every 20 minutes, and the last one is at 20:30.',
    ],
    [
      'The new station will first open 23 routes, including 86 interprovincial routes.',
      'Buses to the provincial capital leave every 30 minutes.',
    ],
  ),
  row(
    'transport',
    '终点站将迁至新站',
    ['The terminals of city bus routes 22 and 31 will be moved to the new station.'],
    ['The terminals of city bus routes 22 and 31 have been moved to the new station.'],
  ),
  row(
    'transport',
    '建设历时26个月',
    [
      'Deputy director Ding Haitao said that the total investment in the new station is 560 million yuan.',
      'Construction took 26 months and was completed two months ahead of schedule.',
    ],
    [
      'The total investment in the new station is 56 million yuan.',
      'Construction was completed two months behind schedule.',
    ],
  ),
  row(
    'transport',
    '老站不会改建成商场',
    ['He said that the old station will not be turned into a shopping mall but will be used as a bus parking lot.'],
    ['He said that the old station will be turned into a shopping mall.'],
  ),
  row(
    'transport',
    '每晚22时至次日6时',
    [
      'Because of repairs to the main bridge, trucks are banned from the Qingjiang Bridge from 22:00 to 6:00 the next day from December 12 to 16.',
      'Passenger cars are not restricted.',
    ],
    ['Trucks are allowed on the Qingjiang Bridge from 22:00 to 6:00.', 'Passenger cars are banned from the bridge.'],
  ),
  row(
    'transport',
    '有7处裂缝',
    ['Experts found seven cracks in the bridge, but they do not affect its structural safety.'],
    ['Experts found seven cracks in the bridge, and they affect its structural safety.'],
  ),
  row(
    'transport',
    '城际列车票价不变',
    [
      'Ticket prices for intercity trains from Baihe to Lingang remain unchanged, with a second-class seat still costing 38 yuan.',
    ],
    ['Ticket prices for intercity trains from Baihe to Lingang will rise.'],
  ),
  row(
    'transport',
    '由每天14对增加到18对',
    ['From January next year, the number of trains will increase from 14 to 18 pairs a day.'],
    ['From January next year, the number of trains will decrease from 18 to 14 pairs a day.'],
  ),
  row(
    'transport',
    '发送旅客513万人次',
    ['Last year, Baihe Railway Station handled 5.13 million passengers, down 9.6% year on year.'],
    ['Last year, Baihe Railway Station handled 5.13 million passengers, up 9.6% year on year.'],
  ),
];
