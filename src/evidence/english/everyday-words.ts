import { readEnglishWords } from '../../language/english-words.ts';
import { ACTIONS } from './everyday-actions.ts';
import { QUALITIES } from './everyday-qualities.ts';
import { THINGS } from './everyday-things.ts';

/**
 * Everyday English of notices and reports with the Chinese that says the same, where a dictionary has it late, in
 * another sense or not at all. Written and reviewed by us; no names. Left: words of one meaning; right: what may stand
 * in the quote, single characters where they are the word.
 */
const ROWS = [ACTIONS, THINGS, QUALITIES];

const rows = ROWS.flatMap((part) => part.trim().split('\n')).map((row) => {
  const [english = '', chinese = ''] = row.split(' = ');
  return { english: english.split(' '), chinese: chinese.split(' ') };
});

/** Words that tell of the article, bind, or say what every sentence says: nothing can be asserted by them alone. */
const FRAME =
  'article report reported reports reporting text passage source quote mentioned regard fact well also however moreover furthermore addition additionally overall meanwhile thus therefore thereby hence via etc e.g i.e namely respectively like while although though whether either within without toward towards among amongst upon across along against throughout plus versus including include includes included such as per de la co non s t ve re ll d m mr ms dr said says say stated states noted added told explained according thing things way ways kind sort did does do done doing being having become becomes became let lets make makes made making take takes took taken taking come comes came go goes put puts there here whom whose former latter itself itself themselves one ones whole total totalling totaling number numbers amount amounts figure figures set related relevant concerned respective';

const key = (word: string) => readEnglishWords(word)[0]?.family ?? word;

let byFamily: Map<string, Set<string>> | undefined;
const frame = new Set(FRAME.split(' '));

/** What may stand in a Chinese text for an everyday word; empty for a word that no row has. */
export function listEverydayChinese(family: string): ReadonlySet<string> {
  if (!byFamily) {
    byFamily = new Map();
    for (const { english, chinese } of rows)
      for (const word of english) {
        const family = key(word);
        const known = byFamily.get(family) ?? new Set();
        for (const form of chinese) known.add(form);
        byFamily.set(family, known);
      }
  }
  return byFamily.get(family) ?? new Set();
}

export const isFrameWord = (word: string) => frame.has(word);
