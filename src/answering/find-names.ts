import type { Glossary } from '../language/glossary.ts';
import type { Span } from './answer.ts';

/** A name in a folded text with how it is written in English. */
export interface ExplainedName extends Span {
  readonly meaning: string;
}

const OFFICE =
  '处长|局长|主任|院长|校长|书记|市长|区长|县长|秘书长|主席|会长|部长|厅长|所长|院士|教授|博士|董事长|总经理|负责人|科学家|记者|主编|医生';
const SPEAKS = '表示|介绍|说|称|透露|指出|认为|强调|告诉|坦言';
/** Behind an office, or before a word of saying, stands a name of two or three characters. */
const PERSONS = [
  new RegExp(`(?<=${OFFICE})(\\p{Script=Han}{2,3}?)(?=${SPEAKS}|等|的|团队|[^\\p{Script=Han}]|$)`, 'gu'),
  new RegExp(`(?<=[^\\p{Script=Han}]|^)(\\p{Script=Han}{2,3})(?=${SPEAKS})`, 'gu'),
];
/** Kinds of place and institution: what stands before them may be a name that no dictionary has. */
const KINDS: readonly (readonly [chinese: string, english: string])[] = [
  ['实验室', 'Laboratory'],
  ['科学城', 'Science City'],
  ['研究院', 'Research Institute'],
  ['大学', 'University'],
  ['新区', 'New Area'],
  ['街道', 'Subdistrict'],
  ['医院', 'Hospital'],
  ['区', 'District'],
  ['县', 'County'],
  ['镇', 'Town'],
  ['湖', 'Lake'],
  ['山', 'Mountain'],
  ['江', 'River'],
];
/** The first character of a name is none that binds. */
const NAMED = new RegExp(
  `((?![在于与和及由以从到向为是的了将把被对等新全本各])\\p{Script=Han}{2})(${KINDS.map(([chinese]) => chinese).join('|')})`,
  'gu',
);
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

const capitalize = (syllables: readonly string[]) => {
  const word = syllables.join('').replaceAll('v', 'ü');
  return word.slice(0, 1).toUpperCase() + word.slice(1);
};

/** `Zhou Yan` of 周艳, or null when it does not begin with a surname or may sound in several ways. */
export function spellPerson(name: string, glossary: Glossary): string | null {
  const surname = glossary.surname(name[0] ?? '');
  const syllables = surname === null ? null : glossary.spell(name);
  // The surname may sound otherwise than the character elsewhere (单, 曾); what follows it sounds as it does.
  return surname === null || syllables === null ? null : `${surname} ${capitalize(syllables.slice(1))}`;
}

/** Offsets at which a word begins or ends. */
export function listBoundaries(folded: string): ReadonlySet<number> {
  const boundaries = new Set([folded.length]);
  for (const { index } of segmenter.segment(folded)) boundaries.add(index);
  return boundaries;
}

/**
 * The names in a folded text: proper nouns of the dictionary, persons in a place where a name must stand, and two
 * characters that mean nothing before a kind of institution or place (金凤实验室, Jinfeng Laboratory), by their sound.
 */
export function findNames(folded: string, glossary: Glossary): readonly ExplainedName[] {
  const boundaries = listBoundaries(folded);
  const found: ExplainedName[] = [];
  for (let at = 0; at < folded.length; at += 1) {
    const name = boundaries.has(at) ? glossary.nameAt(folded, at) : null;
    const meaning = name !== null && boundaries.has(at + name.length) ? glossary.explain(name) : null;
    if (name === null || meaning === null) continue;
    found.push({ start: at, end: at + name.length, meaning });
    at += name.length - 1;
  }
  for (const pattern of PERSONS)
    for (const match of folded.matchAll(pattern)) {
      const name = match[1]!;
      const meaning = glossary.explain(name) === null ? spellPerson(name, glossary) : null;
      if (meaning !== null) found.push({ start: match.index, end: match.index + name.length, meaning });
    }
  for (const match of folded.matchAll(NAMED)) {
    const [words, name = '', kind = ''] = match;
    const syllables = glossary.explain(name) === null ? glossary.spell(name) : null;
    const edges = [match.index, match.index + name.length, match.index + words.length];
    if (syllables === null || glossary.explain(words) !== null || !edges.every((edge) => boundaries.has(edge)))
      continue;
    const english = KINDS.find(([chinese]) => chinese === kind)![1];
    found.push({ start: match.index, end: match.index + words.length, meaning: `${capitalize(syllables)} ${english}` });
  }
  // 卞修武 is a person; 修武 in it is no county.
  return found
    .toSorted((a, b) => b.end - b.start - (a.end - a.start))
    .filter((name, i, all) => !all.slice(0, i).some((other) => name.start < other.end && other.start < name.end));
}
