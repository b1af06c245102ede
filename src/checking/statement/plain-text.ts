import type { AliasTable } from '../../language/alias-table.ts';
import { foldText } from '../../language/fold.ts';

const MARKS = /[“”"‘’「」『』《》〈〉()（）【】[\]]/g;
/** 8500件(套) counts in 件. */
const OTHER_MEASURE = /(?<=\d[万亿]?[件台个项条])[(（][套组台件辆][)）]/g;
/** White space counts between two Latin words only. */
const SPACE = /(?<![a-z0-9])\s+|\s{2,}|\s(?![a-z0-9])/g;
const DASH = /[–—―~]+/g;

/**
 * The form in which a statement and its quotes are compared: folded, without quotation marks and brackets, and with
 * the full name for every short one.
 */
export function plainText(text: string, aliases: AliasTable): string {
  const folded = bareText(text);
  let plain = '';
  for (let at = 0; at < folded.length;) {
    const name = aliases.nameAt(folded, at);
    plain += name === null ? folded[at]! : aliases.fullOf(name);
    at += name?.length ?? 1;
  }
  return plain;
}

/** The same with short names as they are. */
export function bareText(text: string): string {
  return foldText(text).replaceAll(OTHER_MEASURE, '').replaceAll(MARKS, '').replaceAll(SPACE, '').replaceAll(DASH, '-');
}
