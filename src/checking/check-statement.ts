import { type AliasTable, createAliasTable } from '../language/alias-table.ts';
import { detectLanguage } from '../language/detect-language.ts';
import type { Glossary } from '../language/glossary.ts';
import type { Problem } from './claims/problem.ts';
import { checkEnglishStatement } from './english/check-english-statement.ts';
import { checkClause, type CheckedClause } from './statement/check-clause.ts';
import type { Placed } from './statement/choose-places.ts';
import { compareSequence } from './statement/compare-order.ts';
import { compareQuotations } from './statement/compare-quotations.ts';
import { findForeignMarks } from './statement/find-foreign-marks.ts';
import { type NameFinder, nameAtStart } from './statement/name-at-start.ts';
import { plainText } from './statement/plain-text.ts';
import { readSourceSentences, type SourceSentence } from './statement/source-sentence.ts';
import { splitStatement, type StatementClause } from './statement/split-statement.ts';
import type { CitedText, StatementCheck } from './statement-check.ts';

export type { CitedText, StatementCheck } from './statement-check.ts';

let general: AliasTable | undefined;

/**
 * Whether a written sentence says nothing that its quotes do not say.
 *
 * A Chinese one, in either script: every figure with its unit, limit and what it is of, every date, name and word,
 * denials, plans, direction and rank, clause by clause, each against one sentence of the quotes. It compares words and
 * their order and does not reason: no sums, no conclusions. In doubt it rejects.
 *
 * @param aliases other names of the same thing that the articles introduce
 */
export function checkStatement(
  text: string,
  cited: readonly CitedText[],
  glossary: Glossary,
  aliases: AliasTable = (general ??= createAliasTable([])),
): StatementCheck {
  const foreign = findForeignMarks(text, cited);
  if (foreign.length > 0) return { supported: false, problems: foreign };
  if (detectLanguage(text) === 'en') return checkEnglishStatement(text, cited, glossary);
  const problems = [
    ...compareQuotations(text, cited),
    ...compareClauses(plainText(text, aliases), readSourceSentences(cited, aliases), {
      aliases,
      nameAt: glossary.nameAt,
    }),
  ];
  return { supported: problems.length === 0, problems };
}

interface LastRead {
  readonly text: string;
  readonly aliases: AliasTable;
  readonly nameAt: NameFinder['nameAt'];
  readonly clauses: readonly StatementClause[];
  readonly checked: WeakMap<StatementClause, WeakMap<SourceSentence, CheckedClause>>;
}
let last: LastRead | undefined;

/** The clauses of a statement with what is known of them: it is compared with the same sentences in many groups. */
function readOnce(text: string, { aliases, nameAt }: NameFinder): LastRead {
  if (last?.text !== text || last.aliases !== aliases || last.nameAt !== nameAt)
    last = { text, aliases, nameAt, clauses: splitStatement(text).clauses, checked: new WeakMap() };
  return last;
}

/** Compares each clause of a plain statement with the sentence that says most of it. */
function compareClauses(text: string, sentences: readonly SourceSentence[], names: NameFinder): readonly Problem[] {
  if (isVerbatim(text, sentences)) return [];
  const { clauses, checked } = readOnce(text, names);
  if (FRAGMENT.test(text) || clauses.every(({ words, facts }) => words.length === 0 && facts.length === 0))
    return [{ kind: 'uncovered', words: text }];
  let inherited: string | null = null;
  let previous: { readonly source: SourceSentence; readonly placed: readonly Placed[] } | null = null;
  const problems: Problem[] = [];
  for (const clause of clauses) {
    const known = checked.get(clause) ?? new WeakMap<SourceSentence, CheckedClause>();
    checked.set(clause, known);
    const judged = sentences.map((source) => {
      const found = known.get(source) ?? checkClause(clause, text, inherited, source, names);
      known.set(source, found);
      const { problems, placed } = found;
      const before = previous?.source === source ? previous.placed : null;
      return {
        source,
        placed,
        found: [...problems, ...(before ? compareSequence(clause, before, placed, source) : [])],
      };
    });
    const [best] = judged.toSorted(
      (a, b) =>
        a.found.length - b.found.length ||
        Number(b.source === previous?.source) - Number(a.source === previous?.source),
    );
    problems.push(...(best?.found ?? [{ kind: 'uncovered', words: clause.text }]));
    previous = best ?? null;
    inherited = nameAtStart(clause.text, names) ?? inherited;
  }
  return problems;
}

/** 的人 and 和企业: the end of a sentence, of so few letters that nothing is said, or one that breaks off behind 的. */
const FRAGMENT =
  /^[的了着得和与及]|^[^\p{L}\p{N}]*(?:[\p{L}\p{N}][^\p{L}\p{N}]*){0,3}$|[的和与及或由被把向在从][。!?;,.…]*$/u;
const END = /(?<![。!?;,.…])[。!?;,.…]+$/;

/** Whether a plain statement is one or more whole sentences of the quotes, one behind the other. */
function isVerbatim(text: string, sentences: readonly SourceSentence[]): boolean {
  const wanted = text.replace(END, '');
  return sentences.some((_, i) => {
    let joined = '';
    for (const sentence of sentences.slice(i)) {
      if (joined.length > wanted.length) return false;
      joined += sentence.text;
      if (wanted !== '' && joined.replace(END, '') === wanted) return true;
    }
    return false;
  });
}
