/** A sentence of the shipped corpus, by words that stand in no other, with true translations of what it tells. */
export interface Translation {
  /** The article, by the beginning of its id. */
  readonly article: string;
  /** Words of the quoted sentences. */
  readonly quoted: readonly string[];
  readonly english: readonly string[];
}

const row = (article: string, quoted: string | readonly string[], ...english: readonly string[]): Translation => ({
  article,
  quoted: typeof quoted === 'string' ? [quoted] : quoted,
  english,
});

/** Written by hand, each fact in at least two ways. */
export const TRANSLATIONS: readonly Translation[] = [
  row(
    '2020-03',
    '双方将依照成渝地区双城经济圈',
    'Chongqing and Sichuan will further deepen their cooperation in science and technology innovation.',
    'The two sides will study and draw up an action plan and strengthen their capacity for coordinated innovation.',
  ),
  row(
    '2020-03',
    '川渝合作的核心',
    'The core of the Sichuan–Chongqing cooperation is complementary high-tech industries and interconnected facilities and platforms.',
  ),
  row(
    '2020-03',
    '川渝将共同打造具有全国影响力的科技创新中心，使',
    'Sichuan and Chongqing will jointly build a science and technology innovation center with national influence.',
    'Sichuan and Chongqing will together create a sci-tech innovation center of nationwide influence.',
  ),
  row(
    '2020-03',
    '这位负责人说，建设',
    'The official said that building the Chengdu-Chongqing Twin-City Economic Circle is of milestone significance.',
  ),
  row(
    '2020-03',
    '四川省科技厅与重庆市科技局将深化合作',
    'The Sichuan Provincial Department of Science and Technology and the Chongqing Science and Technology Bureau will deepen their cooperation.',
    'The science and technology authorities of Sichuan and Chongqing will deepen cooperation to speed up the building of a regional collaborative innovation system.',
  ),
  row(
    '2020-03',
    '川渝将以“一城多园”模式',
    'Sichuan and Chongqing will jointly build the Western Science City under the "one city, multiple parks" model.',
    'Construction of the Chongqing Science City, the Chengdu Science City and the Mianyang Science and Technology City will be accelerated.',
  ),
  row(
    '2020-03',
    '川渝支持高新区、高校、实验室',
    'Sichuan and Chongqing support high-tech zones, universities and laboratories in pursuing innovation cooperation through alliances.',
  ),
  row(
    '2020-03',
    '川渝将共建国际技术转移中心',
    'Sichuan and Chongqing will jointly build an international technology transfer center and jointly hold a Belt and Road science and technology exchange conference.',
  ),
  row(
    '2020-03',
    '川渝将探索让科研资金跨省使用',
    'Sichuan and Chongqing will explore letting research funds be used across provinces.',
  ),
  row(
    '2020-06',
    '按照该行动计划，到2022年',
    'By 2022, Chongqing will have brought in a total of 100 universities, research institutes and companies for cooperation.',
    'Under the action plan, Chongqing will introduce 100 universities, research institutes and enterprises by 2022.',
  ),
  row(
    '2020-06',
    '6月3日与清华大学签署，6月8日',
    'Chongqing signed a strategic cooperation agreement with Tsinghua University on June 3.',
    'On 8 June 2020, Chongqing signed a strategic cooperation agreement with Shanghai Jiao Tong University.',
    'The Chongqing municipal government signed two strategic cooperation agreements, with Tsinghua University on June 3 and with Shanghai Jiao Tong University on June 8.',
  ),
  row(
    '2020-06',
    '据悉，重庆与清华大学开展深度合作的5个方面',
    'Chongqing and Tsinghua University cooperate in five areas, including strategic decision-making consultation and talent exchange.',
    'The 5 areas of cooperation with Tsinghua University include scientific and technological innovation and industry-university-research collaboration.',
  ),
  row(
    '2020-06',
    '以2019年为例',
    'In 2019, Chongqing introduced 14 well-known universities from home and abroad, including Shandong University.',
    'Chongqing brought in 14 well-known domestic and foreign universities in 2019.',
  ),
  row(
    '2020-06',
    '2019年，重庆引进科研院所7家',
    'In 2019, Chongqing introduced seven research institutes, including the Institute of Metal Research of the Chinese Academy of Sciences.',
    'Chongqing introduced 7 research institutes in 2019.',
  ),
  row(
    '2020-06',
    '2019年，重庆还引进企业研发机构10家',
    'Chongqing also introduced 10 corporate R&D institutions in 2019, including Huawei Group.',
    'In 2019, Chongqing also attracted ten enterprise research and development institutions.',
  ),
  row(
    '2020-06',
    '这份行动计划提出，到2022年',
    'The action plan proposes that by 2022 the universities, research institutes and enterprises introduced to Chongqing should reach 100.',
    'According to the action plan, the number of universities, research institutes and companies introduced will reach 100 by 2022.',
  ),
  row(
    '2020-06',
    '6月3日当天，重庆两江新区产业发展集团',
    'On June 3, Chongqing Liangjiang New Area Industrial Development Group also signed a framework cooperation agreement with companies to promote the integrated circuit industry in Chongqing.',
  ),
  row(
    '2020-06',
    '在引进主体范围上',
    'In the future, Chongqing will also bring in more research institutions of Fortune Global 500 companies and central state-owned enterprises.',
  ),
  row(
    '2020-06',
    '上海交通大学每年还将推荐',
    'Every year, Shanghai Jiao Tong University will also recommend and select a group of outstanding young teachers to work in Chongqing.',
    'Shanghai Jiao Tong University will select outstanding young teachers each year for assistance work in Chongqing.',
  ),
  row(
    '2020-06',
    '重庆支持上海交通大学在渝建设',
    'Chongqing supports Shanghai Jiao Tong University in building its Chongqing research institute.',
  ),
  row(
    '2020-06',
    '在签约现场，上海交通大学还与重庆两江新区管理委员会',
    'Shanghai Jiao Tong University also signed a cooperation agreement with the Liangjiang New Area administrative committee to jointly build the Shanghai Jiao Tong University Chongqing Research Institute.',
  ),
  row(
    '2020-06',
    '签约当天下午，上海交通大学重庆研究院揭牌',
    'The Shanghai Jiao Tong University Chongqing Research Institute was unveiled in the Liangjiang New Area on the afternoon of the signing.',
    'On the afternoon of the signing day, the Chongqing research institute of Shanghai Jiao Tong University was unveiled in Liangjiang New Area.',
  ),
  row(
    '2020-06',
    '合作申报的科研项目有30余项',
    'Chongqing and Shanghai Jiao Tong University have jointly applied for more than 30 research projects.',
    'The two sides have jointly applied for over 30 scientific research projects and jointly held the Global Scientists Chongqing Summit.',
  ),
  row(
    '2020-06',
    '于去年12月在两江新区揭牌成立',
    'The Shanghai Jiao Tong University Chongqing near space innovation R&D center was unveiled in the Liangjiang New Area in December 2019.',
    'The center was unveiled and established in Liangjiang New Area last December.',
  ),
  row('2020-06', '将搭建三大研究中心', 'The center will set up three research centers.'),
  row(
    '2020-08',
    '8月18日，重庆市政府同北京大学',
    'On August 18, the Chongqing municipal government signed a strategic cooperation agreement with Peking University.',
    'Chongqing signed a strategic cooperation agreement with Peking University on 18 August 2020.',
  ),
  row(
    '2020-08',
    '今年，重庆已先后引进清华大学',
    'This year, Chongqing has already introduced Tsinghua University and Shanghai Jiao Tong University.',
    'Chongqing had already brought in Tsinghua University and Shanghai Jiao Tong University in 2020.',
  ),
  row(
    '2020-08',
    '重庆市与北京大学先期将共建',
    'Chongqing and Peking University will first jointly build the Peking University Chongqing Big Data Research Institute.',
    'Under the cooperation agreement, Chongqing and Peking University will jointly build the Peking University Chongqing Institute of Big Data.',
  ),
  row(
    '2020-08',
    '北京大学重庆大数据研究院聚焦的方向',
    'The Peking University Chongqing Big Data Research Institute focuses on the cross-disciplinary frontier of big data and digital transformation.',
  ),
  row(
    '2020-08',
    '对落地重庆的高端研发机构',
    'High-end R&D institutions that settle in Chongqing can receive subsidies of up to 50 million yuan.',
    'Chongqing provides special construction and research subsidies of up to 50 million yuan for high-end R&D institutions that settle in the city.',
    'For high-end R&D institutions located in Chongqing, the subsidy is at most RMB 50 million.',
  ),
  row(
    '2020-08',
    '截至目前，重庆市累计签约引进的世界知名高校有11所',
    'So far, Chongqing has signed up 11 world-renowned universities in total.',
    'Chongqing has introduced eleven world-famous universities and eight well-known national-level research institutes.',
    'Chongqing has also introduced 11 research institutes of Fortune Global 500 companies.',
    'Among them are eighteen domestic "Double First-Class" universities.',
  ),
  row(
    '2020-08',
    '建设的各类科研平台已有70个',
    'The introduced universities, research institutes and Fortune 500 companies have built 70 research platforms of various kinds and gathered more than 800 research talents.',
    'At present, 70 scientific research platforms have been built.',
  ),
  row(
    '2020-08',
    '在这800余名科研人才中',
    'Among the more than 800 research talents, there are 8 academicians of the two academies and 1 foreign academician.',
    'More than 300 of them hold senior professional titles or doctoral degrees.',
    'There are eight academicians of the two academies among these more than 800 research talents.',
  ),
  row(
    '2020-08',
    '联合微电子中心建设8英寸',
    'The United Microelectronics Center built an 8-inch silicon-based optoelectronics process platform in only nine months.',
    'United Microelectronics Center completed its 8-inch silicon photonics platform in just 9 months, setting a new industry record.',
  ),
  row(
    '2020-08',
    '北京理工大学重庆创新中心开发出',
    'The Chongqing Innovation Center of Beijing Institute of Technology developed a 5G smart aerial work robot.',
    'The robot filled a domestic gap.',
  ),
  row(
    '2020-08',
    '健康出行管家App',
    'The health travel app is the second epidemic prevention and control software based on Bluetooth technology in the world.',
    "It is the world's second epidemic prevention software based on Bluetooth technology.",
  ),
  row(
    '2020-08',
    '截至目前，各研发机构成功转化的科研成果有138项',
    'So far, the R&D institutions have successfully transformed 138 scientific research results and incubated 38 technology companies.',
    'The institutions hold 56 independent intellectual property rights for key core technologies.',
    'The R&D institutions have incubated 38 science and technology enterprises.',
  ),
  row(
    '2020-08',
    '华东师范大学重庆研究院开展了',
    'The Chongqing research institute of East China Normal University has broken the technological monopoly of a few countries.',
  ),
  row(
    '2022-06',
    '重庆市第六次党代会提出',
    "Chongqing's sixth Party congress proposed that Chongqing should advance innovation-driven development in depth over the next five years.",
  ),
  row(
    '2022-06',
    '周艳说，随着',
    'Zhou Yan said that Chongqing has introduced a total of 105 well-known universities, companies, research institutes and scientist teams from home and abroad.',
    'Chongqing has cumulatively introduced 105 universities, enterprises, research institutes and teams of scientists, including the Chinese Academy of Sciences and the National University of Singapore.',
  ),
  row(
    '2022-06',
    '周艳介绍，重庆通过实施这项行动计划',
    'Through the action plan, 65 local R&D institutions have been built.',
    'Zhou Yan said that 65 local research and development institutions have been established.',
    'High-level talent teams of 4,417 people have been gathered, including 15 academician teams and 153 national-level talents.',
  ),
  row(
    '2022-06',
    '上述本地研发机构孵化的企业有220家',
    'At present, these local R&D institutions have incubated 220 companies, carried out 536 research projects and 271 industrialization projects.',
    'The local R&D institutions have incubated 220 enterprises.',
  ),
  row(
    '2022-06',
    '2021年度，全社会研究与试验发展经费',
    'In 2021, the R&D investment of the whole society exceeded 1 billion yuan.',
    'In 2021, R&D spending of the whole society was more than 1 billion yuan.',
  ),
  row(
    '2022-06',
    '邓敏军说，目前，西部(重庆)科学城核心区签约',
    'Deng Minjun said that 36 cooperation projects with universities and institutes have been signed in the core area of the Western (Chongqing) Science City.',
    'The core area of Western (Chongqing) Science City has signed 36 cooperation projects.',
  ),
  row(
    '2022-06',
    '陈志强以重庆高新技术产业研究院为例',
    'Since its establishment more than two years ago, the Chongqing High-tech Industry Research Institute has gathered more than 200 invention patents and incubated 21 high-tech companies.',
    'The Chongqing High-tech Industry Research Institute has obtained orders of more than 600 million yuan.',
    'Chen Zhiqiang said that the institute has incubated 21 high-tech enterprises with orders of over 600 million yuan.',
  ),
  row('2022-06', '康佳模式是', 'Bishan District has formed two models with the help of two leading companies.'),
  row('2022-06', '列出的工作清单共有20条', 'The action has a work list of 20 items in total.'),
  row(
    '2022-06',
    '冯纲介绍，去年5月以来',
    'Since May last year, Chongqing has carried out an action to do practical things for science and technology workers.',
    'Feng Gang said that the action has been led by the municipal association for science and technology since May 2021.',
  ),
  row(
    '2022-06',
    '市科协将认真落实12条举措',
    'The municipal association for science and technology will implement 12 measures to strengthen and improve work on science and technology talent in the new era.',
    'The Chongqing Association for Science and Technology will carry out 12 measures.',
  ),
  row(
    '2022-06',
    '设立的人才引育基金为2000万元',
    'The Chongqing Academy of Science and Technology will implement a talent plan with a fund of 20 million yuan.',
    'Li Zhenggang said that the talent fund will be 20 million yuan.',
  ),
  row(
    '2022-06',
    '将重点引育200名以上的高层次人才',
    'Under the plan, the academy will introduce and cultivate at least 200 high-level talents.',
    'The Chongqing Academy of Science and Technology will cultivate about 10 talent teams at or above the municipal level.',
  ),
  row(
    '2023-03',
    '近期，重庆的《重庆市推动',
    'Recently, Chongqing promoted the construction of the Chengdu-Chongqing Twin-City Economic Circle with ten actions.',
  ),
  row(
    '2023-03',
    '3月27日，成渝地区双城经济圈专家团',
    'On March 27, a group of experts came to the Western (Chongqing) Science City to support eight projects of four leading industries.',
    'An expert group of the Chengdu-Chongqing Twin-City Economic Circle visited the Western (Chongqing) Science City on 27 March 2023.',
  ),
  row(
    '2023-03',
    '位于凤栖湖畔的金凤实验室占地面积128亩',
    'The Jinfeng Laboratory covers an area of 128 mu.',
    'Jinfeng Laboratory, located on the shore of Fengqi Lake, covers 128 mu (about 8.5 hectares).',
  ),
  row(
    '2023-03',
    '支持5000多所医院同时在线',
    "Jinfeng Laboratory has a smart diagnosis system and the world's first pathology science and technology museum.",
    'The laboratory has a remote consultation system that supports more than 5,000 hospitals online at the same time.',
  ),
  row(
    '2023-03',
    '于2022年6月揭牌投用',
    'The Jinfeng Laboratory was unveiled and put into use in June 2022.',
    'Jinfeng Laboratory, a key science and technology innovation project of the Western (Chongqing) Science City, was unveiled in June 2022.',
  ),
  row(
    '2023-03',
    '金凤实验室运行的10个月里',
    'In the 10 months of operation of the Jinfeng Laboratory, 20 research teams led by academicians have achieved a number of major research results.',
    'Over 10 months, 20 scientific research teams led by academicians such as Bian Xiuwu obtained a number of major research results.',
  ),
  row(
    '2023-03',
    '金凤实验室与深圳湾实验室于今年1月',
    'In January 2023, the Jinfeng Laboratory formally signed a cooperation agreement with the Shenzhen Bay Laboratory.',
    'The Jinfeng Laboratory and the Shenzhen Bay Laboratory officially signed a cooperation agreement in January this year.',
  ),
  row(
    '2023-03',
    '金凤实验室还与4家企业签订合作协议',
    'The Jinfeng Laboratory also recently signed cooperation agreements with four companies.',
    'Recently, Jinfeng Laboratory signed cooperation agreements with 4 enterprises.',
  ),
  row(
    '2023-03',
    '中国科学院重庆科学中心由中科院与',
    'The Chongqing Science Center of the Chinese Academy of Sciences was jointly built by the Chinese Academy of Sciences and the Chongqing municipal government.',
  ),
  row(
    '2023-03',
    '中国科学院重庆科学中心一期工程的占地约103亩',
    'The first phase of the Chinese Academy of Sciences Chongqing Science Center covers about 103 mu, with a total floor area of about 140,000 square meters.',
    'The total floor area of the first phase is about 140,000 m².',
    'Phase I of the CAS Chongqing Science Center occupies about 103 mu of land.',
  ),
  row(
    '2023-03',
    '目前，西部(重庆)科学城核心区的研发投入超5.4%',
    'At present, the R&D investment in the core area of the Western (Chongqing) Science City exceeds 5.4 percent, and the number of technology companies there exceeds 2,000.',
    'The core area has more than 2,000 science and technology enterprises.',
    'R&D investment in the core area of the Western (Chongqing) Science City is over 5.4%.',
  ),
  row(
    '2023-03',
    '力争市级以上科研平台',
    'The Western (Chongqing) Science City strives to have 330 research platforms at or above the municipal level.',
    'The goal is for research platforms at or above the municipal level to reach 330.',
  ),
  row(
    '2023-03',
    '金凤实验室的成果转化公司已成立',
    'According to the latest news, a company for transforming the results of the Jinfeng Laboratory has been established.',
  ),
];
