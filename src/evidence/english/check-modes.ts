import type { Problem } from '../claims/problem.ts';
import type { LedWord } from './lead-words.ts';
import type { ChineseSource } from './read-chinese-source.ts';
import type { Statement } from './split-statement.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

const HARMLESS =
  /不断|不仅|不但|不只|不少|不同|不过|不久|不禁|不论|不管|不超过|不少于|不低于|不高于|不多于|不到|不足|不等|差不多|不锈钢|不动产|不得不|不可不|无论|无人机|无锡|无线|无偿|无障碍|未来|非常|非洲|非遗|除非|莫非|没收|未成年|时不我待|不可或缺|坚定不移|不迁|不转|不断/g;
const CHINESE_NOT = /不|没|无|未|非|勿|免|禁止|严禁|拒绝|否认|停止|停运|停课|取消|避免|防止/;
const ENGLISH_NOT =
  /\b(?:not(?! only| (?:more|less|fewer|higher|lower|later|exceed))|cannot|no(?! (?:more|less|fewer|higher|lower|later) than)|never|neither|nor|without|none|nobody|nothing|fail(?:s|ed)?|refus(?:e|es|ed)|den(?:y|ies|ied)|unable)\b|n't\b/i;
const CHINESE_PLAN =
  /将(?!近|军|来)|计划(?!》)|力争|争取|预计|拟(?!态)|有望|准备|打算|目标|旨在|今后|下一步|接下来|未来|即将|要(?!素|求|点|闻)|推动|努力|意在|致力|以便|为了|将要|应|须|需/;
const STRONG_PLAN =
  /将(?!近|军|来)|计划(?!》)|力争|争取|预计|拟|有望|打算|今后|下一步|接下来|即将|要(?!素|求|点|闻|达)/;
const CHINESE_DONE = /已|了|曾|成功|完成|获得|取得/;
const ENGLISH_PLAN =
  /\b(?:will|would|shall|should|must|plan(?:s|ned|ning)?|aim(?:s|ed|ing)?|intend(?:s|ed)?|expect(?:s|ed)?|going to|is to|are to|goals?|targets?|strive[sd]?|seeks?|sought|to be|propos(?:e[sd]?|al)|need(?:s|ed)?|hopes?|objectives?|upcoming|future|next step|scheduled|set to|about to|be)\b|'ll\b/i;
const ENGLISH_FUTURE =
  /\b(?:will|would|shall|plans? to|plan(?:s|ned)? to|aims? to|intends? to|expect(?:s|ed)? to|going to|is to|are to|strives? to|seeks? to|set to|about to|scheduled to|hopes? to)\b|'ll\b/i;
const ENGLISH_DONE =
  /\b(?:has|have|had|was|were|already|did|built|began|became|brought|gave|held|led|made|met|paid|rose|fell|grew|set|took|won|wrote|said|\w{2,}ed)\b/i;

function splitClauses(text: string, facts: readonly Span[]): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const { index } of text.matchAll(/[,;:]\s|\b(?:but|while|although|whereas)\b/g)) {
    if (facts.some((fact) => fact.start <= index && index < fact.end) || index - start < 12) continue;
    spans.push({ start, end: index });
    start = index;
  }
  return [...spans, { start, end: text.length }];
}

/** The clauses of the quotes that hold most of what a clause of the statement says. */
function alignClause(clause: Span, source: ChineseSource, led: readonly LedWord[]): readonly Span[] {
  const words = led.filter(
    ({ token, frame, places }) => !frame && places.length > 0 && token.start >= clause.start && token.end <= clause.end,
  );
  if (words.length === 0) return [];
  const count = ({ start, end }: Span) =>
    words.filter(({ places }) => places.some((place) => place.start >= start && place.end <= end)).length;
  const counts = source.clauses.map(count);
  const best = Math.max(...counts);
  return source.clauses.filter((_, i) => counts[i]! > 0.8 * best);
}

const contains = (outer: Span, inner: Span) => outer.start <= inner.start && inner.end <= outer.end;

/** Denials that only one side has, and plans told as results or results as plans. */
export function checkModes(
  { text, facts }: Statement,
  source: ChineseSource,
  led: readonly LedWord[],
): readonly Problem[] {
  return splitClauses(text, facts).flatMap((clause): readonly Problem[] => {
    const aligned = alignClause(clause, source, led);
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
    const sentences = aligned.map((span) => source.sentences.find((sentence) => contains(sentence, span)) ?? span);
    const whole = sentences.map(({ start, end }) => source.folded.slice(start, end));
    if (ENGLISH_FUTURE.test(words) && !whole.some((part) => CHINESE_PLAN.test(part)))
      problems.push({ kind: 'plan', words });
    const planned = aligned.every(
      ({ end }, i) => STRONG_PLAN.test(source.folded.slice(sentences[i]!.start, end)) && !CHINESE_DONE.test(parts[i]!),
    );
    if (planned && ENGLISH_DONE.test(words) && !ENGLISH_PLAN.test(words)) problems.push({ kind: 'plan', words });
    return problems;
  });
}
