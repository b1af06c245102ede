/**
 * Questions that people might put to the bot and that its articles do not answer, written for this test: each row is one
 * meaning in several wordings and up to three languages. Neighbouring rows ask of one matter and want different things.
 */
export const CHOSEN_ON: readonly (readonly string[])[] = [
  [
    '科学城附近的房价是多少？',
    '西部科学城周边房子多少钱一平？',
    '科學城周邊的房價多少？',
    'How much do apartments near the science city cost?',
    'housing prices around the science city',
  ],
  ['科学城租房一个月多少钱？', '西部科学城附近的房租大概多少？', 'What is the monthly rent near the science city?'],
  [
    '地铁几号线到西部科学城？',
    '去科学城坐哪条轨道线？',
    '搭地鐵怎麼去科學城？',
    'Which metro line goes to the science city?',
  ],
  [
    '金凤实验室的电话是多少？',
    '金凤实验室联系电话',
    '金鳳實驗室怎麼聯絡？',
    'What is the phone number of Jinfeng Laboratory?',
  ],
  ['金凤实验室现在有多少名员工？', '金凤实验室有多少人？', 'How many people work at Jinfeng Laboratory?'],
  ['科学城有哪些小学？', '西部科学城的小学有哪几所？', '科學城有什麼小學？', 'primary schools in the science city'],
  ['今天重庆天气怎么样？', '重庆今天下雨吗？', '重慶今天天氣如何？', "What's the weather in Chongqing today?"],
  [
    '北大重庆大数据研究院的院长工资多少？',
    '北京大学重庆研究院院长年薪是多少？',
    'salary of the head of the Peking University institute',
  ],
  [
    '北京大学重庆大数据研究院在招聘吗？',
    '北大研究院招人吗？怎么投简历？',
    'Is the Peking University institute in Chongqing hiring?',
  ],
  ['你是谁？', '你叫什么名字？', 'Who are you?'],
  ['人才引进落户需要什么条件？', '引进人才怎么落户重庆？', '人才落戶重慶的條件是什麼？'],
  ['人才公寓怎么申请？', '怎样申请科学城的人才公寓？', 'How can I apply for a talent apartment?'],
  ['2025年科学城的GDP是多少？', '科学城去年的地区生产总值', 'What is the GDP of the science city?'],
  ['两江新区的面积有多大？', '两江新区占地多少？', 'How large is Liangjiang New Area?'],
  ['推荐一家好吃的火锅店', '重庆哪家火锅好吃？', '重慶火鍋推薦', 'Which hotpot restaurant is good?'],
  ['怎么向科学城的企业投资？', '我想投资科学城的公司，该找谁？'],
];

/** More of the same kind, on which nothing was chosen. */
export const HELD_OUT: readonly (readonly string[])[] = [
  ['科学城有几家三甲医院？', '西部科学城附近有哪些大医院？', '科學城有哪些醫院？', 'hospitals near the science city'],
  [
    '从重庆北站怎么去科学城？',
    '重庆北站到西部科学城怎么走？',
    'How do I get from Chongqing North station to the science city?',
  ],
  [
    '科学城管委会的地址在哪里？',
    '西部科学城管委会在什么地方？',
    '科學城管委會的地址？',
    'Where is the administrative committee of the science city?',
  ],
  ['科学城管委会主任是谁？', '谁担任西部科学城管委会主任？', 'Who is the director of the science city committee?'],
  [
    '超瞬态实验装置什么时候建成？',
    '超瞬态实验装置哪一年完工？',
    'When will the ultra-transient experimental facility be finished?',
  ],
  ['超瞬态实验装置花了多少钱？', '超瞬态装置总投资多少？', 'cost of the ultra-transient experimental facility'],
  ['清华大学在重庆有几名教授？', '清华派了多少教授来重庆？', 'How many Tsinghua professors work in Chongqing?'],
  [
    '上海交通大学重庆研究院招收研究生吗？',
    '上海交大重庆研究院怎么报考研究生？',
    'Does the Shanghai Jiao Tong institute in Chongqing admit graduate students?',
  ],
  ['成都科学城的人口有多少？', '成都科学城住了多少人？', 'population of Chengdu science city'],
  ['重庆的房产税怎么交？', '在重庆买房要交哪些税？'],
  ['帮我写一首诗', '写一首关于重庆的诗', 'Write me a poem'],
  ['申请科研补贴要交什么材料？', '科研补助的申请材料有哪些？', '申請科研補助需要哪些材料？'],
  ['高新技术企业的税收优惠是多少？', '高企所得税减多少？', 'tax rate for high-tech enterprises'],
  ['现在几点？', '现在什么时间了？'],
  ['股票代码是多少？', '长安汽车的股价', '长安汽车股票今天多少钱？'],
];

/** English alone: how close English questions lie to each other, whatever they ask, was chosen on these. */
export const IN_ENGLISH: readonly (readonly string[])[] = [
  [
    'How do I get to the science city by metro?',
    'Which metro line takes me to the science city?',
    'metro to the science city',
  ],
  ['How much is the rent near the science city?', 'What does it cost to rent a flat near the science city?'],
  [
    'What is the weather like in Chongqing today?',
    'Is it going to rain in Chongqing today?',
    'Chongqing weather today',
  ],
  [
    'How can foreigners get a work visa in Chongqing?',
    'work visa for foreigners in Chongqing',
    'How do I apply for a work permit as a foreigner?',
  ],
  [
    'What is the phone number of Jinfeng Laboratory?',
    'How can I call Jinfeng Laboratory?',
    'Jinfeng Laboratory telephone number',
  ],
  ['Who is the director of Jinfeng Laboratory?', 'Who heads Jinfeng Laboratory?'],
  ['How many students study in the university town?', 'number of students in the university town'],
  ['Does the science city have international schools?', 'Are there any international schools in the science city?'],
  ['When was Liangjiang New Area founded?', 'In which year was Liangjiang New Area established?'],
  ['Can I visit the science museum on Sundays?', 'Is the science museum open on Sunday?'],
  ['What jobs are open at the Peking University institute?', 'Is the Peking University institute hiring?'],
  ['Tell me a joke', 'Do you know any jokes?'],
];
