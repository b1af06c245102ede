import type { Glossary } from '../../language/glossary.ts';
import type { Problem } from '../claims/problem.ts';
import { alignClause, cutClause, splitClauses } from './align-clauses.ts';
import { isName } from './check-words.ts';
import type { LedWord } from './lead-words.ts';
import type { Place } from './read-layer.ts';
import type { MatchedFact } from './match-fact.ts';
import type { ChineseSource } from './read-chinese-source.ts';
import { isInside, overlaps } from './source-parts.ts';
import type { Statement } from './split-statement.ts';

const KINDS =
  '大学|学院|研究院|研究所|实验室|公司|集团|中心|医院|银行|中学|小学|学校|委员会|协会|科协|博物馆|图书馆|新区|科学城|区|县|镇|局|厅';
/** A name that begins a sentence or a clause, up to the first kind of body in it. */
const OPENING = new RegExp(`(?<=^|[\\n。;；,，])\\p{Script=Han}{2,14}?(?:${KINDS})`, 'gu');
const SPEAKS = /^\S{0,4}?(?:说|表示|介绍|称|透露|指出|认为|强调|解释)/;

interface Entity extends Place {
  readonly kind: string;
}

/** Bodies and places that the quotes name. */
function listEntities(folded: string, glossary: Glossary): readonly Entity[] {
  const entities: Entity[] = [];
  for (let at = 0; at < folded.length; at += 1) {
    const name = glossary.nameAt(folded, at);
    if (name === null || name.length < 2) continue;
    entities.push({ start: at, end: at + name.length, kind: name.slice(-2) });
    at += name.length - 1;
  }
  for (const { 0: words, index } of folded.matchAll(/周[一二三四五六日]/g))
    entities.push({ start: index, end: index + words.length, kind: '周' });
  for (const { 0: words, index } of folded.matchAll(OPENING))
    if (!/[的将在与和对把]/.test(words))
      entities.push({ start: index, end: index + words.length, kind: words.slice(-2) });
  return entities;
}

/** What tells a name from others of its kind. */
const distinct = ({ start, end }: Entity): Place => (end - start > 2 ? { start, end: end - 2 } : { start, end });

/**
 * Names in the place of others: one that the aligned clause of the quotes does not hold while it names another of the
 * kind, and one from around the quotes while they open with a name of their own.
 */
export function checkRoles(
  statement: Statement,
  matched: readonly MatchedFact[],
  source: ChineseSource,
  led: readonly LedWord[],
  glossary: Glossary,
): readonly Problem[] {
  const { folded } = source;
  const entities = listEntities(folded, glossary);
  const mentioned = (entity: Entity) =>
    led.some(({ frame, places }) => !frame && places.some((place) => overlaps(place, distinct(entity))));
  const problems: Problem[] = [];
  for (const clause of splitClauses(statement)) {
    const { words, facts } = cutClause(clause, led, matched);
    const names = words.filter(({ token, frame, places }) => isName(token) && !frame && places.length > 0);
    for (const { token, places } of names) {
      const rest = words.filter((word) => word.token !== token && !sharesPlace(word.places, places));
      const aligned = alignClause(rest, facts, source);
      if (aligned.length === 0 || places.some((place) => aligned.some((span) => isInside(place, span)))) continue;
      const kinds = new Set(
        entities.filter((entity) => places.some((place) => overlaps(place, entity))).map(({ kind }) => kind),
      );
      const rival = entities.some(
        (entity) => kinds.has(entity.kind) && aligned.some((span) => isInside(entity, span)) && !mentioned(entity),
      );
      if (rival) problems.push({ kind: 'name', words: token.raw });
    }
  }
  const borrowed = led.filter(
    ({ token, frame, places, around }) =>
      isName(token) && !frame && places.length === 0 && around.some((layer) => layer.length > 0),
  );
  if (borrowed.length > 0) {
    const own = entities.find(
      (entity) => opens(entity, source) && !SPEAKS.test(folded.slice(entity.end)) && !mentioned(entity),
    );
    const kinds = new Set(
      source.context.flatMap((text, i) =>
        listEntities(text, glossary)
          .filter((entity) =>
            borrowed.some(({ around }) => around[i]!.some((place) => overlaps(place, distinct(entity)))),
          )
          .map(({ kind }) => kind),
      ),
    );
    const rival = entities.some((entity) => kinds.has(entity.kind) && !mentioned(entity));
    if (own || rival) problems.push({ kind: 'name', words: borrowed[0]!.token.raw });
  }
  return problems;
}

/** Whether two words are parts of one name: Peking, University. */
const sharesPlace = (a: readonly Place[], b: readonly Place[]) =>
  a.some((one) => b.some(({ start, end }) => one.start === start && one.end === end));

/** Whether an entity begins a sentence of the quotes. */
const opens = (entity: Entity, { sentences, folded }: ChineseSource) =>
  sentences.some(
    ({ start, end }) => isInside(entity, { start, end }) && /^[\s\n]*$/.test(folded.slice(start, entity.start)),
  );
