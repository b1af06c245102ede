import type { Asked, AskedKind } from './question.ts';

/** Measure words by which things are counted in public texts. */
export const MEASURES = '家个名位人项件所座条种类次款届批处间支台辆户只本篇期天年月倍岁级层幅株吨公里人次余';

type Rule = readonly [AskedKind, RegExp];

/** Words that begin with a noun that is asked for and are another thing: 什么人才, 什么区别. */
const OTHER_NOUNS =
  '人[才工类群口气体生文事均]|大学生|企业家|公司债|国家(?:标准|级|队)|领导力|队[员长]|年[龄级轻薪]|天[气然才文线]|月[薪饼]|日[用常程]|' +
  '市[场民值长政]|区[别块分划间]|县[域长]|州长|省长|路[线由径况]';
/** Words that begin with a measure word and are counted themselves: 多少公司, 多少家庭, 多少人才. */
const COUNTED =
  '人[才工类口员民]|项目|家[庭长具电乡]|公(?![里分尺斤顷升吨克])|本[科地土金市国]|条[件款例约]|种[子植]|座位|支[出持付援]|名[额校字单牌企]|' +
  '台[湾风]|户[口籍]|位置|处[理罚]|年[轻龄]|天[然气才]';
/** A number that is not asked for: 这几年, 好几个, 第几届. */
const VAGUE = '(?<!哪|这|那|近|前|最后|好|第|过去|未来)几';
/** What stands behind 哪 or 什么 and says what is asked for: 哪一座城市, 什么单位. */
const asks = (nouns: string) =>
  new RegExp(`(?:哪|什么)(?:[一两几]?[${MEASURES}]?|些)(?:样的)?(?!${OTHER_NOUNS})(?:${nouns})`);
/** A question that is no more than a noun (RCEP生效时间, 联系电话), not one after a way or a cause (如何提高产量). */
const ends = (nouns: string) =>
  new RegExp(
    `^(?!.*(?:如何|怎么|怎样|为什么|为何|是否|能否)\\p{Script=Han}).*(?:${nouns})(?:分别|各)?(?:是什么|是|为|如何|呢|有?多少|\\d{4})?[?。!]*$`,
    'su',
  );

const TIMES = '时间|日期|时候|日子|年份|年代|年|天|月|日|季节|时期|朝代|世纪';
const PLACES =
  '地方|地点|地区|区域|国家|城市|省份|省|州|市|县|区|镇|村|岛|洲|大洲|大陆|机场|车站|场馆|体育馆|位置|方向|方位|海域|街道|路|街|广场|港口';
const ORGANISATIONS =
  '单位|机构|公司|企业|大学|高校|部门|学校|院所|研究院|研究所|实验室|园区|组织|集团|银行|医院|学院|协会|政府|党派|政党|军队|球队|队伍|队|电视台|平台|团体|出版社|报纸|媒体|品牌';
const PEOPLE =
  '人|人物|人士|作家|导演|演员|学者|教授|科学家|国王|皇帝|天皇|总统|总理|将军|官员|领导|医生|教练|球员|选手|运动员|院士|专家|歌手|作者|诗人|明星';
const OFFICES =
  '主演|导演|编剧|主持人|主编|作者|创始人|董事长|总经理|负责人|冠军|亚军|季军|得主|获得者|代言人|发言人|局长|院长|校长|主任|书记|市长|省长|部长|主席|首相|总统|总理';
const AMOUNTS =
  '人数|数量|数目|总数|总量|产量|销量|票房|席位|点数|分数|分数线|身高|体重|年龄|高度|长度|重量|深度|宽度|温度|速度|容量|尺寸|次数|人口|考生数|病例数|订单量|交付量|里程|排名|名次';

/** First match wins; texts are folded (Simplified, half-width, lower case). */
const CHINESE: readonly Rule[] = [
  [
    'contact',
    /(?:电话|邮箱|邮件|联系方式|热线|微信号|公众号|网址|官网|号码|qq)(?![^。?]{0,400}(?:(?<!是)多少(?![号呢啊])\p{Script=Han}|何时|什么时候|哪一?[年天]|为什么\p{Script=Han}|谁))|怎么联系|如何联系/u,
  ],
  [
    'percent',
    new RegExp(
      `(?:占比|比例|比重|增长率|增速|增幅)(?!最)|百分之|百分比|多少%|百分点|几成|[增下上](?:长|降|涨|升)了?多少(?![万亿元${MEASURES}])`,
    ),
  ],
  ['area', /占地|面积(?!最[大小])|多少亩|多大|平方米|平方公里|公顷/],
  [
    'duration',
    new RegExp(
      `多久|多(?:长|少)时间|(?:时间|周期|工期|期限|寿命)[^,。?]{0,4}多长|持续时间|${VAGUE}(?:个月|年(?!级)|天|个?小时|分钟|个?星期|周(?!年))|` +
        '多少(?:天(?!然|才)|年(?!轻|龄|级)|个月|个?小时|分钟)|时长|期限',
    ),
  ],
  [
    'date',
    /什么时候|什么时间|(?<!任)何[时年月]|哪天|哪一天|哪年|哪一年|哪个月|几月|几号(?!线|楼|门|馆)|几日|几时|哪日|日期|时间是|几点(?!要求|建议|意见|希望|看法|启示|内容|措施)/,
  ],
  ['date', asks(TIMES)],
  ['date', ends(TIMES.replace('|年|天|月|日', ''))],
  ['count', /几岁|年龄|多大年纪/],
  [
    'money',
    new RegExp(
      `多少(?:万|亿)?(?:元|钱|人民币|资金|经费|费用|补助|补贴|奖金|奖励|支出|欧元|美元)|几(?:万|亿)元|多少万(?![${MEASURES}平立方字张部份笔头斤])|多钱`,
    ),
  ],
  ['money', ends('金额|价格|费用|学费|房价|工资|月薪|年薪|收费标准|门票|票价|营收|营业额|市值|收入|利润|售价')],
  [
    'money',
    new RegExp(
      `(?:补助|补贴|奖励|资金|经费|金额|奖金|投资|基金|订单|费用|产值|收入|预算|营收|市值|gdp)[^,。?]{0,8}(?:多少|${VAGUE})(?!万?[${MEASURES}])`,
    ),
  ],
  [
    'count',
    new RegExp(
      `多少|${VAGUE}(?!乎|何|经|率|点|时)\\p{Script=Han}|数量(?!最)|(?<![许很更众])多(?:高|重|远|深|宽|长|快|厚)(?![的校新要视])`,
      'u',
    ),
  ],
  ['count', ends(AMOUNTS)],
  [
    'identity',
    new RegExp(`职务|职位|头衔|什么身份|担任什么|^(?:请问)?(?!(?:${OFFICES})是)\\p{Script=Han}{2,4}是谁[?。!]*$`, 'u'),
  ],
  ['person', /谁|哪位|哪些人(?![才工类群口])|什么人(?![才工类群口])|(?<!任)何人|叫什么名字|哪几位/],
  ['person', asks(PEOPLE)],
  ['person', ends(OFFICES)],
  ['person', new RegExp(`(?:${OFFICES})(?:都|分别)?有(?:哪些|谁|哪几位)`)],
  ['organisation', /由哪(?![些几种类两三四五]|部分)|哪(?:家|所)(?!人)/],
  ['organisation', asks(ORGANISATIONS)],
  ['list', /[两二三四五六七八九十\d][大个项类种条][^,。?]{1,12}(?:是什么|指什么|有什么)/],
  ['place', asks(PLACES)],
  ['list', /哪些|哪几|哪[两二三四五六七八九十]/],
  [
    'place',
    /哪里|哪儿|哪边|在哪(?![些几个家两一])|何处|(?<!任)何地|位于(?=[^,。?]{0,12}(?:哪|何|什么[地位方区城省市])|[?。!]*$)|地点|地址|举办地|发源地|出生地|首都(?!机场)/,
  ],
  ['reason', /为什么|为何|为甚么|什么原因|何原因|原因是|的原因|何以|什么目的|是为了/],
  ['list', /有什么|包括什么|分别|几方面/],
  [
    'definition',
    /^[^,。?]{1,16}(?:是什么|是啥|指的?是什么|是指什么|是什么意思|什么意思)[?。!]*$|^(?:什么是|什么叫|何为|何谓|请?解释)/,
  ],
  ['yes-no', /吗|是否|能否|可否|能不能|有没有|是不是|可以不|会不会/],
];

const ENGLISH: readonly Rule[] = [
  ['contact', /\b(?:phone|telephone|e-?mail|hotline|contact|website|wechat)\b/],
  ['percent', /\b(?:percent|percentage|proportion|share of|ratio|growth rate)\b|\b(?:what|how much|how many) ?%/],
  [
    'area',
    /\bhow (?:large|big)\b|\bhow (?:much|many) (?:land|space|mu|acres?|hectares?|square)\b|\b(?:land|floor|building|construction|total|surface) area\b|\b(?:what(?: is|'s)|how much) (?:the )?(?:total )?area\b|\b(?:cover|occup)\w* (?:how much|what area)/,
  ],
  ['duration', /\bhow long\b|\bhow many (?:years|months|weeks|days|hours|minutes)\b/],
  ['money', /\bhow (?:many|much) (?:million |billion )?(?:yuan|rmb|dollars?|euros?)\b/],
  ['count', /\bhow many\b|\bnumber of\b/],
  ['date', /\bwhen\b|\b(?:what|which) (?:date|day|month|year|time)\b/],
  ['count', /\bhow old\b/],
  [
    'money',
    /\bhow much\b.{0,400}\b(?:money|funding|funds?|subsid\w*|grants?|pay|paid|cost|spent|invest\w*|support|yuan|get)\b/,
  ],
  [
    'money',
    /\b(?:maximum|highest|max|most|biggest|largest|upper limit of(?: the)?) (?:[\w-]+ ){0,2}(?:subsid(?:y|ies)|grants?|funding|funds|amount|money|award)\b|\bhow much\b/,
  ],
  [
    'identity',
    /\bwho(?:'s| is| was)\b(?! \w+ing)|\b(?:position|job title|role|post) of\b|\bwhat (?:position|job|post|office)\b/,
  ],
  ['person', /\bwho(?:se|m)?\b/],
  ['place', /\bwhere\b|\b(?:what|which) (?:place|city|district|town|location)\b/],
  [
    'organisation',
    /\b(?:what|which) (?:company|companies|firms?|enterprises?|organi[sz]ations?|institut\w+|universit\w+|agenc\w+|department|bureau|laborator(?:y|ies))\b/,
  ],
  ['list', /\b(?:what are|which|list|name the|what (?:kinds?|types?|fields?|areas?))\b/],
  ['yes-no', /^\W*(?:is|are|was|were|do|does|did|can|could|has|have|will|would|should)\b/],
];

const NAMED_THING = /多少(?!万|亿|元|钱|呢|了|啊|呀)\p{Script=Han}{2,}/u;
const AGE = /几岁|年龄|多大年纪|\bhow old\b/;
const PLANNED =
  /计划|目标|规划|将(?!军)|打算|未来|今后|下一步|力争|预计|(?<![协委员大社机议展博商工晚峰聚集体运]|(?<!大)学|(?<![\d明今后])年)会(?![议展员长场计费谈见])/;
const PLANNED_ENGLISH = /\b(?:plans?|planned|target|goal|aims?|will|going to|future|intends?|next)\b/;
const MEASURE_ASKED = new RegExp(`(?:多少|${VAGUE})(?:多|余)?(?!${COUNTED})([${MEASURES}])`);

/** What kind of answer a folded question asks for. */
export function readAsked(folded: string, english: boolean): Asked {
  const kind = (english ? ENGLISH : CHINESE).find(([, pattern]) => pattern.test(folded))?.[0] ?? 'other';
  const measure = AGE.test(folded) ? '岁' : english ? null : (MEASURE_ASKED.exec(folded)?.[1] ?? null);
  const anyUnit = english ? !/\bhow many\b/.test(folded) : !NAMED_THING.test(folded);
  return { kind, measure, anyUnit, planned: (english ? PLANNED_ENGLISH : PLANNED).test(folded) };
}

/** Words that only say what kind of answer is wanted; whether a sentence has one is told by its form. */
const KIND_WORDS: Partial<Record<AskedKind, RegExp>> = {
  contact: /^(?:号码|联系|number|contact)$/,
  area: /^(?:亩|平方米|平方公里|公顷|大小|mu|acres?|hectares?|square (?:met|kilomet)\w+|square|met(?:er|re)s|large|big|size|covers?|covered|occup(?:y|ies|ied))$/,
  percent: /^(?:百分之|百分比|percent|percentage)$/,
  date: /^(?:日期|时间|天|月份|date|day|month|year|time)$/,
  duration: /^(?:years?|months?|weeks?|days?|hours?|minutes?)$/,
  money: /^(?:金额|数额|钱|万元|亿元|money|amount|yuan|rmb)$/,
  identity: /^(?:职务|职位|头衔|身份|担任|名字|姓名|人|position|role|job|title|post)$/,
  count: /^(?:数量|数目|总数|number|old)$/,
};

/** Whether a word of the question does no more than ask for its kind of answer. */
export function saysKind(word: string, asked: Asked): boolean {
  return KIND_WORDS[asked.kind]?.test(word) ?? false;
}
