import type { TermGroup } from '../index/keyword-index.ts';
import { tokenize } from '../index/tokenize.ts';
import type { Question } from '../question/question.ts';

/** Words that ask; a passage that happens to hold one is no better for it. */
const ASKING =
  /多少|什么|哪些|哪个|哪几个|哪家|哪位|哪里|哪儿|哪一?年|哪|谁|如何|怎么样?|怎样|为什么|为何|是否|[吗呢的了是有几]|请问/g;

/** The parts of a question that the keyword indexes are asked for. */
export function listTermGroups(question: Question): readonly TermGroup[] {
  if (question.language === 'en')
    return question.concepts
      .filter((concept) => concept.forms.length > 0)
      .map((concept) => concept.forms.map(tokenize));
  // A name that has others (北大, 北京大学) is one part of the question, whichever of them a passage holds.
  const named = question.concepts.map(({ words, forms }) => ({ words, forms: forms.filter(isWord) }));
  const several = named.filter(({ forms }) => forms.length > 1);
  const rest = several.reduce((text, { words }) => text.replaceAll(words, ' '), question.plain);
  const tokens = new Set(tokenize(rest.replace(ASKING, ' ')));
  return [...[...tokens].map((token) => [[token]]), ...several.map(({ forms }) => forms.map(tokenize))];
}

/** A form of one character is no token of the index where it stands beside others. */
function isWord(form: string): boolean {
  return form.length > 1;
}
