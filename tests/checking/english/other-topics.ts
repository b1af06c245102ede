import type { Article } from '../../../src/corpus/article.ts';
import { inventArticle as article, topicRow as row, type TopicRow } from './topic-row.ts';

/** Invented notices beside which the reviewed words were written: they show what an ordinary translation needs. */
export const OTHER_ARTICLES: readonly Article[] = [
  article(
    'museum',
    '临川博物馆恢复开放公告',
    '2024-03-05',
    `临川博物馆经过14个月的修缮，将于2024年3月16日重新开放。博物馆建于1958年，馆藏文物超过3.2万件，是江陵省第二大综合性博物馆。

开放时间为每周二至周日9:00至17:00，16:30停止入场，周一闭馆（法定节假日除外）。常设展览免费，特展门票每张40元，学生和65岁以上老人半价。

参观者须提前通过微信公众号实名预约，每日限流5000人。馆内禁止使用闪光灯和三脚架，不得携带食品、宠物和打火机入馆。

馆长唐亦秋介绍，此次修缮共投入资金2.3亿元，新增展厅4个，展览面积由6800平方米扩大到1.1万平方米。他表示，修缮没有改变建筑的外观。

开馆首展为“丝路遗珍”，展出来自甘肃、新疆等地的文物216件（套），其中一级文物37件，展期三个月。博物馆计划下半年推出夜间开放服务，但目前尚未确定日期。

为方便观众，博物馆与铁路部门合作，将在火车站设立服务台。停车场仅有车位120个，建议市民乘坐公共交通前往。`,
  ),
  article(
    'pension',
    '清浦市调整城乡居民养老保险待遇',
    '2023-06-28',
    `清浦市人力资源和社会保障局6月26日宣布，从2023年7月1日起，城乡居民基础养老金标准由每人每月190元提高到215元，增幅约为13%。调整惠及全市退休居民34.6万人。

新标准将于7月15日前发放到位，无需个人申请。80岁以上老人每月另加发30元高龄补贴。已经死亡的人员不再享受待遇，家属应在30天内报告。

副局长郭思远说，这是该市连续第六年提高养老金标准。所需资金由市、区两级财政按6:4的比例分担。他表示，今后五年养老金标准不会降低。

市民可以通过手机应用、服务热线或社区窗口查询。骗取养老金的，除退回全部金额外，处以两倍以上五倍以下的罚款；构成犯罪的，依法追究刑事责任。

截至5月底，全市养老保险参保人数为187.3万人，比去年同期减少1.2万人。该局将对困难群体继续给予缴费补助，每人每年最高100元。`,
  ),
  article(
    'park',
    '南屏湿地公园二期建设进展',
    '2022-10-18',
    `南屏湿地公园二期工程目前已完成总工程量的七成，预计明年4月对市民开放。二期占地320公顷，由市园林局负责建设，西岭建工集团承建。

一期工程于2020年10月建成，开放两年来接待游客近260万人次。据监测，公园内记录到鸟类183种，比建园前增加51种，其中国家一级保护动物4种。

市园林局总工程师何雨桐表示，二期将修建步道12公里、观鸟亭6座，不建餐厅和酒店。她说，公园坚持保护优先，核心区禁止游客进入。

二期总投资4.8亿元，其中社会资本占三分之一。施工单位因噪声扰民于8月被罚款5万元，目前夜间施工已经停止。

公园每天早上6点开门，晚上9点关门，冬季提前一小时关门。园区不允许骑自行车，也不允许放风筝。`,
  ),
  article(
    'storm',
    '海宁县发布台风防御通知',
    '2021-07-23',
    `海宁县防汛指挥部7月23日下午3时将防台风应急响应由三级提升至二级。预计台风“海葵”25日凌晨在县域南部沿海登陆，最大风力12级。

全县已转移群众8600人，开放避灾场所72个，1140艘渔船全部回港避风。截至23日中午，没有人员伤亡报告。

24日12时起，全县中小学、幼儿园停课，景区关闭，轮渡停航。高速公路暂时保持通行，但不排除临时封闭的可能。

县长陆明川要求，各部门要加强值班，及时发布信息，确保供水供电。县医院抽调60名医护人员组成4支医疗队待命。

县民政局已准备救灾帐篷500顶、饮用水2万箱。如遇险情，居民可拨打24小时求助电话。`,
  ),

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

  article(
    'health-2',
    '岚山市职业健康体检和医保新政问答',
    '2025-03-14',
    `岚山市医疗保障局3月12日通报，自2025年4月1日起，普通门诊报销比例由50%提高到60%，年度报销上限为3500元。退休人员的报销比例再提高5个百分点。

全市共有定点医疗机构412家，其中三级医院9家。参保人员到社区医院首诊的，不设起付线；直接到三级医院就诊的，起付线为200元。未按规定转诊的，报销比例降低20个百分点。

局长孟晓岚表示，新政实施后，预计每年减轻群众负担约1.4亿元。她强调，任何医院不得拒收医保患者。

市职业病防治院去年为2.7万名工人做了体检，检出疑似职业病患者64人，比上年减少18人。该院今年将购置3台移动体检车，服务偏远乡镇。体检结果在15个工作日内寄送本人，费用全部由企业承担。

市中心医院正在扩建，新住院楼高21层，设床位800张，由省建工集团施工，将于明年10月交付。医院没有增加编制，但返聘了17名退休专家。`,
  ),
  article(
    'school-2',
    '启明小学课后服务与家长开放日安排',
    '2024-02-22',
    `启明小学本学期将于2月26日开学，3月4日起提供课后服务。课后服务时间为每周一至周五15:40至17:40，每生每月收费150元，低保家庭学生免费。

学校开设书法、足球、编程等28门兴趣课，其中新开课程6门。每名学生最多可选两门，报名截止到2月29日。一年级学生暂不参加编程课。

副校长高子墨说，参加课后服务的学生已达1386人，占全校学生的九成以上。学校聘请了11位校外教练，其中两人是退役运动员。他表示，课后服务不会讲授新课，也不布置作业。

3月22日是家长开放日，每个班限50名家长入校，须凭邀请函进入。当天上午家长可以听课，下午与教师座谈。校内不设停车位，建议乘坐地铁2号线到学府站下车。

去年，学校食堂因卫生检查不达标被区市场监管局警告，随后更换了承包商。新食堂面积960平方米，可同时供700人用餐，预计5月投入使用。`,
  ),
  article(
    'transport-2',
    '白河市新客运站启用与桥梁检修通告',
    '2022-12-08',
    `白河市新汽车客运站将于12月20日正式启用，老客运站同时停止售票。新站位于开发区金穗大道，总建筑面积3.1万平方米，日发送旅客能力为2.4万人次。

新站首批开通班线86条，其中省际班线23条，到省城的班车每20分钟一班，最晚一班为20:30。市内22路和31路公交车的终点站将迁至新站。

交通运输局副局长丁海涛介绍，新站总投资5.6亿元，建设历时26个月，比原计划提前两个月完工。他说，老站不会改建成商场，而将作为公交停车场使用。

因主桥检修，青江大桥12月12日至16日每晚22时至次日6时禁止货车通行，小客车不受限制。此前，专家组检测发现该桥有7处裂缝，但不影响结构安全。

铁路部门表示，白河至临港的城际列车票价不变，二等座仍为38元。明年1月起，列车将由每天14对增加到18对。去年全年，白河火车站发送旅客513万人次，同比下降9.6%。`,
  ),
];

export const OTHER: readonly TopicRow[] = [
  row(
    'museum',
    '经过14个月的修缮',
    [
      'After 14 months of renovation, the Linchuan Museum will reopen on March 16, 2024.',
      'The museum will reopen to the public on 16 March 2024.',
    ],
    [
      'After 14 weeks of renovation, the museum will reopen.',
      'The museum closed on March 16, 2024.',
      'The museum has already reopened on March 16, 2024.',
    ],
  ),
  row(
    'museum',
    '馆藏文物超过',
    [
      'The museum was built in 1958 and has a collection of more than 32,000 cultural relics.',
      'It is the second largest comprehensive museum in Jiangling Province.',
    ],
    [
      'It is the largest comprehensive museum in Jiangling Province.',
      'The museum has more than 320,000 cultural relics.',
      'The museum was built in 1985.',
    ],
  ),
  row(
    'museum',
    '开放时间为每周二',
    [
      'The museum is open from 9:00 to 17:00 from Tuesday to Sunday, with last entry at 16:30.',
      'The museum is closed on Mondays except on public holidays.',
    ],
    ['The museum is open from 8:00 to 17:00.', 'The museum is closed on Sundays.'],
  ),
  row(
    'museum',
    '常设展览免费',
    [
      'The permanent exhibition is free, while tickets for special exhibitions cost 40 yuan each.',
      'Students and people over 65 pay half price.',
    ],
    ['The permanent exhibition costs 40 yuan, while special exhibitions are free.', 'Teachers pay half price.'],
  ),
  row(
    'museum',
    '参观者须提前通过',
    [
      'Visitors must book in advance with their real names through the WeChat official account.',
      'The number of visitors is limited to 5,000 per day.',
    ],
    ['Visitors do not need to book in advance.', 'The number of visitors is limited to 500 per day.'],
  ),
  row(
    'museum',
    '馆内禁止使用',
    ['Flash and tripods are prohibited in the museum.', 'Food, pets and lighters may not be brought into the museum.'],
    ['Flash and tripods are allowed in the museum.', 'Weapons may not be brought into the museum.'],
  ),
  row(
    'museum',
    '此次修缮共投入',
    [
      'Director Tang Yiqiu said that a total of 230 million yuan was invested in the renovation.',
      'Four new exhibition halls were added, and the exhibition area was expanded from 6,800 to 11,000 square meters.',
    ],
    [
      'A total of 23 million yuan was invested in the renovation.',
      'The exhibition area was reduced to 11,000 square meters.',
      'Tang Yiqing said that 230 million yuan was invested.',
    ],
  ),
  row(
    'museum',
    '修缮没有改变',
    ['He said that the renovation did not change the appearance of the building.'],
    ['He said that the renovation changed the appearance of the building.'],
  ),
  row(
    'museum',
    '开馆首展为',
    [
      'The opening exhibition shows 216 cultural relics from Gansu, Xinjiang and other places, including 37 first-class relics.',
      'The exhibition will last for three months.',
    ],
    [
      'The opening exhibition shows 216 relics from Gansu and Yunnan.',
      'The exhibition shows 37 relics, including 216 first-class relics.',
    ],
  ),
  row(
    'museum',
    '计划下半年推出',
    ['The museum plans to introduce night opening in the second half of the year, but the date has not yet been set.'],
    [
      'The museum introduced night opening in the second half of the year.',
      'The museum plans to introduce night opening in the first half of the year.',
    ],
  ),
  row(
    'museum',
    '与铁路部门合作',
    ['The museum is cooperating with the railway department and will set up a service desk at the railway station.'],
    ['The museum is cooperating with the airport and will set up a service desk.'],
  ),
  row(
    'museum',
    '停车场仅有车位',
    ['The parking lot has only 120 spaces, and residents are advised to take public transport.'],
    ['The parking lot has 1,200 spaces.'],
  ),
  row(
    'pension',
    '基础养老金标准由',
    [
      'The Qingpu Municipal Human Resources and Social Security Bureau announced on June 26 that the basic pension for urban and rural residents will rise from 190 yuan to 215 yuan per person per month from July 1, 2023.',
      'The increase is about 13%.',
    ],
    [
      'The basic pension will fall to 190 yuan per month from July 1, 2023.',
      'The increase is about 31%.',
      'The Qingpu Municipal Health Bureau announced the new standard.',
    ],
  ),
  row(
    'pension',
    '调整惠及全市',
    ['The adjustment benefits 346,000 retired residents in the city.'],
    [
      'The adjustment benefits 34,600 retired residents in the city.',
      'The adjustment benefits 346,000 students in the city.',
    ],
  ),
  row(
    'pension',
    '新标准将于7月15日前',
    ['The new standard will be paid out before July 15, and no individual application is required.'],
    ['The new standard will be paid out after July 15.', 'An individual application is required.'],
  ),
  row(
    'pension',
    '80岁以上老人每月',
    ['People aged 80 and above receive an additional old-age subsidy of 30 yuan per month.'],
    [
      'People aged 80 and above receive an additional subsidy of 30 yuan per year.',
      'People under 80 receive an additional subsidy of 30 yuan.',
    ],
  ),
  row(
    'pension',
    '已经死亡的人员',
    ['People who have died no longer enjoy the benefits, and their family members should report this within 30 days.'],
    ['Their family members should report this within 13 days.'],
  ),
  row(
    'pension',
    '连续第六年',
    [
      'Deputy director Guo Siyuan said that this is the sixth consecutive year that the city has raised the pension standard.',
    ],
    [
      'Deputy director Guo Siyuan said that this is the fifth consecutive year that the city has raised the pension standard.',
      'Deputy director Guo Siyuan said that this is the sixth consecutive year that the city has lowered the pension standard.',
    ],
  ),
  row(
    'pension',
    '所需资金由市',
    ['The funds required are shared by the city and district finances at a ratio of 6:4.'],
    ['The funds required are shared at a ratio of 4:6.', 'The funds required are paid by companies.'],
  ),
  row(
    'pension',
    '今后五年养老金',
    ['He said that the pension standard will not be lowered in the next five years.'],
    ['He said that the pension standard will be lowered in the next five years.'],
  ),
  row(
    'pension',
    '市民可以通过手机应用',
    ['Residents can inquire through a mobile app, the service hotline or community windows.'],
    ['Residents can inquire only by letter.'],
  ),
  row(
    'pension',
    '骗取养老金的',
    [
      'Those who obtain a pension by fraud must return the full amount and are fined between two and five times that amount.',
    ],
    ['Those who obtain a pension by fraud are not fined.'],
  ),
  row(
    'pension',
    '参保人数为',
    [
      'As of the end of May, 1.873 million people in the city were insured, 12,000 fewer than in the same period last year.',
    ],
    [
      'As of the end of May, 1.873 million people were insured, 12,000 more than in the same period last year.',
      'As of the end of April, 1.873 million people were insured.',
    ],
  ),
  row(
    'pension',
    '对困难群体继续给予',
    [
      'The bureau will continue to give payment subsidies of up to 100 yuan per person per year to groups in difficulty.',
    ],
    [
      'The bureau will continue to give payment subsidies of at least 100 yuan per person per year.',
      'The bureau will stop giving payment subsidies.',
    ],
  ),
  row(
    'park',
    '目前已完成总工程量',
    [
      'The second phase of the Nanping Wetland Park has completed 70% of the total work and is expected to open to the public next April.',
      'The second phase of the project is expected to open in April 2023.',
    ],
    ['The second phase has completed 17% of the total work.', 'The second phase opened to the public in April.'],
  ),
  row(
    'park',
    '二期占地320公顷',
    [
      'The second phase covers 320 hectares.',
      'The municipal gardens bureau is responsible for the construction, and Xiling Construction Group is the builder.',
    ],
    ['The second phase covers 320 mu.', 'The second phase covers 230 hectares.'],
  ),
  row(
    'park',
    '开放两年来接待游客',
    [
      'The first phase was completed in October 2020 and has received nearly 2.6 million visits in the two years since it opened.',
    ],
    ['The first phase was completed in October 2021.', 'It has received more than 2.6 million visits.'],
  ),
  row(
    'park',
    '公园内记录到鸟类',
    [
      'According to monitoring, 183 species of birds have been recorded in the park, 51 more than before it was built.',
      'They include four species under first-class national protection.',
    ],
    [
      'According to monitoring, 183 species of fish have been recorded in the park.',
      'There are 51 fewer species than before the park was built.',
    ],
  ),
  row(
    'park',
    '二期将修建步道',
    [
      'Chief engineer He Yutong said that 12 kilometers of trails and six bird-watching pavilions will be built.',
      'No restaurants or hotels will be built.',
    ],
    [
      'Restaurants and hotels will be built.',
      'Chief engineer He Yutong said that 12 bird-watching pavilions will be built.',
    ],
  ),
  row(
    'park',
    '公园坚持保护优先',
    ['She said that the park puts protection first and that visitors are prohibited from entering the core area.'],
    ['She said that visitors are allowed to enter the core area.'],
  ),
  row(
    'park',
    '其中社会资本占',
    ['The total investment in the second phase is 480 million yuan, of which one third is private capital.'],
    [
      'The total investment in the second phase is 480 million yuan, of which two thirds is private capital.',
      'The total investment is 48 million yuan.',
    ],
  ),
  row(
    'park',
    '施工单位因噪声',
    ['The construction company was fined 50,000 yuan in August for noise, and night construction has now stopped.'],
    [
      'The construction company was fined 500,000 yuan in August.',
      'Night construction has not stopped.',
      'The construction company was fined for pollution.',
    ],
  ),
  row(
    'park',
    '每天早上6点开门',
    ['The park opens at 6 a.m. and closes at 9 p.m. every day.', 'In winter it closes an hour earlier.'],
    ['The park opens at 6 p.m. every day.', 'In summer it closes an hour earlier.'],
  ),
  row(
    'park',
    '园区不允许骑自行车',
    ['Cycling and kite flying are not allowed in the park.'],
    ['Cycling is allowed in the park.'],
  ),
  row(
    'storm',
    '防台风应急响应由',
    [
      'At 3 p.m. on July 23, the Haining County flood control headquarters raised the typhoon emergency response from level III to level II.',
    ],
    [
      'At 3 p.m. on July 23, the headquarters lowered the typhoon emergency response.',
      'At 3 a.m. on July 23, the headquarters raised the typhoon emergency response.',
    ],
  ),
  row(
    'storm',
    '25日凌晨在县域',
    [
      'Typhoon Haikui is expected to make landfall on the southern coast of the county in the early morning of the 25th with a maximum wind force of 12.',
      'The typhoon is expected to make landfall in the south of the county.',
    ],
    [
      'The typhoon is expected to make landfall in the north of the county.',
      'The typhoon made landfall in the south of the county.',
    ],
  ),
  row(
    'storm',
    '全县已转移群众',
    ['The county has evacuated 8,600 people, opened 72 shelters and called all 1,140 fishing boats back to port.'],
    ['The county has evacuated 6,800 people.', 'The county has closed 72 shelters.'],
  ),
  row(
    'storm',
    '没有人员伤亡报告',
    ['As of noon on the 23rd, no casualties had been reported.'],
    ['As of noon on the 23rd, casualties had been reported.'],
  ),
  row(
    'storm',
    '中小学、幼儿园停课',
    [
      'From 12:00 on the 24th, classes will be suspended in primary and secondary schools and kindergartens, scenic spots will be closed and ferries will stop.',
    ],
    ['From 12:00 on the 25th, classes will be suspended.', 'Hospitals will be closed from 12:00 on the 24th.'],
  ),
  row(
    'storm',
    '高速公路暂时保持',
    ['Expressways remain open for the time being, but a temporary closure is not ruled out.'],
    ['Expressways have been closed.'],
  ),
  row(
    'storm',
    '各部门要加强值班',
    [
      'County head Lu Mingchuan demanded that all departments strengthen duty shifts, release information in time and ensure water and power supply.',
    ],
    ['County head Lu Mingchuan said that the departments have restored power supply.'],
  ),
  row(
    'storm',
    '县医院抽调60名',
    ['The county hospital has assigned 60 medical staff to four medical teams on standby.'],
    ['The county hospital has assigned 16 medical staff.', 'The county hospital has dismissed 60 medical staff.'],
  ),
  row(
    'storm',
    '已准备救灾帐篷',
    ['The county civil affairs bureau has prepared 500 disaster relief tents and 20,000 boxes of drinking water.'],
    [
      'The bureau has prepared 20,000 disaster relief tents and 500 boxes of drinking water.',
      'The bureau has prepared 5,000 tents.',
    ],
  ),
  row(
    'storm',
    '24小时求助电话',
    ['In case of danger, residents can call the 24-hour help line.'],
    ['In case of danger, residents can call the 12-hour help line.'],
  ),

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

  row(
    'health-2',
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
    'health-2',
    '退休人员的报销比例',
    ['The reimbursement rate for retirees will be raised by another 5 percentage points.'],
    ['The reimbursement rate for students will be raised by another 5 percentage points.'],
  ),
  row(
    'health-2',
    '定点医疗机构412家',
    ['The city has 412 designated medical institutions, including nine tertiary hospitals.'],
    ['The city has 412 designated medical institutions, including nineteen tertiary hospitals.'],
  ),
  row(
    'health-2',
    '不设起付线',
    ['For those who go directly to a tertiary hospital, the deductible is 200 yuan.'],
    ['For those who go directly to a tertiary hospital, there is no deductible.'],
  ),
  row(
    'health-2',
    '未按规定转诊',
    ['The reimbursement rate is reduced by 20 percentage points for patients who are not referred as required.'],
    ['The reimbursement rate is reduced to 20 percent for patients who are not referred as required.'],
  ),
  row(
    'health-2',
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
    'health-2',
    '不得拒收医保患者',
    ['She stressed that no hospital may refuse patients with medical insurance.'],
    ['She stressed that hospitals may refuse patients with medical insurance.'],
  ),
  row(
    'health-2',
    '检出疑似职业病患者',
    [
      'Last year the hospital examined 27,000 workers.',
      'It found 64 suspected cases of occupational disease, 18 fewer than the year before.',
    ],
    ['Last year the hospital examined 270,000 workers.', 'It found 18 suspected cases of occupational disease.'],
  ),
  row(
    'health-2',
    '购置3台移动体检车',
    ['This year the hospital will buy three mobile examination vehicles to serve remote townships.'],
    ['This year the hospital has bought three mobile examination vehicles.'],
  ),
  row(
    'health-2',
    '体检结果在15个工作日内',
    ['The results are sent to the person within 15 working days, and all costs are borne by the company.'],
    ['The results are sent to the person within 5 working days.', 'All costs are borne by the workers.'],
  ),
  row(
    'health-2',
    '新住院楼高21层',
    [
      'The new inpatient building of the city central hospital has 21 floors and 800 beds and will be delivered in October next year.',
      'The provincial construction group is building it.',
    ],
    ['The new inpatient building has 12 floors.', 'The new inpatient building was delivered in October.'],
  ),
  row(
    'health-2',
    '没有增加编制',
    ['The hospital has rehired 17 retired experts.'],
    ['The hospital has dismissed 17 retired experts.'],
  ),
  row(
    'school-2',
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
    'school-2',
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
    'school-2',
    '28门兴趣课',
    ['The school offers 28 interest classes such as calligraphy, football and programming, including six new ones.'],
    [
      'The school offers 28 interest classes such as painting and dancing.',
      'The school offers six interest classes, including 28 new ones.',
    ],
  ),
  row(
    'school-2',
    '最多可选两门',
    ['Each student can choose up to two classes, and registration closes on February 29.'],
    ['Each student must choose at least two classes.'],
  ),
  row(
    'school-2',
    '暂不参加编程课',
    ['First-grade students will not take part in the programming class for the time being.'],
    ['First-grade students will take part in the programming class.'],
  ),
  row(
    'school-2',
    '占全校学生的九成以上',
    [
      'Vice principal Gao Zimo said that 1,386 students take part in the after-school services, more than 90% of all students at the school.',
    ],
    [
      'Vice principal Gao Zimo said that 1,386 students take part in the after-school services, less than 90% of all students.',
    ],
  ),
  row(
    'school-2',
    '聘请了11位校外教练',
    ['The school has hired 11 outside coaches, two of whom are retired athletes.'],
    ['The school has hired 11 outside coaches, two of whom are retired soldiers.'],
  ),
  row(
    'school-2',
    '不会讲授新课',
    ['He said that the after-school services will not teach new lessons or assign homework.'],
    ['He said that the after-school services will teach new lessons.'],
  ),
  row(
    'school-2',
    '3月22日是家长开放日',
    ['March 22 is the open day for parents, and each class is limited to 50 parents with an invitation.'],
    [
      'March 22 is the open day for parents, and each class is limited to 15 parents.',
      'May 22 is the open day for parents.',
    ],
  ),
  row(
    'school-2',
    '校内不设停车位',
    ['There are no parking spaces at the school, and parents are advised to take Metro Line 2 to Xuefu Station.'],
    ['There are parking spaces at the school.', 'Parents are advised to take Metro Line 3 to Xuefu Station.'],
  ),
  row(
    'school-2',
    '卫生检查不达标',
    [
      'Last year the school canteen received a warning from the district market supervision bureau after failing a hygiene inspection.',
    ],
    ['Last year the school canteen received an award from the district market supervision bureau.'],
  ),
  row(
    'school-2',
    '新食堂面积960平方米',
    [
      'The new canteen covers 960 square meters, can serve 700 people at the same time and is expected to be put into use in May.',
    ],
    ['The new canteen covers 690 square meters.', 'The new canteen was put into use in May.'],
  ),
  row(
    'transport-2',
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
    'transport-2',
    '日发送旅客能力',
    ['The new station has a total floor area of 31,000 square meters and can handle 24,000 passengers a day.'],
    [
      'The new station has a total floor area of 24,000 square meters.',
      'The new station can handle 240,000 passengers a day.',
    ],
  ),
  row(
    'transport-2',
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
    'transport-2',
    '终点站将迁至新站',
    ['The terminals of city bus routes 22 and 31 will be moved to the new station.'],
    ['The terminals of city bus routes 22 and 31 have been moved to the new station.'],
  ),
  row(
    'transport-2',
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
    'transport-2',
    '老站不会改建成商场',
    ['He said that the old station will not be turned into a shopping mall but will be used as a bus parking lot.'],
    ['He said that the old station will be turned into a shopping mall.'],
  ),
  row(
    'transport-2',
    '每晚22时至次日6时',
    [
      'Because of repairs to the main bridge, trucks are banned from the Qingjiang Bridge from 22:00 to 6:00 the next day from December 12 to 16.',
      'Passenger cars are not restricted.',
    ],
    ['Trucks are allowed on the Qingjiang Bridge from 22:00 to 6:00.', 'Passenger cars are banned from the bridge.'],
  ),
  row(
    'transport-2',
    '有7处裂缝',
    ['Experts found seven cracks in the bridge, but they do not affect its structural safety.'],
    ['Experts found seven cracks in the bridge, and they affect its structural safety.'],
  ),
  row(
    'transport-2',
    '城际列车票价不变',
    [
      'Ticket prices for intercity trains from Baihe to Lingang remain unchanged, with a second-class seat still costing 38 yuan.',
    ],
    ['Ticket prices for intercity trains from Baihe to Lingang will rise.'],
  ),
  row(
    'transport-2',
    '由每天14对增加到18对',
    ['From January next year, the number of trains will increase from 14 to 18 pairs a day.'],
    ['From January next year, the number of trains will decrease from 18 to 14 pairs a day.'],
  ),
  row(
    'transport-2',
    '发送旅客513万人次',
    ['Last year, Baihe Railway Station handled 5.13 million passengers, down 9.6% year on year.'],
    ['Last year, Baihe Railway Station handled 5.13 million passengers, up 9.6% year on year.'],
  ),
];
