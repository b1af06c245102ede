import type { Snapshot } from '../index/snapshot.ts';
import { foldText, foldWithOffsets } from '../language/fold.ts';
import type { AskedKind } from '../question/question.ts';
import { MEASURES, readAsked } from '../question/read-asked.ts';
import { understandQuestion } from '../question/understand-question.ts';
import { type Entity, OFFICE } from './find-entities.ts';
import { type Background, entitiesOf } from './look-back.ts';
import { HEADS, RELATIONAL_WORDS } from './words.ts';

/** 多少所世界知名大学, 哪些领域: what is counted or listed stands behind what asks. */
const ASKED_NOUN = new RegExp(
  `(多少|哪些|哪几|(?<![这那近前后好第])几)(?:[${MEASURES}](?![庭业]))?(\\p{Script=Han}{2,12}?)(?=[?。!,的了吗呢\\s]|$)`,
  'u',
);
/** 前一年: the year before that of the question. */
const STEP = /^(?:前|上|后|下|次)一?年$/;
/** 两院院士有几位: it stands before. */
const ASKED_BEHIND = /(?:分别|一共|总共)?(?:有|是|为|占|达|超过)?(?:多少|百分之几|几|哪些)[^的]{0,3}$/;
const HOW_MANY = new RegExp(`哪[两二三四五六七八九十\\d]+(?=[${MEASURES}])`, 'g');
/** Kinds of question that ask something of one thing: another thing takes its place. */
const ABOUT_THING: ReadonlySet<AskedKind> = new Set([
  'person',
  'organisation',
  'date',
  'place',
  'definition',
  'identity',
  'yes-no',
]);
const TAIL = new RegExp(`(?:${HEADS.join('|')})$`);
const ENGLISH_NOUN =
  /\b(how many|which|what) ([a-z][a-z-]*(?: [a-z-]+){0,3}?)(?= (?:is|are|was|were|do|does|did|has|have|had|can|will|in|of|by|at)\b|[?.!]|$)/i;

function replaceSpan(text: string, { start, end }: { start: number; end: number }, words: string): string {
  return text.slice(0, start) + words + text.slice(end);
}

/** How well one name could stand in the place of another, 0 when it could not. */
function fit(one: Entity, other: Entity, snapshot: Snapshot): number {
  if (one.sort === 'year' || one.sort === 'ordinal') return one.sort === other.sort ? 1 : 0;
  if (other.sort === 'year' || other.sort === 'ordinal') return 0;
  const full = (entity: Entity) => snapshot.aliases.fullOf(entity.folded);
  const head = one.head === '' ? full(one).slice(-2) : one.head;
  if (one.sort === other.sort && full(other).endsWith(head)) return 4;
  if (one.sort === other.sort) return 3;
  return one.sort === 'place' || other.sort === 'place' ? 1 : 2;
}

function findCounterpart(one: Entity, { entities }: Background, snapshot: Snapshot): Entity | null {
  const scored = entities
    .map((other) => ({ other, score: fit(one, other, snapshot) }))
    .filter(({ score }) => score > 0);
  const best = Math.max(...scored.map(({ score }) => score));
  return scored.find(({ score }) => score === best)?.other ?? null;
}

/** A place of the name of a body (重庆高新技术产业研究院), where another place is asked for. */
function findInnerPlace(one: Entity, { entities, question }: Background, snapshot: Snapshot) {
  if (one.sort !== 'place') return null;
  for (const other of entities) {
    if (other.sort !== 'body') continue;
    const { folded, offsets } = foldWithOffsets(other.words);
    for (let at = 0; at < folded.length; at += 1) {
      const name = snapshot.glossary.nameAt(folded, at);
      const inner =
        name === null
          ? undefined
          : entitiesOf(
              question.slice(other.start + offsets[at]!, other.start + offsets[at + name.length]!),
              snapshot,
            )[0];
      if (name !== null && inner?.sort === 'place')
        return { start: other.start + offsets[at]!, end: other.start + offsets[at + name.length]! };
    }
  }
  return null;
}

/** An entity with the ordinal behind it, which belongs to it alone: 科学中心一期. */
function withOrdinal(one: Entity, { entities, question }: Background) {
  const next = entities[entities.indexOf(one) + 1];
  const belongs = next?.sort === 'ordinal' && question.slice(one.end, next.start).trim() === '';
  return { start: one.start, end: belongs ? next.end : one.end };
}

function findPlace(one: Entity, background: Background, snapshot: Snapshot) {
  const counterpart = findCounterpart(one, background, snapshot);
  if (one.sort !== 'place')
    return counterpart && one.sort === 'body' ? withOrdinal(counterpart, background) : counterpart;
  return counterpart?.sort === 'place' ? counterpart : findInnerPlace(one, background, snapshot);
}

function putEntity(one: Entity, background: Background, snapshot: Snapshot): string {
  const { question, english, thing } = background;
  const isBareYear = !english && one.sort === 'year' && !one.words.includes('年');
  const place = findPlace(one, background, snapshot);
  const end = question.replace(/(?<![?.!\s])[?.!\s]+$/, '');
  if (place && english) return replaceSpan(question, place, one.words.replace(/^(\d{4})年$/, '$1'));
  if (place) {
    const hasYear = question.slice(place.start, place.end).includes('年');
    return replaceSpan(question, place, isBareYear && hasYear ? `${one.words}年` : one.words);
  }
  if (english) return `${end} ${one.sort === 'ordinal' ? `(${one.words})` : `in ${one.words}`}?`;
  if (one.sort !== 'ordinal' || thing === null) return (isBareYear ? `${one.words}年` : one.words) + question;
  const at = question.indexOf(thing) + thing.length;
  return question.slice(0, at) + one.words + question.slice(at);
}

/** What is asked for, in the place of what was asked for before: 多少所高校 → 多少企业. */
function putNoun(words: string, { question, english, thing, topic, entities }: Background, snapshot: Snapshot): string {
  if (english) {
    if (ENGLISH_NOUN.test(question)) return question.replace(ENGLISH_NOUN, (_, asks: string) => `${asks} ${words}`);
    return thing === null ? `${words}: ${topic}?` : `What about ${words} of ${thing}?`;
  }
  const concepts = understandQuestion(words, snapshot).concepts;
  const isAttribute = concepts.length > 0 && concepts.every((concept) => RELATIONAL_WORDS.has(concept.words));
  if (isAttribute || concepts.length === 0) return `${thing ?? topic}的${words}？`;
  const { folded, offsets } = foldWithOffsets(question.replace(/(?<![?？。!！\s])[?？。!！\s]+$/, ''));
  const asked = ASKED_NOUN.exec(folded);
  if (asked) {
    const asking = asked[1]!.replace('哪几', '哪些').replace('几', '多少');
    const end = offsets[asked.index + asked[0].length]!;
    return question.slice(0, offsets[asked.index]) + asking + words + question.slice(end);
  }
  const behind = ASKED_BEHIND.exec(folded);
  if (behind) {
    // What was asked for begins behind the last 的 or name.
    const before = folded.slice(0, behind.index);
    const bound = Math.max(before.lastIndexOf('的'), before.lastIndexOf(','), before.lastIndexOf('里')) + 1;
    const from = Math.max(
      offsets[bound]!,
      ...entities.filter(({ end }) => end <= offsets[behind.index]!).map(({ end }) => end),
    );
    const asking = question.slice(offsets[behind.index]).replace(/^[是為为占达達]|^超[过過]/, '有');
    return question.slice(0, from) + words + asking;
  }
  if (thing === null) return `${topic}，那${words}呢？`;
  const { kind } = readAsked(folded, false);
  return ABOUT_THING.has(kind) ? question.replace(thing, words) : `${thing}的${words}？`;
}

/** The name of a person alone, of which only the first character tells that it is one. */
function readPerson(words: string, { entities }: Background, { glossary }: Snapshot): readonly Entity[] {
  const folded = foldText(words);
  const isName =
    /^\p{Script=Han}{2,3}$/u.test(folded) && glossary.surname(folded[0]!) !== null && glossary.explain(folded) === null;
  if (!isName || !entities.some(({ sort }) => sort === 'person')) return [];
  return [{ start: 0, end: words.length, words, folded, sort: 'person', head: '' }];
}

const OFFICE_ALONE = new RegExp(`^副?(?:${OFFICE})$`);
const OFFICES = new RegExp(`副?(?:${OFFICE})`, 'g');

/** 主任, and now 副主任: one office in the place of the other; null when the question asks of none. */
function putOffice(words: string, question: string): string | null {
  if (!OFFICE_ALONE.test(foldText(words))) return null;
  const { folded, offsets } = foldWithOffsets(question);
  const office = [...folded.matchAll(OFFICES)].at(-1);
  if (!office) return null;
  return replaceSpan(
    question,
    { start: offsets[office.index]!, end: offsets[office.index + office[0].length]! },
    words,
  );
}

/**
 * The last question about something else: a name takes the place of the name that is most like it, a year that of the
 * year, a noun that of what was asked for. What has no counterpart joins the question.
 *
 * @param words of the message, in the language of the last question where they can be
 */
export function putInstead(words: string, background: Background, snapshot: Snapshot): string {
  const { question: before } = background;
  const step = STEP.exec(foldText(words));
  const year = step && /(?<!\d)\d{4}(?!\d)/.exec(before);
  if (step && year)
    return replaceSpan(
      before,
      { start: year.index, end: year.index + 4 },
      String(Number(year[0]) + (/^[前上]/.test(step[0]) ? -1 : 1)),
    );
  const office = putOffice(words, before);
  if (office !== null) return office;
  const person = readPerson(words, background, snapshot);
  const entities = person.length > 0 ? person : entitiesOf(words, snapshot);
  if (entities.length === 0) return putNoun(words, background, snapshot);
  const named = entities.reduce((rest, one) => rest.replace(one.words, ''), words);
  const rest = foldText(named).replace(/^[的之\s]+|(?<![的在和与、,\s])[的在和与、,\s]+$/g, '');
  const isThing = rest === '' || /^(?:the|in|for|of|and|year|phase|年|方面|那边|这边)+$/.test(rest);
  const tells = entities.some(({ sort }) => sort === 'year' || sort === 'ordinal');
  const [only] = entities;
  const head = TAIL.exec(foldText(words))?.[0] ?? '';
  if (!isThing && !tells && words.includes('的') && head === '') return `${words}？`;
  // A name that only a part of is known: 某某分院.
  const put =
    !isThing && !tells && only
      ? [{ ...only, words, folded: foldText(words), head: head || only.head }]
      : joinOrdinals(words, entities);
  let { question } = background;
  for (const one of put) {
    const current: Background = Object.assign({}, background, { question, entities: entitiesOf(question, snapshot) });
    question = putEntity(one, current, snapshot);
  }
  // 北大的研究院, and now 上海交大的研究院: the noun is there already.
  return question.replace(/(的[^的]{1,6})\1/, '$1').replace(HOW_MANY, '哪几');
}

/** 科学中心一期 is one name. */
function joinOrdinals(words: string, entities: readonly Entity[]): readonly Entity[] {
  const [one, next, ...more] = entities;
  if (one?.sort !== 'body' || next?.sort !== 'ordinal' || more.length > 0) return entities;
  return [{ ...one, end: next.end, words: words.slice(one.start, next.end) }];
}
