import type { Snapshot } from '../index/snapshot.ts';
import { readEnglishWords } from '../language/english-words.ts';
import { understandQuestion } from '../question/understand-question.ts';
import type { FollowUpForm } from './follow-up-form.ts';
import { readRepeat } from './read-repeat.ts';

const ASKING =
  /\b(?:how|what|which|when|where|why|who|whom|whose|is|are|was|were|do|does|did|can|could|has|have|had|will|would|should)\b/i;
const INSTEAD =
  /^(?:and|but|also|so|then|(?:and |but )?(?:what|how) about|what of|same for|and what about)[,\s]{1,20}(?:the same )?(?:for |in |at |with |about |of |on )?(?<words>[^?]{1,60}?)(?: then| too)?[?.!\s]{0,20}$/i;
const SUBJECT = String.raw`(?<=\b(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|and|about|of|for|in|at|with|by|to)\s)`;
const NOUN =
  '(?:[a-z-]+ )?(?:laboratory|lab|institute|center|centre|university|school|company|project|plan|programme|program|platform|fund|city|district|park|place|one|team|figure|number|agreement|model|policy)s?';
const POINTER = new RegExp(
  String.raw`(?:${SUBJECT}|^)(?:(?<thing>it|its|they|them|their)|(?<person>he|she|him|his|her)|(?<noun>(?:this|that|these|those|the same) ${NOUN}))\b(?! (?:true|possible|allowed|necessary|correct|raining))|(?<end>\b(?:that|this|these|those|there)\b)(?=[?.!\s]*$)`,
  'i',
);
/** when was that, what year is that from. */
const AS_OF =
  /^(?:and |so )?(?:when|as of when|(?:from )?(?:what|which) (?:year|date|month|time)) (?:is|was|are|were) (?:that|this|those|these|it)\b(?: (?:data|figures?|numbers?|from|information))*[?.!\s]*$|^how (?:old|recent|current) (?:is|are) (?:that|this|those|these|the (?:data|figures?|numbers?))\b/i;
/** What is the source: every answer names its sources. */
const SOURCE = /\bsources?\b/i;
/** who runs it, which teams work there: the last word is the object. */
const OBJECT = /\b(?<word>it|them|him|her|there)(?=[?.!\s]*$)/i;
const EMPTY =
  /^(?:data|information|figure|figures|number|numbers|source|sources|reason|reasons|exactly|date|one|ones|specific|specifically|details?|examples?|thing|things|said|says|known|published|mean|means)$/i;

function listMatter(text: string, snapshot: Snapshot): readonly string[] {
  return understandQuestion(text, snapshot)
    .concepts.map(({ words }) => words)
    .filter((words) => !EMPTY.test(words));
}

/** Words of a question that may lean on others for all that its words tell. */
const LONGEST_UNSURE = 6;

/** What a pointer points to may stand before it in the same question: researchers move their hukou. */
function hasMatterBefore(text: string, snapshot: Snapshot): boolean {
  return snapshot.glossary
    .translate(text)
    .some(
      ({ english, name, chinese }) =>
        (name || chinese.length > 0) &&
        !/^(?:how|large|big|much|many|long|old|year|date|time|day|place|people|person)$/.test(english),
    );
}

export function readEnglishForm(text: string, snapshot: Snapshot): FollowUpForm {
  const repeat = readRepeat(text, 'en');
  if (repeat !== null) return { kind: 'repeat', language: repeat ?? null };
  const words = readEnglishWords(text);
  const isShort = words.length <= 7;
  const instead = INSTEAD.exec(text);
  if (
    instead?.groups &&
    !ASKING.test(instead.groups['words']!) &&
    readEnglishWords(instead.groups['words']!).length <= 7
  )
    return { kind: 'instead', words: instead.groups['words']!.replace(/^the\s+/i, '') };
  const pointer = POINTER.exec(text);
  if (isShort && listMatter(text.replace(POINTER, ' '), snapshot).length === 0) {
    const names = pointer?.groups;
    if (AS_OF.test(text) || SOURCE.test(text)) return { kind: 'as-of' };
    if (names && (names['thing'] ?? names['person'] ?? names['noun'])) return toPointer(pointer);
    return ASKING.test(text) ? { kind: 'bare' } : { kind: 'standalone' };
  }
  if (pointer && (!hasMatterBefore(text.slice(0, pointer.index), snapshot) || isSubject(text, pointer.index)))
    return toPointer(pointer);
  const object = words.length <= LONGEST_UNSURE && words.every(({ name }) => !name) ? OBJECT.exec(text) : null;
  if (object && !/\b(?:is|are|was|were|if)\s+(?:there|it)\b/i.test(text)) return toPointer(object);
  const mayLean = words.length <= LONGEST_UNSURE && words.every(({ name }) => !name) && ASKING.test(text);
  // What the articles have no words for is not answered either way.
  return { kind: mayLean && understandQuestion(text, snapshot).known === 1 ? 'unsure' : 'standalone' };
}

/** `does it`, `is it`: there is no other subject. */
function isSubject(text: string, at: number): boolean {
  if (text.slice(0, at).includes(',')) return false;
  return (
    /\b(?:is|are|was|were|do|does|did|has|have|can|will)\s$/i.test(text.slice(0, at)) &&
    /^(?:it|they|he|she)\b/i.test(text.slice(at)) &&
    !/\bif\b/i.test(text.slice(0, at))
  );
}

function toPointer(match: RegExpExecArray): FollowUpForm {
  const { person, noun } = match.groups ?? {};
  return {
    kind: 'pointer',
    points: person || /^(?:him|her)$/i.test(match[0]) ? 'person' : 'thing',
    noun: noun ? noun.replace(/^(?:this|that|these|those|the same) /i, '').toLowerCase() : '',
    alone: true,
    start: match.index,
    end: match.index + match[0].length,
  };
}
