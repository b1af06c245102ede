import type { Article } from '../../../src/corpus/article.ts';
import { inventArticle as article, topicRow as row, type TopicRow } from './topic-row.ts';

/** Invented notices on topics that nothing was reviewed beside. */
export const LATER_ARTICLES: readonly Article[] = [
  article(
    'library',
    '云栖市图书馆调整借阅规则',
    '2024-08-26',
    `云栖市图书馆宣布，自9月10日起调整借阅规则。持证读者每次最多可借图书15册，借期由30天延长至45天，可续借一次。逾期不再收取费用，但逾期超过60天的读者将被暂停借阅权限。

图书馆还取消了100元的借书证押金，已缴纳押金的读者可在12月31日前到服务台办理退款。遗失图书的，须按原价赔偿。

少儿阅览室周一至周五16:00至20:30开放，周末9:00至20:30开放；电子阅览室因设备更新暂停使用。12岁以下儿童须由成人陪同入馆。

馆长苏慧琳表示，去年到馆读者达83.6万人次，比上年增长11%，外借图书142万册。市财政今年拨款620万元用于采购新书，明年计划建成两座社区分馆。`,
  ),
  article(
    'road',
    '关于青江大桥维修期间交通管制的通告',
    '2024-10-11',
    `因青江大桥桥面维修，10月20日至11月25日，大桥由东向西方向全封闭，由西向东方向每日6时至22时单向通行。施工期间，载重超过5吨的货车禁止通行，公交车和急救车辆不受限制。

绕行车辆可经滨河路和桃园隧道通行。106路公交车临时改道，不停靠桥东站和江岸站；28路恢复原线路。

此次维修由市路桥集团负责，总费用2850万元，其中省级补助900万元，其余由市财政承担。工程包括更换伸缩缝36条、修补路面1.4万平方米。

市交警支队副支队长丁海峰说，大桥于1996年通车，日均车流量约4.2万辆，已超过设计能力。新桥目前正在勘察，尚未开工。违反通告的驾驶人将被处以200元罚款。`,
  ),
  article(
    'prize',
    '江岭省颁发2023年度科学技术奖',
    '2024-04-16',
    `4月15日，江岭省科学技术奖励大会在省会宁州召开，共授予奖项198个，其中一等奖26个，二等奖65个，三等奖107个。农学家韩启明获得最高奖，奖金200万元，这是该奖首次授予农业领域的科学家。

韩启明带领团队用时17年培育出耐盐水稻“江盐3号”，平均亩产486公斤，已在沿海地区推广120万亩。他表示，奖金将全部捐给江岭农业大学用于资助贫困学生。

企业牵头的获奖项目占54%，比上届提高6个百分点。恒泰材料公司与宁州理工大学合作研制的储能电池获一等奖，使成本降低三成。

省科技厅厅长贺云川表示，2025年起将增设青年奖，每两年评选一次，年龄不超过40岁。申报材料须由单位推荐，不接受个人申报。落选项目可在次年再次申报。`,
  ),
];

export const LATER: readonly TopicRow[] = [
  row(
    'library',
    '持证读者每次最多可借图书15册',
    [
      'Readers with a library card can borrow up to 15 books at a time.',
      'The loan period has been extended from 30 days to 45 days and can be renewed once.',
    ],
    ['Readers can borrow at least 15 books at a time.', 'The loan period has been shortened from 45 days to 30 days.'],
  ),
  row(
    'library',
    '逾期不再收取费用',
    [
      'Late returns are no longer charged, but readers who are more than 60 days late will have their borrowing rights suspended.',
    ],
    ['Readers who are late are charged a fee.', 'Readers who are more than 60 days late will be fined.'],
  ),
  row(
    'library',
    '图书馆还取消了100元的借书证押金',
    [
      'The library has also scrapped the 100-yuan deposit for library cards.',
      'Readers who have paid the deposit can get a refund at the service desk before December 31.',
    ],
    ['The library raised the deposit for library cards to 100 yuan.'],
  ),
  row('library', '遗失图书的', ['Lost books must be paid for at the original price.'], []),
  row(
    'library',
    '少儿阅览室周一至周五',
    [
      "The children's reading room is open from 16:00 to 20:30 on weekdays, and from 9:00 on weekends.",
      'The electronic reading room is closed because its equipment is being upgraded.',
    ],
    ["The children's reading room is closed for an equipment upgrade.", 'The electronic reading room opens at 16:00.'],
  ),
  row(
    'library',
    '12岁以下儿童',
    ['Children under 12 must be accompanied by an adult.'],
    ['Children under 12 may enter without an adult.'],
  ),
  row(
    'library',
    '馆长苏慧琳表示',
    ['Su Huilin, the head of the library, said it had 836,000 visits last year, an increase of 11%.'],
    ['Some 1.42 million people visited the library last year.'],
  ),
  row(
    'library',
    '市财政今年拨款',
    ['The city has allocated 6.2 million yuan this year to buy new books.'],
    ['Two community branches were completed this year.', 'The library will spend 6.2 million yuan on new branches.'],
  ),
  row(
    'road',
    '因青江大桥桥面维修',
    ['The Qingjiang Bridge will be fully closed from east to west between October 20 and November 25.'],
    ['The bridge will be fully closed from west to east.', 'The bridge will be closed every day from 6:00 to 22:00.'],
  ),
  row(
    'road',
    '施工期间，载重超过5吨',
    ['During the work, trucks carrying more than 5 tons are banned, while buses and ambulances are not affected.'],
    ['Buses are banned from the bridge during the work.', 'All trucks are banned during the work.'],
  ),
  row(
    'road',
    '106路公交车临时改道',
    ['Bus No. 106 will be temporarily rerouted and will not stop at Qiaodong Station.'],
    ['Bus No. 28 will be rerouted temporarily.', 'Route 106 has returned to its original route.'],
  ),
  row(
    'road',
    '此次维修由市路桥集团负责',
    ['The repairs cost 28.5 million yuan in total, 9 million of which comes from the province.'],
    ['The province will pay 28.5 million yuan for the repairs.', 'The city will provide 9 million yuan.'],
  ),
  row(
    'road',
    '工程包括更换伸缩缝',
    ['Workers will repair 14,000 square meters of road surface.'],
    ['The project includes 36 new bridges.'],
  ),
  row(
    'road',
    '市交警支队副支队长',
    [
      'The bridge, which opened to traffic in 1996, carries about 42,000 vehicles a day, more than it was designed for.',
    ],
    ['The bridge carries 42,000 vehicles a year.'],
  ),
  row(
    'road',
    '新桥目前正在勘察',
    ['A new bridge is being surveyed, but construction has not yet begun.'],
    ['Construction of the new bridge has begun.'],
  ),
  row('road', '违反通告的驾驶人', ['Drivers who break the rules will be fined 200 yuan.'], []),
  row(
    'prize',
    '4月15日，江岭省科学技术奖励大会',
    ['A total of 198 prizes were awarded, including 26 first prizes.'],
    ['A total of 198 prizes were awarded, including 65 first prizes.'],
  ),
  row(
    'prize',
    '农学家韩启明获得最高奖',
    ['Agronomist Han Qiming won the top award, which is worth 2 million yuan.'],
    ['Han Qiming donated 2 million yuan to the award.'],
  ),
  row(
    'prize',
    '韩启明带领团队用时17年',
    ['Han and his team spent 17 years developing a salt-tolerant rice.'],
    ['The rice will be planted on 1.2 million mu next year.'],
  ),
  row(
    'prize',
    '他表示，奖金将全部捐给',
    ['He said he would give all the prize money to Jiangling Agricultural University to help poor students.'],
    [
      'Jiangling Agricultural University will give the prize money to him.',
      'He has donated the prize money to the university.',
    ],
  ),
  row(
    'prize',
    '企业牵头的获奖项目',
    ['Projects led by companies accounted for 54% of the winners.'],
    ['Universities led 54% of the winning projects.'],
  ),
  row(
    'prize',
    '省科技厅厅长贺云川',
    ['From 2025, a youth prize will be added and awarded every two years.'],
    ['The youth prize will be awarded every year.'],
  ),
];
