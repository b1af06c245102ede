import type { Snapshot } from '../index/snapshot.ts';
import { detectLanguage } from '../language/detect-language.ts';
import { foldText } from '../language/fold.ts';
import { findEnglishEntities } from './find-english-entities.ts';
import { type Entity, findEntities } from './find-entities.ts';
import { stripAsking } from './strip-asking.ts';
import type { Turn } from './turn.ts';
import { ANY_BODY } from './words.ts';

/** What the turns before a message speak of. */
export interface Background {
  /** The last question, and whether it is in English. */
  readonly question: string;
  readonly english: boolean;
  /** What the last question is about, without what it asks. */
  readonly topic: string;
  readonly entities: readonly Entity[];
  /** What 它 means: the thing the last question is about; null when it names none. */
  readonly thing: string | null;
  readonly person: string | null;
  /** The latest name of a body that ends with a noun (研究院), or null. */
  named(noun: string): string | null;
}

/** The noun of a name as people also write it. */
const SHORT_NOUNS: ReadonlyMap<string, string> = new Map([
  ['lab', 'laboratory'],
  ['laboratory', 'lab'],
  ['centre', 'center'],
  ['center', 'centre'],
]);

/** Entities of a text in whichever language it is. */
export function entitiesOf(text: string, snapshot: Snapshot): readonly Entity[] {
  return detectLanguage(text) === 'en' ? findEnglishEntities(text, snapshot) : findEntities(text, snapshot);
}

/** The words of an entity, with the ordinal behind it: 科学中心一期. */
function withOrdinal(text: string, entities: readonly Entity[], one: Entity): string {
  const next = entities[entities.indexOf(one) + 1];
  const belongs = next?.sort === 'ordinal' && text.slice(one.end, next.start).trim() === '';
  return text.slice(one.start, belongs ? next.end : one.end);
}

/** By its noun, or a name that is known for a body's. */
function isBody({ folded, head }: Entity, { aliases }: Snapshot): boolean {
  return head !== '' || aliases.othersOf(folded).length > 0;
}

function findThing(text: string, entities: readonly Entity[]): string | null {
  const thing = entities.find(({ sort }) => sort === 'body' || sort === 'quoted' || sort === 'person');
  return thing ? withOrdinal(text, entities, thing) : null;
}

/** @param turns the oldest first, at least one */
export function lookBack(turns: readonly Turn[], snapshot: Snapshot): Background {
  const { question, answer } = turns.at(-1)!;
  const english = detectLanguage(question) === 'en';
  const entities = entitiesOf(question, snapshot);
  const inAnswer = entitiesOf(answer, snapshot);
  const texts = turns.toReversed().flatMap((turn) => [turn.question, turn.answer]);
  return {
    question,
    english,
    topic: stripAsking(question, english),
    entities,
    thing: findThing(question, entities),
    person: [...entities, ...inAnswer].find(({ sort }) => sort === 'person')?.words ?? null,
    named(noun) {
      const same = SHORT_NOUNS.get(noun) ?? noun;
      const ends = (one: Entity) =>
        one.folded.length > noun.length &&
        one.sort !== 'year' &&
        (one.folded.endsWith(noun) || one.folded.endsWith(same));
      for (const text of texts) {
        const all = entitiesOf(text, snapshot);
        const found = all.find(ends);
        if (found) return withOrdinal(text, all, found);
      }
      if (!ANY_BODY.test(noun)) return null;
      return (
        turns
          .toReversed()
          .flatMap((turn) => entitiesOf(turn.question, snapshot))
          .find((one) => isBody(one, snapshot))?.words ?? null
      );
    },
  };
}

/** Whether a text holds words, in any script. */
export function holds(text: string, words: string): boolean {
  return words !== '' && foldText(text).includes(foldText(words));
}
