import type { Problem } from '../claims/problem.ts';
import { alignClause, splitClauses } from './align-clauses.ts';
import type { LedWord, Place } from './lead-words.ts';
import type { ChineseSource } from './read-chinese-source.ts';
import type { Statement } from './split-statement.ts';

const HARMLESS =
  /不断|不仅|不但|不只|不少|不同|不过|不久|不禁|不论|不管|不超过|不少于|不低于|不高于|不多于|不到|不足|不等|差不多|不锈钢|不动产|不得不|不可不|无论|无人机|无锡|无线|无偿|无障碍|未来|非常|非洲|非遗|除非|莫非|没收|未成年|时不我待|不可或缺|坚定不移|不迁|不转|不断/g;
const CHINESE_NOT = /不|没|无|未|非|勿|免|禁止|严禁|拒绝|否认|停止|停运|停课|取消|避免|防止/;
const ENGLISH_NOT =
  /\b(?:not(?! only| (?:more|less|fewer|higher|lower|later|exceed))|cannot|no(?! (?:more|less|fewer|higher|lower|later) than)|never|neither|nor|without|none|nobody|nothing|fail(?:s|ed)?|refus(?:e|es|ed)|den(?:y|ies|ied)|unable)\b|n't\b/i;
/** 行动计划 and “…”计划 are names; 计划 before what is planned is a verb. */
const PLANS = '(?<![动项展该目》”学划才期这])计划(?![》的,，。;；”(])';
const CHINESE_PLAN = new RegExp(
  `将(?!近|军|来)|${PLANS}|力争|争取|预计|拟(?!态)|有望|准备|打算|目标|旨在|今后|下一步|接下来|未来|即将|要(?!素|求|点|闻)|意在|致力|以便|应当?|须|需|到20\\d\\d年`,
);
const STRONG_PLAN = new RegExp(
  `将(?!近|军|来)|${PLANS}|力争|争取|预计|拟(?!态)|有望|打算|今后|下一步|接下来|即将|要(?!素|求|点|闻)`,
);
const CHINESE_DONE = /已|了|曾|成功|完成|获得|取得/;
const ENGLISH_PLAN =
  /\b(?:will|would|shall|should|must|plan(?:s|ned|ning)?|aim(?:s|ed|ing)?|intend(?:s|ed)?|expect(?:s|ed)?|going to|is to|are to|goals?|targets?|strive[sd]?|seeks?|sought|to be|propos(?:e[sd]?|al)|need(?:s|ed)?|hopes?|objectives?|upcoming|future|next step|scheduled|set to|about to|be)\b|'ll\b/i;
const ENGLISH_FUTURE =
  /\b(?:will|would|shall|plans? to|plan(?:s|ned)? to|aims? to|intends? to|expect(?:s|ed)? to|going to|is to|are to|strives? to|seeks? to|set to|about to|scheduled to|hopes? to)\b|'ll\b/i;
const ENGLISH_DONE =
  /\b(?:has|have|had|was|were|already|did|built|began|became|brought|gave|held|led|made|met|paid|rose|fell|grew|took|won|wrote)\b/i;
/** A verb of the past behind a noun and before what it takes: signed a contract; not an interconnected platform. */
const FINITE = /\w+\s(\w{2,}ed)\s(?=(?:a|an|the|its|their|in|on|with|to|from|for|at|more|over|about|up|[A-Z\d]))/g;
const NO_SUBJECT = /\b(?:the|a|an|of|by|be|is|are|been|being|and|with|for|to|as|which|that)\s\w+ed\s$/i;

function tellsResult(words: string): boolean {
  if (ENGLISH_DONE.test(words)) return true;
  return [...words.matchAll(FINITE)].some(({ 0: found }) => !NO_SUBJECT.test(found));
}

const contains = (outer: Place, inner: Place) => outer.start <= inner.start && inner.end <= outer.end;

/** Denials that only one side has, and plans told as results or results as plans. */
export function checkModes(statement: Statement, source: ChineseSource, led: readonly LedWord[]): readonly Problem[] {
  const { text } = statement;
  return splitClauses(statement).flatMap((clause): readonly Problem[] => {
    const inClause = led.filter(({ token }) => token.start >= clause.start && token.end <= clause.end);
    const aligned = alignClause(inClause, source);
    if (aligned.length === 0) return [];
    const words = text.slice(clause.start, clause.end).trim();
    const parts = aligned.map(({ start, end }) => source.folded.slice(start, end).replace(HARMLESS, ''));
    const denied = ENGLISH_NOT.test(words);
    const problems: Problem[] = [];
    if (
      !parts.some((part) => CHINESE_NOT.test(part) === denied) &&
      (denied || parts.every((part) => /不|没有|未能|无法|并非/.test(part)))
    )
      problems.push({ kind: 'negation', words });
    // What is planned is told before it, and holds for what follows in its sentence.
    const heads = aligned.map(({ start, end }) => {
      const sentence = source.sentences.find((span) => contains(span, { start, end }));
      return source.folded.slice(sentence?.start ?? start, end);
    });
    if (ENGLISH_FUTURE.test(words) && !heads.some((head) => CHINESE_PLAN.test(head)))
      problems.push({ kind: 'plan', words });
    const planned = heads.every((head, i) => STRONG_PLAN.test(head) && !CHINESE_DONE.test(parts[i]!));
    if (planned && tellsResult(words) && !ENGLISH_PLAN.test(words)) problems.push({ kind: 'plan', words });
    return problems;
  });
}
