import { detectLanguage } from '../../language/detect-language.ts';
import { readEnglishWords } from '../../language/english-words.ts';
import { foldText } from '../../language/fold.ts';
import type { Problem } from './problem.ts';

/** A name of a claim with the part of it that must stand in the source. */
export interface Name {
  readonly words: string;
  /** Where the name's left or right edge cannot be told, the part that surely belongs to it. */
  readonly core: string;
}

/** Family names in their order of frequency; with what stands before or behind it, one makes a person's name. */
const FAMILY =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤';
const SPEAKS = '表示|介绍|指出|认为|强调|透露|坦言|告诉|说|称';
const OFFICES =
  '主席|总统|总理|书记|市长|省长|区长|县长|部长|局长|处长|厅长|院长|校长|所长|主任|会长|秘书长|董事长|总经理|经理|教授|院士|专家|发言人|负责人|记者|医生|市民|居民|村民|女士|先生';
const ORGANISATIONS =
  '大学|学院|中学|小学|医院|研究院|研究所|实验室|公司|集团|银行|科学院|委员会|协会|学会|基金会|博物馆|法院|检察院|公安局|交易所|俱乐部|出版社|通讯社|电视台|日报|晚报|办公厅|(?<![布结格僵当全政大时残])局(?![面势部长限])';
const PLACES = '省|自治区|市|县|镇|乡|村|街道|自治州';
/** Words that end like a place and name none, and words that stand before 市 as the city of the article. */
const NO_PLACE =
  /(?:城|都|门|上|股|楼|夜|集|超|地级|省会|直辖|县级|乡|农|时|新|本|全|各|该|我|两|多|沿海|大|中|小|[由在到从对向与和及将被把经受据给让是有为以、至])$/;

/** Title or short quotation: told word for word or wrong. */
const TITLE = /《([^》]{2,40})》/g;
const QUOTED = /[“「]([^”」,。!?、]{2,12})[”」]/g;
const LATIN = /[a-z][a-z0-9.&+-]*[a-z0-9]|[a-z]?\d+[a-z]+\d*|[a-z]\d+/g;
/** Borders of a name in another language's sounds are not to be seen: two characters on either side of the dot are. */
const DOTTED = /(\p{Script=Han}{1,2}[·•・]\p{Script=Han}{1,2})\p{Script=Han}*/gu;
const SPEAKER = new RegExp(`([${FAMILY}]\\p{Script=Han}{1,2}?)(?=(?:${SPEAKS}))`, 'gu');
const HOLDER = new RegExp(`(?:${OFFICES})([${FAMILY}]\\p{Script=Han}{1,2})`, 'gu');
const ORGANISATION = new RegExp(`\\p{Script=Han}{0,6}?(\\p{Script=Han}{2}(?:${ORGANISATIONS}))`, 'gu');
const PLACE = new RegExp(`(\\p{Script=Han}{2,3}?)(${PLACES})(?![民场委区长县内外级政])`, 'gu');

/** The words of an English text that are written with a capital inside a sentence. */
function readEnglishNames(text: string): readonly Name[] {
  return readEnglishWords(text).flatMap(({ word, stop, name }) =>
    name && !stop ? [{ words: word, core: foldText(word) }] : [],
  );
}

/** Names whose absence from a source can be told by their form: titles, quoted words, people, bodies, places. */
export function readNames(text: string): readonly Name[] {
  const folded = foldText(text);
  const find = (pattern: RegExp) =>
    [...folded.matchAll(pattern)].map((match): Name => ({ words: match[0], core: match[1] ?? match[0] }));
  const places = [...folded.matchAll(PLACE)].flatMap(([words, before = '', suffix = '']): readonly Name[] =>
    NO_PLACE.test(before) ? [] : [{ words, core: before.slice(-2) + suffix }],
  );
  const names = [
    ...find(TITLE),
    ...find(QUOTED),
    // In Chinese every Latin word is a name, in English those with a capital.
    ...(detectLanguage(text) === 'en' ? readEnglishNames(text) : find(LATIN)),
    ...find(DOTTED),
    ...find(SPEAKER),
    // A name of three characters and the word behind one of two look the same: two characters are sure.
    ...find(HOLDER).map(({ words, core }) => ({ words, core: core.slice(0, 2) })),
    ...find(ORGANISATION),
    ...places,
  ];
  return [...new Map(names.map((name) => [name.core, name])).values()];
}

/**
 * The names of a claim that a source does not hold.
 *
 * @param source folded
 */
export function findMissingNames(claim: string, source: string): readonly Problem[] {
  return readNames(claim).flatMap(({ words, core }) => (source.includes(core) ? [] : [{ kind: 'name', words }]));
}
