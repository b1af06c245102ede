import type { Glossary } from '../../language/glossary.ts';
import type { Problem } from '../claims/problem.ts';
import type { LedWord } from './lead-words.ts';
import type { Place } from './read-layer.ts';
import type { ChineseSource } from './read-chinese-source.ts';

/** What may stand between a subject and its verb. */
const BETWEEN =
  /^(?:will|would|shall|has|have|had|also|jointly|further|together|first|then|already|again|still|now|recently|currently|\w+ly)$/;
/** After these the name is no subject that acts. */
const PASSIVE = /^(?:is|are|was|were|be|been|being|gets?|got)$/;

interface Acting {
  readonly subject: LedWord;
  readonly verb: LedWord;
}

const LINKS = /^(?:after|before|since|until|during|under|about|over|because|due|according|following)$/;

const inName = ({ token }: LedWord) => token.capital && !token.stop && !LINKS.test(token.lower);

/** Whether a word ends a name that begins a clause: not one behind in or of. */
function beginsClause(led: readonly LedWord[], end: number): boolean {
  let at = end;
  if (!inName(led[end]!)) return false;
  while (at > 0 && led[at]!.token.joined && inName(led[at - 1]!)) at -= 1;
  if (at > 0 && led[at]!.token.joined && led[at - 1]!.token.lower === 'the') at -= 1;
  return at === 0 || !led[at]!.token.joined || /^(?:that|while|but)$/.test(led[at - 1]!.token.lower);
}

const AUXILIARY = /^(?:is|are|was|were|has|have|had|will|can|may|must|should)$/;

/** SMEs registered in the zone may apply: registering is not what is told. */
function isParticiple({ token }: LedWord, led: readonly LedWord[]): boolean {
  const rest = led.filter((other) => other.token.start >= token.end);
  return (
    token.lower.endsWith('ed') &&
    /^(?:in|by|at|under|from|with)$/.test(rest[0]?.token.lower ?? '') &&
    rest.some((other) => AUXILIARY.test(other.token.lower))
  );
}

/** Names that are directly followed by what they do: Chongqing supports, Chongqing has introduced. */
function listActing(led: readonly LedWord[], folded: string, glossary: Glossary): readonly Acting[] {
  const isKnown = ({ start, end }: Place) => glossary.nameAt(folded, start)?.length === end - start;
  return led.flatMap((subject, i): readonly Acting[] => {
    // The first word of a sentence has a capital whatever it is: Traffic resumed.
    const isAlone = subject.token.initial && !subject.places.some(isKnown);
    if (isAlone || !beginsClause(led, i) || subject.places.length === 0) return [];
    for (const word of led.slice(i + 1)) {
      if (!word.token.joined || PASSIVE.test(word.token.lower)) return [];
      if (BETWEEN.test(word.token.lower)) continue;
      if (isParticiple(word, led)) return [];
      return word.frame || word.token.capital || word.places.length === 0 ? [] : [{ subject, verb: word }];
    }
    return [];
  });
}

const inSentence = (places: readonly Place[], { start, end }: Place) =>
  places.filter((place) => place.start >= start && place.end <= end);

/** Names told to do what the quotes tell of somebody before them: 重庆支持上海交通大学. */
export function checkOrder(
  led: readonly LedWord[],
  { sentences, folded }: ChineseSource,
  glossary: Glossary,
): readonly Problem[] {
  return listActing(led, folded, glossary).flatMap(({ subject, verb }): readonly Problem[] => {
    const pairs = sentences
      .map((sentence) => [inSentence(subject.places, sentence), inSentence(verb.places, sentence)] as const)
      .filter(([subjects, verbs]) => subjects.length > 0 && verbs.length > 0);
    const acts = pairs.some(([subjects, verbs]) =>
      subjects.some((own) => verbs.some((other) => own.start < other.start || own.start < other.end)),
    );
    return pairs.length === 0 || acts ? [] : [{ kind: 'name', words: `${subject.token.raw} ${verb.token.raw}` }];
  });
}
