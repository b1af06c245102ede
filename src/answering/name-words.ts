import type { Snapshot } from '../index/snapshot.ts';

const NAME_ENDS =
  '大学|学院|科学院|工程院|研究院|研究所|实验室|公司|集团|中心|委员会|协会|联盟|银行|医院|基地|平台|工程|计划|大会|论坛|街道|' +
  '委|局|(?<![小地社校灾疫山库])区|县|镇|城|园|网|谷|湖|港';
/** How Chinese names of institutions, places and undertakings end. */
export const NAME_END = new RegExp(`\\p{L}{2}(?:${NAME_ENDS})$`, 'u');

export const YEAR = /^(?:19|20)\d{2}$/;
export const ORDINAL = /^第?[一二三四五六七八九十\d]+[期批届轮号]$/;
/** Words that name a form of answers: whether an article has one is told by the form, 120公顷 without the word 面积. */
export const FORM_WORD =
  /^(?:面积|大小|金额|数额|比例|占比|比重|时间|日期|数量|数目|人数|总数|总量|时长|期限|年龄|年纪|岁数|号码|联系方式|联系|size|area|age|date|time|number|amount|percentage|share|phone|telephone|contact)$/;
const OFFICE = /(?:长|主任|书记|主席|经理|总裁|法人|创始人)$/;

/** A number, an ordinal or an office: exact, but the name of nothing. */
export function isNumbering(words: string): boolean {
  return /^[\d.,% ]+$/.test(words) || ORDINAL.test(words) || words.startsWith('第') || OFFICE.test(words);
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Whether a Chinese word is one of the dictionary's, and not a run of characters that stood side by side; true for others. */
export function isWhole(words: string): boolean {
  return !/^\p{Script=Han}+$/u.test(words) || Array.from(segmenter.segment(words)).length === 1;
}

/** Whether a folded Chinese word is known to be the name of a place, an institution or a person. */
export function isName(word: string, { glossary, aliases }: Snapshot): boolean {
  return glossary.nameAt(word, 0) === word || aliases.nameAt(word, 0) === word;
}

/** Whether a folded Chinese word could be the name of a person that no dictionary has (周艳, but also 管控). */
export function maybePerson(word: string, snapshot: Snapshot): boolean {
  if (!/^\p{Script=Han}{2,3}$/u.test(word) || isWhole(word) || NAME_END.test(word) || isName(word, snapshot))
    return false;
  return snapshot.glossary.surname(word[0]!) !== null;
}

const OFFICES = '长|主任|书记|主席|经理|总裁|人|员|士|授|家';
const SPEAKS = '表示|介绍|解释|说|称|认为|指出|强调|透露|当选|出任|担任';

/** Whether a text has a word as the name of somebody, who holds an office or speaks. */
export function standsAsPerson(word: string, folded: string): boolean {
  return folded.includes(word) && new RegExp(`(?:${OFFICES})${word}|${word}(?:${SPEAKS})`).test(folded);
}
