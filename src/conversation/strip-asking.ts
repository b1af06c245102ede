import { foldWithOffsets } from '../language/fold.ts';
import { MEASURES } from '../question/read-asked.ts';

const BODIES = '单位|机构|公司|企业|部门|地方|方面|领导|国家(?!级)|城市';
/** What asks in a Chinese question, with the words that only lead to it. Folded. */
const CHINESE: readonly RegExp[] = [
  /^(?:请问|想问|问)(?:一下|下)?[,，、]?/g,
  /^(?:那么?|另外|还有)[,，]/g,
  new RegExp(
    `(?:(?:是在|是由|是|由|在|于|为)(?=哪))?哪(?:[一两几二三四五]?[${MEASURES}]|些|里|儿|边|几)?(?:${BODIES})?`,
    'g',
  ),
  /(?:是在|是|在|于)?(?:什么时候|什么时间|何时|几时|几月几[日号]|几点|多久)/g,
  /(?:是|有|在|为|由)?(?:什么地方|何处|何地|谁|何人)/g,
  new RegExp(
    `(?:有|是|为)?(?:多少|百分之几|(?<![这那近前后好第])几)(?![乎率何经点])(?:个月|平方公里|平方米|亩|[${MEASURES}](?![业庭])|钱)?`,
    'g',
  ),
  /有?多[大长高远重快宽](?=了?(?:[?？。!]|$))/g,
  /(?:是|有|为|叫|指)?(?:什么样的?|什么|啥)/g,
  /为什么|为何|怎么样|怎么|怎样的?|如何|是否|能否|可否|有没有|是不是|会不会|能不能|可不可以/g,
  /(?:吗|呢|啊|呀|吧|嘛)(?=[?？。!,，]|$)/g,
  /(?<![?？。!！~～\s])[?？。!！~～\s]+$/g,
];
const LOOSE_END = /(?:[是有在的了为达共约,，、\s]|分别|一共|总共|达到|超过){1,40}$/;
const ENGLISH: readonly RegExp[] = [
  /(?<![?.!\s])[?.!\s]+$/,
  /^(?:please |can you |could you )?(?:tell me |list |name )?(?:how (?:many|much|large|big|long|old|far)|what|which|when|where|why|who(?:m|se)?|how)\b\s*/i,
  /^(?:is|are|was|were|do|does|did|can|could|has|have|had|will|would|should)\b(?: there)?\s*/i,
];

/**
 * What a question is about, without what it asks: 金凤实验室什么时候揭牌 → 金凤实验室揭牌. As written, and only a
 * phrase: it stands at the head of another question. Empty when the question does nothing but ask.
 */
export function stripAsking(question: string, english: boolean): string {
  if (english) return ENGLISH.reduce((text, pattern) => text.replace(pattern, ''), question.trim());
  const { folded, offsets } = foldWithOffsets(question.trim());
  let rest = folded;
  // Blanks keep the offsets right.
  for (const pattern of CHINESE) rest = rest.replace(pattern, (asking) => '\0'.repeat(asking.length));
  const gone = new Set<number>();
  for (let i = 0; i < rest.length; i += 1) if (rest[i] === '\0') gone.add(offsets[i]!);
  let [kept, keeps] = ['', true];
  // Units of the original between two offsets belong to the folded one before them.
  const starts = new Set(offsets);
  for (const [i, unit] of question.trim().split('').entries()) {
    if (starts.has(i)) keeps = !gone.has(i);
    if (keeps) kept += unit;
  }
  return trimEnd(kept);
}

function trimEnd(text: string): string {
  const { folded, offsets } = foldWithOffsets(text);
  const cut = folded.replace(LOOSE_END, '').length;
  return text.slice(0, offsets[cut]).trim();
}
