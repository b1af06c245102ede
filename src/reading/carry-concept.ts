import type { Concept } from '../question/question.ts';

/** A form whose bigrams are there but not in one piece. */
const SCATTERED = 0.5;
/** A name in its short form where the other side writes it out: 北大 and 北京大学, 中科院 and 中国科学院. */
const SHORTENED = 0.8;
/** Another word that means nearly the same. */
const NEARLY = 0.7;
const SHORT_FORM = { least: 3, most: 4 } as const;
/** Characters of the full name that the short form may leave out between two of its own. */
const LEFT_OUT = 3;
const HAN = /^\p{Script=Han}+$/u;

/** Whether the characters of `short` stand in `folded` in their order, close together, as in the name it shortens. */
function standsInFull(short: string, folded: string): boolean {
  for (let from = folded.indexOf(short[0]!); from >= 0; from = folded.indexOf(short[0]!, from + 1)) {
    let at = from;
    for (let i = 1; i < short.length && at >= 0; i += 1) {
      const next = folded.indexOf(short[i]!, at + 1);
      const near = next === at + 1 || (next > at && next - at <= LEFT_OUT + 1 && HAN.test(folded.slice(at + 1, next)));
      at = near ? next : -1;
    }
    if (at >= 0) return true;
  }
  return false;
}

function isSubsequence(short: string, full: string): boolean {
  let at = 0;
  for (const char of full) if (char === short[at]) at += 1;
  return at === short.length;
}

/** Whether `folded` holds a short form of the name `full`: its first and last characters with some of those between. */
function standsShortened(full: string, folded: string): boolean {
  for (let from = folded.indexOf(full[0]!); from >= 0; from = folded.indexOf(full[0]!, from + 1))
    for (let length = SHORT_FORM.least; length <= SHORT_FORM.most && length < full.length; length += 1) {
      const short = folded.slice(from, from + length);
      // A short form presses its end together too (科院 for 科学院): 华大学 in 清华大学 is none of 华东师范大学.
      const pressed = short.at(-1) === full.at(-1) && short.slice(-2) !== full.slice(-2);
      if (pressed && isSubsequence(short, full)) return true;
    }
  return false;
}

/** Forms whose edges could go on: a number in a longer number, a Latin word in a longer word, 一期 in 十一期. */
const EDGED = /^[a-z0-9]|[a-z0-9]$|^第?[一二三四五六七八九十百]+\p{Script=Han}?$/u;

/** Whether a form stands in a text by itself: 36 does not stand in 536, nor 5.4 in 15.45, nor 一期 in 十一期. */
function standsAlone(form: string, folded: string): boolean {
  for (let at = folded.indexOf(form); at >= 0; at = folded.indexOf(form, at + 1)) {
    const before = folded.slice(Math.max(0, at - 2), at);
    const after = folded.slice(at + form.length, at + form.length + 2);
    const goesOn =
      (/^[a-z0-9]/.test(form) && /[a-z0-9]$|\d[.,]$/.test(before)) ||
      (/[a-z0-9]$/.test(form) && /^(?:[a-z0-9]|[.,]\d)/.test(after)) ||
      (/^[一二三四五六七八九十百]/.test(form) && /[一二三四五六七八九十百]$/.test(before)) ||
      (/[一二三四五六七八九十百]$/.test(form) && /^[一二三四五六七八九十百]/.test(after));
    if (!goesOn) return true;
  }
  return false;
}

/** An office that another text may hold as 副: the deputy is somebody else. */
const OFFICE = /(?:长|主任|书记|主席|经理|总裁)$/;

function holdsOffice(office: string, folded: string): boolean {
  for (let at = folded.indexOf(office); at >= 0; at = folded.indexOf(office, at + 1))
    if (folded[at - 1] !== '副') return true;
  return false;
}

function carryForm(form: string, exact: boolean, folded: string): number {
  if (EDGED.test(form)) return standsAlone(form, folded) ? 1 : 0;
  if (exact && OFFICE.test(form)) return holdsOffice(form, folded) ? 1 : 0;
  if (folded.includes(form)) return 1;
  if (form.length < 2 || !HAN.test(form)) return 0;
  if (form.length <= SHORT_FORM.most && standsInFull(form, folded)) return SHORTENED;
  if (form.length > SHORT_FORM.least && standsShortened(form, folded)) return SHORTENED;
  if (exact || form.length < 3) return 0;
  let parts = 0;
  for (let i = 0; i + 1 < form.length; i += 1) if (folded.includes(form.slice(i, i + 2))) parts += 1;
  return (SCATTERED * parts) / (form.length - 1);
}

/** How far a folded text carries a concept, 0 to 1: 1 in one piece, less in a short form or in parts. */
export function carryConcept(concept: Concept, folded: string): number {
  let best = 0;
  for (const form of concept.forms) {
    best = Math.max(best, carryForm(form, concept.exact, folded));
    if (best === 1) return best;
  }
  return best < NEARLY && concept.near?.some((word) => folded.includes(word)) ? NEARLY : best;
}

const CLAUSE = /(?:[^,，;；。！？!?:：\n]|(?<=\d),(?=\d{3}))+/g;

/** White space, closing marks at the start and opening marks at the end belong to the neighbours. */
const EDGE_START = /^[\s”’」』》)\]】、]+/;
const EDGE_END = /(?<![\s“‘「『《([【])[\s“‘「『《([【]+$/;

/** The clauses of a folded sentence as spans without the white space and marks between them. */
export function splitClauses(folded: string): readonly { readonly start: number; readonly end: number }[] {
  return [...folded.matchAll(CLAUSE)].map(({ 0: clause, index }) => ({
    start: index + clause.length - clause.replace(EDGE_START, '').length,
    end: index + clause.replace(EDGE_END, '').length,
  }));
}

/** How much of the question's weight a folded clause carries. */
export function weighClause(concepts: readonly Concept[], folded: string): number {
  return concepts.reduce((sum, concept) => sum + concept.weight * carryConcept(concept, folded), 0);
}
