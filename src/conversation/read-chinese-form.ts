import { foldText, foldWithOffsets } from '../language/fold.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { understandQuestion } from '../question/understand-question.ts';
import { readScript } from '../language/convert-script.ts';
import { type Entity, findEntities } from './find-entities.ts';
import type { FollowUpForm } from './follow-up-form.ts';
import { readRepeat } from './read-repeat.ts';
import { ASKS, BARE_HEADS, EMPTY_WORDS, HEADS, RELATIONAL_WORDS } from './words.ts';

const POLITE =
  '(?:(?:请问|想问|再问|问)(?:一下|下)?|好的?|嗯|哦|谢谢|明白了?|知道了|另外|还有|然后|对了|不好意思)[,，。、!\\s]{0,12}';
/** What may stand before a word that points back, so that nothing before it can be what it points to. */
const LEAD = `^(?:${POLITE}|那么?(?=[它他她其该此这])|那|关于|对于|至于|在|由|和|与|跟|把|让|给|为什么|为何|到底|究竟|[,，\\s]){0,4}`;
const POINTER = new RegExp(
  `${LEAD}(?:(?<thing>它们?|牠们?)|(?<person>[他她]们?)|其(?<among>中)(?![部间])|(?<its>其)(?![中他它实次余])|(?<both>两者|二者|两个都|双方|前者|后者)|(?<there>[这那][里儿边](?!程))|` +
    `(?<noun>(?:该(?![如怎不去选用吃买干做说注走])|上述|以上|前述|刚才(?:说|提到|讲)的|(?:这|那)(?:一|两|几)?(?:个|些|家|所|位|项|座|条|种|份|篇|批|届)|此(?![外前后次时类处刻生间致]))))`,
  'u',
);
/** 北大和它签了什么: the pointer is another one than what stands before the preposition. */
const JOINED = /[和与跟同](它们?|[他她]们?)(?!的)/;
const THIS_IS = new RegExp(`^(?:${POLITE})?(?:这|那)(?:些|个)?(?:都)?(?=(?:数据|数字|消息|话|事)?(?:是|叫))`);
const INSTEAD = new RegExp(
  `^(?:${POLITE})?(?<lead>那么?|至于|换成|换做|如果是|要是|如果换成|然后|还有|以及|对于|关于)?[,，\\s]{0,12}(?<words>.{1,24}?)(?<end>的?(?:情况)?呢|又(?:是)?(?:怎么样|如何|多少|怎样|怎么说)呢?|的话呢?|(?:的情况)?(?:怎么样|如何))?[?。!~\\s]{0,20}$`,
);
const BARE_HEAD = new RegExp(
  `^(?:${POLITE})?(?<head>${BARE_HEADS})(?=的|有|在|是|目前|现在|下设|提供|设|拥有|共|什么|哪|多|何时|成立|为)`,
);
/** 一亩多少平方米 is about the acre. */
const AMOUNT = /[一两半\d]\s?(?:亩|平方|公|米|斤|元|吨|度|年|月|天)/;
const WHEN = '(?:什么时候|哪一?年|何时|哪个月|哪天|几月(?:份)?|什么时间)';
const TOLD = '数据|数字|消息|统计|信息|资料|情况|说法|新闻|报道';
/** 什么时候的数据, 数据是哪年的. */
const AS_OF = new RegExp(
  `${WHEN}(?:公布|发布|统计)?的?(?:${TOLD})|(?:${TOLD})是(?:截至)?${WHEN}|截至(?:什么时候|哪|何时)|^(?:那|这)(?:都)?是${WHEN}的?[?。!]*$`,
);
/** 消息来源是哪里: every answer names its sources. */
const SOURCE = /来源|出处|依据|出自/;
/** 孵化了多少家企业, without a subject. */
const DONE = new RegExp(
  `^(?:${POLITE})?(?:一共|总共|已经?|还|又|都)*\\p{Script=Han}{1,2}了(?=多少|哪|几|什么|谁)`,
  'u',
);
/** 有多少科研团队, without a subject. */
const OWNS = new RegExp(`^(?:${POLITE})?(?:一共|总共|都|还|目前|现在)*有(?:多少|几|哪些)`);
/** Longer than this, what asks may well stand for itself. */
const LONGEST_UNSURE = 10;
const WHY = /^(?:那|又)?(?:为什么|为何|怎么)\p{Script=Han}{2,5}[?。!]*$/u;
const MOST_UNSURE = 3;
const LONGEST_BARE = 16;
const HEAD = new RegExp(`^(?:${HEADS.join('|')})`);
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** The noun behind 这个, 该: the first word of the dictionary, and the head of a name behind it. */
function readNoun(rest: string): string {
  const head = HEAD.exec(rest)?.[0] ?? /^[院校市区县所局馆厂店]/.exec(rest)?.[0];
  if (head) return head;
  const [first = '', second = ''] = Array.from(segmenter.segment(rest), ({ segment }) => segment);
  if (!/^\p{Script=Han}{2,}$/u.test(first) || ASKS.test(first)) return '';
  return HEAD.test(second) ? first + second : first;
}

function readPointer(
  folded: string,
  entities: readonly Entity[],
): Omit<Extract<FollowUpForm, { kind: 'pointer' }>, 'kind' | 'alone'> | null {
  const match = POINTER.exec(folded);
  if (match?.groups) {
    const { thing, person, its, among, both, there, noun } = match.groups;
    const end = match[0].length;
    const pointer = thing ?? person ?? its ?? both ?? there ?? noun ?? '其中';
    const start = end - pointer.length;
    if (noun !== undefined) {
      const named = readNoun(folded.slice(end));
      // 这是, 这次: not a noun.
      if (named === '' && /^[此该]/.test(noun)) return null;
      return { points: 'thing', noun: named, start, end: end + named.length };
    }
    return {
      points: among
        ? 'among'
        : both === '前者' || both === '后者'
          ? both === '前者'
            ? 'first'
            : 'second'
          : both
            ? 'both'
            : person
              ? 'person'
              : 'thing',
      noun: '',
      start,
      end,
    };
  }
  const joined = JOINED.exec(folded);
  const [first] = entities;
  if (!joined || first?.sort === 'person' || foldText(first?.words ?? '') !== folded.slice(0, joined.index))
    return null;
  const end = joined.index + joined[0].length;
  return { points: 'thing', noun: '', start: end - joined[1]!.length, end };
}

/** What of a message has matter of its own. */
function listMatter(text: string, snapshot: Snapshot): readonly string[] {
  const { concepts } = understandQuestion(text, snapshot);
  return concepts.map(({ words }) => words).filter((word) => !EMPTY_WORDS.has(word));
}

function readInstead(text: string, folded: string, offsets: Uint32Array, snapshot: Snapshot): string | null {
  const match = INSTEAD.exec(folded);
  if (!match?.groups) return null;
  const { lead, words = '', end } = match.groups;
  if (ASKS.test(words) || /^[的了]|比较?$/.test(words)) return null;
  const from = match[0].indexOf(words, lead?.length ?? 0);
  const written = text.slice(offsets[from], offsets[from + words.length]);
  if (lead === undefined && !end?.endsWith('呢')) {
    // A year or an ordinal alone asks nothing.
    const [only] = findEntities(written, snapshot);
    const isAlone = only !== undefined && only.words === written && (only.sort === 'year' || only.sort === 'ordinal');
    return isAlone ? written : null;
  }
  // 那 before a sentence of its own, 关于 before a title.
  if (end === undefined && (!lead?.startsWith('那') || words.length > 12)) return null;
  const rest = findEntities(written, snapshot).reduce((left, { words }) => left.replace(words, ''), written);
  const matter = listMatter(rest, snapshot).length;
  // 后来呢 is about nothing else.
  return matter > 4 || (matter === 0 && rest === written) ? null : written.replace(/^[和跟与與同]/, '');
}

/** @param last the last question */
export function readChineseForm(text: string, last: string, snapshot: Snapshot): FollowUpForm {
  const repeat = readRepeat(text, readScript(text));
  if (repeat !== null) return { kind: 'repeat', language: repeat ?? null };
  const { folded, offsets } = foldWithOffsets(text);
  const matter = listMatter(text, snapshot);
  const isShort = folded.length <= LONGEST_BARE;
  const asks = ASKS.test(folded);
  const entities = findEntities(text, snapshot);
  const pointer = readPointer(folded, entities);
  if (pointer !== null && (pointer.noun === '' || !EMPTY_WORDS.has(pointer.noun))) {
    const [start, end] = [offsets[pointer.start]!, offsets[pointer.end]!];
    const others = matter.filter((word) => !pointer.noun.includes(word)).length;
    const alone = others <= MOST_UNSURE && entities.every((one) => one.start < end);
    return { kind: 'pointer', ...pointer, start, end, alone };
  }
  if (isShort && matter.length === 0 && (AS_OF.test(folded) || SOURCE.test(folded))) return { kind: 'as-of' };
  if (isShort && matter.length === 0 && (asks || THIS_IS.test(folded)) && !AMOUNT.test(folded)) return { kind: 'bare' };
  const instead = readInstead(text, folded, offsets, snapshot);
  if (instead !== null) return { kind: 'instead', words: instead };
  const head = BARE_HEAD.exec(folded);
  if (head?.groups) {
    const noun = head.groups['head']!;
    const [start, end] = [offsets[head[0].length - noun.length]!, offsets[head[0].length]!];
    return { kind: 'pointer', points: 'head', noun, start, end, alone: true };
  }
  const isRelational = matter.length > 0 && matter.every((word) => RELATIONAL_WORDS.has(word));
  const isOwned = OWNS.test(folded) && folded.length <= LONGEST_UNSURE;
  if (isShort && entities.length === 0 && (isRelational || isOwned || DONE.test(folded))) return { kind: 'relational' };
  const asked = foldText(last);
  // 为什么要引进, of what has just been spoken of.
  const isSame = WHY.test(folded) && matter.length === 1 && asked.includes(matter[0]!);
  if (entities.length === 0 && isSame) return { kind: 'relational' };
  // What the articles have no words for is not answered either way.
  const mayLean = folded.length <= LONGEST_UNSURE && asks && entities.length === 0 && matter.length <= MOST_UNSURE;
  return { kind: mayLean && understandQuestion(text, snapshot).known === 1 ? 'unsure' : 'standalone' };
}
