/** What only Cantonese writes; 系 may then stand for 是. Read before folding, which makes 係 and 系 one. */
const CANTONESE =
  /[喺嘅咗㗎冇唔嘢哋佢攞啲乜咩]|[邊边][個个度]|[幾几]多|(?<![一有幾几重特優优缺景地要])[點点](?:[樣样]|解(?![決决釋释答]))|(?<![關关聯联干])係/u;

type Wording = readonly [spoken: RegExp, plain: string];

/** Words that ask or bind as people say them → as they are written. Folded. */
const SPOKEN: readonly Wording[] = [
  [/为啥/g, '为什么'],
  [/干啥/g, '做什么'],
  [/(?:啥|几)时(?:候|间)?(?![候间代尚针段速刻])/g, '什么时候'],
  [/啥/g, '什么'],
  [/咋个?/g, '怎么'],
];

const CANTONESE_WORDS: readonly Wording[] = [
  [/边[度处]/g, '哪里'],
  [/边个(?![月人别体])/g, '谁'],
  [/几多间(?=[^,。?]{0,6}(?:企业|公司|学校|大学|高校|学院|机构|银行|医院|研究院|研究所))/g, '多少家'],
  [/几多/g, '多少'],
  [/(?<![一有几重特优缺景地要])点样/g, '怎么'],
  [/(?<![一有几重特优缺景地要])点解(?![决释答])/g, '为什么'],
  [/乜嘢|乜|(?<=[有做要])咩/g, '什么'],
  [/喺/g, '在'],
  [/嘅/g, '的'],
  [/咗/g, '了'],
  [/冇/g, '没有'],
  [/攞/g, '拿'],
  [/佢/g, '他'],
  [/唔/g, '不'],
  [/[㗎啲哋嘢]/g, ' '],
  [/系(?=谁|哪里|多少|什么|怎么|不系)|(?<=谁|哪里|不)系/g, '是'],
];

/**
 * A folded question with its spoken words that ask or bind (啥时候, 边度) as articles and rules write them. What it is
 * about stays as it is: only these words have one meaning everywhere.
 *
 * @param text the question before folding
 */
export function writePlainly(text: string, folded: string): string {
  const wordings = CANTONESE.test(text) ? [...SPOKEN, ...CANTONESE_WORDS] : SPOKEN;
  return wordings.reduce((plain, [spoken, words]) => plain.replace(spoken, words), folded);
}
