import { splitClauses } from '../../reading/carry-concept.ts';
import type { Problem } from './problem.ts';
import { hideFacts, type Source } from './read-source.ts';
import { listTerms, weighTerms } from './terms.ts';

/** Words that hold a negating character and deny nothing. */
const HARMLESS =
  /不断|不仅|不但|不只|不少|不同|不过|不久|不禁|不论|不管|不超过|不少于|不低于|不高于|不多于|不到|不足|不等|差不多|不锈钢|不动产|不得不|不可不|无论|无人机|无锡|无线|无偿|无障碍|未来|非常|非洲|非遗|除非|莫非|没收|未成年/g;
const NEGATION = /不|没|无|未|非|勿|禁止|拒绝|否认|否定|\bnot?\b|n't\b|\bnever\b|\bwithout\b/g;
/** A clause says the same as another when it carries this much of it; else nothing can be said about denying. */
const SAME = 0.6;
const LAST = 2;

const isDenied = (folded: string) => (folded.replace(HARMLESS, '').match(NEGATION) ?? []).length % 2 === 1;

/** Clauses of a folded claim that deny what the source says, or say what it denies. */
export function compareNegation(folded: string, source: Source): readonly Problem[] {
  const hidden = hideFacts(folded);
  return splitClauses(folded).flatMap(({ start, end }): readonly Problem[] => {
    const clause = folded.slice(start, end);
    // What a negation changes must not count for likeness: 未完成 has to meet 完成.
    const plain = hidden.slice(start, end).replace(NEGATION, ' ');
    const terms = listTerms(plain);
    // What is denied stands at the end: 公园里有 is common to many clauses, 停车场 is not.
    const weights = weighTerms(plain, terms).map((weight, i) => (i >= terms.length - LAST ? 2 * weight : weight));
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    const likeness = source.clauses.map((part) =>
      terms.reduce(
        (sum, { term }, i) => sum + (part.terms.has(term) || part.folded.includes(term) ? weights[i]! : 0),
        0,
      ),
    );
    const best = Math.max(0, ...likeness);
    if (whole === 0 || best / whole < SAME) return [];
    const denied = isDenied(clause);
    const alike = source.clauses.filter((_, i) => likeness[i]! > 0.9 * best);
    return alike.some((part) => isDenied(part.folded) === denied) ? [] : [{ kind: 'negation', words: clause }];
  });
}
