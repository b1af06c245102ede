import { foldText } from '../language/fold.ts';
import type { AskedKind } from '../question/question.ts';
import type { FollowUpForm } from './follow-up-form.ts';
import { type Background, holds } from './look-back.ts';
import { EMPTY_WORDS } from './words.ts';

type Leaning = Extract<FollowUpForm, { kind: 'pointer' | 'bare' | 'relational' }>;

const OPENING = /^(?:(?:那么?(?![个些家里儿是])|然后|还有|另外|好的?|嗯|哦|請問|请问|想问一下|谢谢|謝謝)[,，、\s]*)+/;
const THIS = /^(?:[这那這](?:些|个|個)?(?:数据|数字|消息|话|事|數據|數字|資料|話)?(?:都)?是?)(?=\S)/u;
const END = /(?<![?？。!！~～\s])[?？。!！~～\s]+$/;
/** What the last question asked of its thing, and which means nothing to another question about the same thing. */
const ATTRIBUTE = /占地|面积|电话|地址|金额|人数|邮箱|网址|主任|院长|负责人|规模|多大/;
/** Asking words that follow their subject with 是. */
const NEEDS_IS = /^(?:什么时候|何时|哪|谁|什么(?!样))/;
const ASKING: Partial<Record<AskedKind, string>> = {
  date: '是什么时候？',
  place: '在哪里？',
  reason: '是为什么？',
  money: '是多少钱？',
  count: '有多少？',
  percent: '占多少？',
  area: '面积多大？',
  duration: '要多久？',
  person: '是谁？',
  identity: '是谁？',
  organisation: '是哪家单位？',
  list: '有哪些？',
  definition: '是什么？',
};

const capitalize = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** 为什么, 什么时候的数据: the last question's matter, and what is asked now. */
function fillBare(
  text: string,
  { topic, thing, question, english }: Background,
  kind: AskedKind,
  isEnglish: boolean,
): string {
  if (isEnglish) {
    const core = text.replace(END, '').replace(/^(?:and|so|but)[,\s]+/i, '');
    if (!english) return topic + (ASKING[kind] ?? '？');
    if (
      kind === 'other' &&
      /^why\b/i.test(core) &&
      /^(?:is|are|was|were|do|does|did|can|has|have|will)\b/i.test(question)
    )
      return `Why ${question.slice(0, 1).toLowerCase()}${question.slice(1)}`;
    return `${capitalize(core)} — ${topic || question.replace(END, '')}?`;
  }
  const core = text.replace(OPENING, '').replace(THIS, '').replace(END, '');
  const folded = foldText(core);
  const about = topic === '' ? question.replace(END, '') : topic;
  if (/^(?:为什么|为何)/.test(folded) && folded.length <= 8) return `为什么${about}？`;
  const isAttribute = thing !== null && ATTRIBUTE.test(foldText(about.replace(thing, ''))) && /^[有在位]/.test(folded);
  const subject = isAttribute ? thing : about;
  return `${subject}${NEEDS_IS.test(folded) ? '是' : ''}${core}？`;
}

/** A pointer that says what it points to: this laboratory, 这些企业. */
function resolveNoun(noun: string, points: string, background: Background): string | null {
  const named = background.named(noun);
  if (named !== null || points === 'head') return named;
  // 引进机构孵化了企业, 这些企业 → 引进机构孵化的企业.
  const { topic } = background;
  if (foldText(topic).endsWith(noun)) return topic.replace(new RegExp(`了(?=.{${noun.length}}$)`), '的');
  return null;
}

function resolve(form: Extract<Leaning, { kind: 'pointer' }>, background: Background): string | null {
  const { thing, person, entities } = background;
  const [one, other] = entities.filter(({ sort }) => sort !== 'year' && sort !== 'ordinal');
  if (form.points === 'first' || form.points === 'second')
    return (other && (form.points === 'first' ? one : other)?.words) ?? null;
  if (form.points === 'both') {
    return one && other ? `${one.words}${background.english ? ' and ' : '和'}${other.words}` : null;
  }
  if (form.points === 'among') return null;
  if (form.noun !== '' && !EMPTY_WORDS.has(form.noun)) return resolveNoun(form.noun, form.points, background);
  if (form.noun !== '') return null;
  return form.points === 'person' ? (person ?? thing) : thing;
}

function fillPointer(
  text: string,
  form: Extract<Leaning, { kind: 'pointer' }>,
  background: Background,
  isEnglish: boolean,
): string | null {
  const meant = resolve(form, background);
  if (meant === null && (form.points === 'head' || (form.noun !== '' && !form.alone))) return null;
  const pointer = text.slice(form.start, form.end);
  if (meant === null) {
    const about = background.topic || background.question.replace(END, '');
    if (holds(text, about)) return null;
    return isEnglish ? `${capitalize(about)}: ${text}` : `${about}，${text.replace(OPENING, '')}`;
  }
  const owns = isEnglish ? /^(?:its|their|his|her)$/i.test(pointer) : /^其$/.test(pointer);
  const isThere = isEnglish && /^there$/i.test(pointer);
  const words = isThere ? `at ${meant}` : owns ? (isEnglish ? `${meant}'s` : `${meant}的`) : meant;
  const before = text.slice(0, form.start);
  return (
    (isEnglish ? before.replace(/^(?:and|so|but)[,\s]+/i, '') : before.replace(OPENING, '').replace(/^那$/, '')) +
    words +
    text.slice(form.end)
  );
}

/**
 * The message with what it leaves out: the thing that a word of it points back to, or the matter of the last question.
 * Null when nothing is found that it could mean.
 */
export function fillIn(text: string, form: Leaning, background: Background, kind: AskedKind): string | null {
  const isEnglish = /\p{Script=Latin}/u.test(text) && !/\p{Script=Han}/u.test(text);
  if (form.kind === 'bare') return fillBare(text, background, kind, isEnglish);
  if (form.kind === 'pointer') return fillPointer(text, form, background, isEnglish);
  const core = text.replace(OPENING, '');
  const subject = background.thing ?? background.topic;
  // 有什么…: of whose, a topic does not tell.
  if (subject === '' || (background.thing === null && /^[还還]?有/.test(core))) return null;
  const joins =
    /^(?:的|什么|哪|何|谁|为|有|在|怎|多|几|是|占地|成立|揭牌|投用|开工|竣工|建成|启动|开放|上市|生效|实施|截止|举行|召开|参加|签)/.test(
      foldText(core),
    );
  return background.thing === null ? `${subject}，${core}` : `${subject}${joins ? '' : '的'}${core}`;
}
