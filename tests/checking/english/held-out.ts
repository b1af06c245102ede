import type { Article } from '../../../src/corpus/article.ts';
import { inventArticle as article, topicRow as row, type TopicRow } from './topic-row.ts';

/** Invented notices on matters of which the shipped corpus says nothing; written last, and nothing was tuned to them. */
export const HELD_OUT_ARTICLES: readonly Article[] = [
  article(
    'health',
    '丰源县开展老年人免费体检',
    '2023-05-08',
    `丰源县卫生健康委员会5月8日公布，今年将为全县65岁以上老年人提供一次免费体检，项目包括血压、血糖、心电图等12项。体检从5月15日开始，到9月底结束。

全县19家乡镇卫生院承担体检任务，行动不便的老人由家庭医生上门服务。参加体检的老人应空腹，并携带身份证和医保卡。

委员会主任贺文斌说，去年有5.3万名老人参加体检，参检率达到76%，共发现高血压患者8200人。他表示，今年力争把参检率提高到80%。

县人民医院去年12月新购一台核磁共振设备，价值1100万元。该院计划今年招聘医生24名、护士40名，目前已有15名医生报到。医院停车场正在改建，周末不开放。`,
  ),
  article(
    'school',
    '望江二中运动会及奖学金通知',
    '2024-10-11',
    `望江二中第18届运动会将于10月24日至26日举行，共有1920名学生报名参加，设径赛、田赛等33个项目。开幕式上午8时在学校体育场举行。

学校设立的春晖奖学金今年奖励学生86名，其中一等奖6名，每人奖励3000元；二等奖20名，每人奖励1500元。获奖名单公示5天，有异议的可向教务处反映。

校长秦月华表示，奖学金由校友捐赠，没有使用财政经费。她介绍，过去三年学校共有211名学生考入重点大学，升学率居全市第二位。

因实验楼维修，化学课暂时改在多媒体教室上，预计11月中旬恢复。学校禁止学生携带手机进入教室，违者由班主任保管至周五。`,
  ),
  article(
    'transport',
    '沧宁高速公路扩建及节假日免费通行公告',
    '2024-09-20',
    `沧宁高速公路扩建工程于9月18日全线完工，双向四车道拓宽为双向八车道，全长143公里，总投资约89亿元。设计时速由100公里提高到120公里。

国庆节期间，7座以下小客车免收通行费，免费时段为10月1日零时至10月7日24时。交通部门预计，节日期间日均车流量将达到6.5万辆，同比增长约12%。

省交通厅副厅长魏国梁介绍，全线新建服务区3处，增设充电桩160个。他说，沿线所有隧道都已安装智能监控设备，事故发生率下降三成以上。

受浓雾影响，9月19日凌晨部分收费站临时关闭，上午9点20分恢复通行，没有造成人员伤亡。危险品运输车辆在每天0时至6时不得上高速。`,
  ),
];

export const HELD_OUT: readonly TopicRow[] = [
  row(
    'health',
    '提供一次免费体检',
    [
      'The Fengyuan County Health Commission announced on May 8 that it will provide a free physical examination for people over 65 in the county this year.',
      'The examination includes 12 items such as blood pressure, blood sugar and electrocardiogram.',
    ],
    [
      'The Fengyuan County Health Commission announced on May 8 that it will provide a free physical examination for people over 56.',
      'The examination includes 12 items such as eyesight and hearing.',
    ],
  ),
  row(
    'health',
    '体检从5月15日开始',
    ['The physical examinations start on May 15 and end at the end of September.'],
    ['The physical examinations start on May 25.', 'The physical examinations end at the beginning of September.'],
  ),
  row(
    'health',
    '承担体检任务',
    [
      'Nineteen township health centers in the county are responsible for the examinations.',
      'Family doctors visit elderly people with limited mobility at home.',
    ],
    [
      'Ninety township health centers are responsible for the examinations.',
      'Teachers visit elderly people with limited mobility at home.',
    ],
  ),
  row(
    'health',
    '应空腹',
    ['Elderly people taking part should have an empty stomach and bring their ID card and medical insurance card.'],
    [
      'Elderly people taking part should not bring their ID card.',
      'Elderly people taking part should bring their bank card.',
    ],
  ),
  row(
    'health',
    '参检率达到76%',
    [
      'Director He Wenbin said that 53,000 elderly people took part in the examination last year, with a participation rate of 76%.',
      'A total of 8,200 people with high blood pressure were found.',
    ],
    [
      'Director He Wenbin said that 530,000 elderly people took part in the examination last year.',
      'A total of 8,200 people with diabetes were found.',
      'Director He Wenjun said that 53,000 elderly people took part in the examination last year.',
    ],
  ),
  row(
    'health',
    '提高到80%',
    ['He said that the goal this year is to raise the participation rate to 80%.'],
    [
      'He said that the participation rate has been raised to 80% this year.',
      'He said that the goal this year is to lower the participation rate.',
    ],
  ),
  row(
    'health',
    '核磁共振设备',
    ['The county people’s hospital bought a new MRI machine worth 11 million yuan last December.'],
    [
      'The county people’s hospital bought a new MRI machine worth 1.1 million yuan last December.',
      'The county people’s hospital sold an MRI machine last December.',
    ],
  ),
  row(
    'health',
    '招聘医生24名',
    [
      'The hospital plans to recruit 24 doctors and 40 nurses this year.',
      'Fifteen doctors have already reported for duty.',
    ],
    [
      'The hospital plans to recruit 40 doctors and 24 nurses this year.',
      'The hospital has recruited 24 doctors this year.',
    ],
  ),
  row(
    'health',
    '停车场正在改建',
    ['The parking lot of the hospital is being rebuilt and is not open on weekends.'],
    ['The parking lot of the hospital is open on weekends.'],
  ),
  row(
    'school',
    '第18届运动会',
    [
      'The 18th sports meeting of Wangjiang No. 2 Middle School will be held from October 24 to 26.',
      'A total of 1,920 students have registered for 33 events.',
    ],
    [
      'The 19th sports meeting of Wangjiang No. 2 Middle School will be held from October 24 to 26.',
      'A total of 1,290 students have registered.',
      'The sports meeting was held from October 24 to 26.',
    ],
  ),
  row(
    'school',
    '开幕式上午8时',
    ['The opening ceremony will be held at 8 a.m. in the school stadium.'],
    [
      'The opening ceremony will be held at 8 p.m. in the school stadium.',
      'The closing ceremony will be held at 8 a.m. in the school library.',
    ],
  ),
  row(
    'school',
    '今年奖励学生86名',
    [
      'This year the Chunhui scholarship rewards 86 students.',
      'There are six first prizes of 3,000 yuan each and twenty second prizes of 1,500 yuan each.',
    ],
    [
      'This year the Chunhui scholarship rewards 68 students.',
      'There are six first prizes of 1,500 yuan each and twenty second prizes of 3,000 yuan each.',
    ],
  ),
  row(
    'school',
    '获奖名单公示',
    ['The list of winners will be publicized for five days.'],
    ['The list of winners will be publicized for five weeks.'],
  ),
  row(
    'school',
    '没有使用财政经费',
    ['Principal Qin Yuehua said that the scholarship was donated by alumni and did not use government funds.'],
    ['Principal Qin Yuehua said that the scholarship used government funds.'],
  ),
  row(
    'school',
    '考入重点大学',
    [
      'Over the past three years, 211 students of the school have been admitted to key universities.',
      'Its rate of admission ranks second in the city.',
    ],
    [
      'Over the past three years, more than 211 students have been admitted to key universities.',
      'Its rate of admission ranks first in the city.',
    ],
  ),
  row(
    'school',
    '化学课暂时改在',
    [
      'Because the laboratory building is under repair, chemistry classes are temporarily held in the multimedia classroom.',
    ],
    [
      'Because the laboratory building is under repair, physics classes are temporarily held in the multimedia classroom.',
    ],
  ),
  row(
    'school',
    '携带手机进入教室',
    ['Students are prohibited from bringing mobile phones into the classroom.'],
    ['Students are allowed to bring mobile phones into the classroom.'],
  ),
  row(
    'transport',
    '全线完工',
    [
      'The expansion of the Cangning Expressway was completed on September 18.',
      'The expressway is 143 kilometers long, and the total investment was about 8.9 billion yuan.',
      'The design speed was raised from 100 kilometers to 120 kilometers.',
    ],
    [
      'The expansion of the Cangning Expressway was completed on September 8.',
      'The total investment was about 89 billion yuan.',
      'The design speed was lowered from 120 kilometers to 100 kilometers.',
      'The expansion of the Cangning Expressway will be completed on September 18.',
    ],
  ),
  row(
    'transport',
    '免收通行费',
    ['During the National Day holiday, passenger cars with up to seven seats are exempt from tolls.'],
    [
      'During the Spring Festival holiday, passenger cars are exempt from tolls.',
      'During the National Day holiday, trucks are exempt from tolls.',
    ],
  ),
  row(
    'transport',
    '日均车流量将达到',
    [
      'The transport department expects the average daily traffic during the holiday to reach 65,000 vehicles, up about 12% year on year.',
    ],
    [
      'The average daily traffic during the holiday reached 65,000 vehicles.',
      'The transport department expects the average daily traffic to reach 65,000 vehicles, down about 12% year on year.',
    ],
  ),
  row(
    'transport',
    '新建服务区3处',
    [
      'Wei Guoliang, deputy director of the provincial transport department, said that three new service areas were built and 160 charging piles were added.',
    ],
    ['Wei Guoliang said that 160 new service areas were built and three charging piles were added.'],
  ),
  row(
    'transport',
    '事故发生率下降',
    [
      'He said that all tunnels along the line have been equipped with smart monitoring devices.',
      'The accident rate has fallen by more than 30%.',
    ],
    [
      'He said that some bridges along the line have been equipped with smart monitoring devices.',
      'The accident rate has risen by more than 30%.',
      'The accident rate has fallen by less than 30%.',
    ],
  ),
  row(
    'transport',
    '受浓雾影响',
    [
      'Affected by thick fog, some toll stations were temporarily closed in the early morning of September 19.',
      'Traffic resumed at 9:20 a.m., and there were no casualties.',
    ],
    [
      'Affected by heavy snow, some toll stations were temporarily closed.',
      'Traffic resumed at 9:50 a.m.',
      'All toll stations were permanently closed on September 19.',
    ],
  ),
  row(
    'transport',
    '危险品运输车辆',
    ['Vehicles carrying dangerous goods may not use the expressway from 0:00 to 6:00 every day.'],
    ['Vehicles carrying dangerous goods may use the expressway from 0:00 to 6:00 every day.'],
  ),
  row(
    'school',
    '预计11月中旬恢复',
    ['The chemistry classes are expected to resume in mid-November.'],
    ['The chemistry classes resumed in mid-November.'],
  ),
  row(
    'school',
    '违者由班主任保管',
    ['Phones of those who violate the rule are kept by the class teacher until Friday.'],
    ['Phones of those who violate the rule are kept by the class teacher until Monday.'],
  ),
  row(
    'transport',
    '免费时段为',
    ['The free period runs from 0:00 on October 1 to 24:00 on October 7.'],
    ['The free period runs from 0:00 on October 1 to 24:00 on October 17.'],
  ),
  row(
    'transport',
    '双向四车道拓宽',
    ['The road was widened from four lanes to eight lanes in both directions.'],
    ['The road was widened from four lanes to six lanes in both directions.'],
  ),
  row(
    'health',
    '共发现高血压患者',
    ['The examination found 8,200 patients with high blood pressure.'],
    ['The examination found 2,800 patients with high blood pressure.'],
  ),
];
