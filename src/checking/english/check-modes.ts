import type { Problem } from '../claims/problem.ts';
import { alignClause, cutClause, splitClauses } from './align-clauses.ts';
import type { LedWord } from './lead-words.ts';
import type { Place } from './read-layer.ts';
import type { MatchedFact } from './match-fact.ts';
import type { ChineseSource } from './read-chinese-source.ts';
import type { Statement } from './split-statement.ts';

export const HARMLESS =
  /不断|不仅|不但|不只|不少|不同|不过|不久|不禁|不论|不管|不超过|不少于|不低于|不高于|不多于|不到|不足|不等|差不多|不锈钢|不动产|不得不|不可不|无论|无人机|无锡|无线|无偿|无障碍|未来|非常|非洲|非遗|除非|莫非|没收|未成年|时不我待|不可或缺|坚定不移|不迁|不转|不断/g;
const CHINESE_NOT = /不|没|无|未|非|勿/;
/** Verbs that deny by themselves; where the statement has the verb too, it denies nothing more. */
const DENYING = /禁止|严禁|拒绝|否认|停止|停运|停课|取消|吊销|撤销|注销|没收|终止|解除|废止|避免|防止|免/g;
const STRONGLY_DENIED = /不|没|未|无(?=需|须|法|权|人)|勿|并非/;
/** English that may tell a Chinese denial without not. */
const LACKS =
  /^(?:prohibit|forbid|forbade|ban$|bann|barr|exempt|except|unless|avoid|prevent|without|lack|instead|rather|rul|stop|suspend|cancel|only$|free$|less$|under$|below$|short|insufficien|limit|refus|fail|break|until$|otherwise|regardless|despite|un\w+|sub\w+|in(?:valid|eligible|complete|sufficient|capable)|dis\w+)/;
export const ENGLISH_NOT =
  /\b(?:not(?! only| (?:more|less|fewer|higher|lower|later|exceed))|cannot|no(?! (?:more|less|fewer|higher|lower|later) than|\.\s?\d)|never|neither|nor|without|none|nobody|nothing)\b|n't\b/i;
/** 行动计划 and “…”计划 are names; 计划 before what is planned is a verb. */
/** 将 in the place of 把: 将响应由三级提升至二级. */
const TURNS =
  /将(?=[^,。;]{2,20}(?:由|从)[^,。;]{1,12}(?:至|到|为|成))|将(?!逐步|全面|进一步|正式|继续|陆续|[于在从对由会按])(?=[^,。;]{2,12}(?:升级|上调|下调|调整|提高|提升|延长|缩短|降低|增加|减少|扩大)(?:为|至|到|成))/g;
const PLANS = '计划(?=[在于到将把用建引投实推开设培选招新增今明后年从对让使为与由扩再下上\\d])';
const STRONG_PLAN = `将(?!近|军|来)|${PLANS}|力争|争取|预计|拟(?!态)|有望|打算|目标[是为]|的目标|今后|下一步|接下来|即将|(?<![重主需必只概摘提首纲])要(?!素|求|点|闻)`;
const STRONGLY_PLANNED = new RegExp(STRONG_PLAN);
/** From a day on, and rules, hold in time to come. */
const PLANNED = new RegExp(
  `${STRONG_PLAN}|准备|目标|旨在|未来|意在|致力|以便|应当?|须|需|可|不得|禁止|起|持续|暂不|暂缓|(?:不|将|还|就|也)会|由.{2,14}负责|表示|承诺|要求|提醒|规定|的,|一律|予以|处以|到20\\d\\d年|明年|下月|届时|不再|改(?:在|由|走|乘|停)`,
);
const DONE = /已|了|曾|成功|完成|获得|取得|目前|尚|截至/;
/** What may be or is only supposed. */
const SUPPOSED = /可能|不排除|(?<=^|[,。;的])若|如果|一旦|如遇|如有|如出现|假如|万一/;
const SUPPOSES =
  /\b(?:may|might|could|can|possib\w+|likely|if|case|risk|rul\w+ out|unless|whether|when|once|should|would|potential\w*)\b/i;
const ENGLISH_PLAN =
  /\b(?:will|would|shall|should|must|plan(?:s|ned|ning)?|aim(?:s|ed|ing)?|intend(?:s|ed)?|expect(?:s|ed)?|going to|is to|are to|goals?|targets?|strive[sd]?|seeks?|sought|to be|propos(?:e[sd]?|al)|need(?:s|ed)?|hopes?|objectives?|upcoming|future|next step|scheduled|set to|about to|be|demand(?:s|ed)?|requir\w+|urg(?:es?|ed)|call(?:s|ed) (?:on|for)|ask(?:s|ed)|order(?:s|ed)|remind\w*)\b|'ll\b/i;
const ENGLISH_FUTURE =
  /\b(?:will|would|shall|plans? to|plan(?:s|ned)? to|aims? to|intends? to|expect(?:s|ed)? to|going to|is to|are to|strives? to|seeks? to|set to|about to|scheduled to|hopes? to)\b|'ll\b/i;
const ENGLISH_DONE =
  /\b(?:has|have|had|was|were|already|did|built|began|became|brought|gave|held|led|made|met|paid|rose|fell|grew|took|won|wrote)\b/i;
/** A verb of the past behind a noun: the museum introduced; not an interconnected platform, nor proposed by somebody. */
const FINITE =
  /(?<![a-z])([a-z]+)\s(?!(?:need|reed|seed|speed|feed|breed|embed|indeed|proceed|succeed|exceed)\b)\w{2,}ed\b(?!\sby\b)/gi;
const NO_SUBJECT =
  /^(?:the|a|an|of|by|be|is|are|been|being|and|or|with|for|to|as|which|in|on|at|from|its|their|his|her|more|most|newly|highly|well|has|have|had|will|also|all|each|some|other|new|high|large|small)$/i;

const STATE =
  /\b(?:has|have)\s+(?:an?|the|\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/i;

function tellsResult(words: string): boolean {
  if (ENGLISH_DONE.test(words)) return true;
  return [...words.matchAll(FINITE)].some(([, before = '']) => !NO_SUBJECT.test(before));
}

const contains = (outer: Place, inner: Place) => outer.start <= inner.start && inner.end <= outer.end;

/** Whether the statement has a verb of the quotes as well. */
const isTold = (verb: string, words: readonly LedWord[], folded: string) =>
  words.some(({ frame, places }) => !frame && places.some(({ start, end }) => folded.slice(start, end).includes(verb)));

/** Whether a word tells a Chinese denial: banned for 不得, but not refused for 拒收. */
export const excuses = ({ token, frame, places }: LedWord, folded: string) =>
  LACKS.test(token.lower) &&
  (frame ||
    places.length === 0 ||
    places.some(
      ({ start, end }) => CHINESE_NOT.test(folded.slice(start, end)) || /[禁止停免]/.test(folded.slice(start, end)),
    ));

/** The text of a clause without denying verbs that the statement has as well. */
function cutTold({ start, end }: Place, folded: string, words: readonly LedWord[]): string {
  return folded
    .slice(start, end)
    .replace(HARMLESS, '')
    .replace(DENYING, (verb) => (isTold(verb, words, folded) ? '' : '不'));
}

/** Not banned is no ban. */
const DENIES = /^(?:ban|prohibit|forbid|refus|den|cancel|stop|suspend|avoid|prevent|exempt|reject|disallow|un)/;
/** Words behind a denial that it may be of. */
const DENIED_WORDS = 2;
const BEFORE_DENIED = 7;

/** Whether what a clause denies is denied in the quotes: the words behind the denial where they stand, or the clause. */
function isDenied(
  text: string,
  clause: Place,
  words: readonly LedWord[],
  { folded }: ChineseSource,
  parts: readonly string[],
): boolean {
  const at = ENGLISH_NOT.exec(text);
  const from = clause.start + (at?.index ?? 0) + (at?.[0].length ?? 0);
  // Not until March: 要到3月才.
  if (/\bnot\b.{0,400}\buntil\b/i.test(text) && parts.some((part) => part.includes('才'))) return true;
  const telling = words.filter(({ token, frame, places }) => token.start >= from && !frame && places.length > 0);
  if (telling.length === 0) return parts.some((part) => CHINESE_NOT.test(part));
  return telling.slice(0, DENIED_WORDS).some(({ token, places }) =>
    places.some(({ start, end }) => {
      const before = folded
        .slice(Math.max(0, start - BEFORE_DENIED), start)
        .split(/[,。;]/)
        .at(-1)!;
      const inside = folded.slice(start, end);
      return (
        CHINESE_NOT.test(before.replace(HARMLESS, '')) ||
        (CHINESE_NOT.test(inside) && !DENIES.test(token.lower)) ||
        [...before.matchAll(DENYING)].some(([verb]) => !isTold(verb, words, folded))
      );
    }),
  );
}

/** Denials that only one side has, and plans told as results or results as plans. */
export function checkModes(
  statement: Statement,
  matched: readonly MatchedFact[],
  source: ChineseSource,
  led: readonly LedWord[],
): readonly Problem[] {
  const { folded } = source;
  return splitClauses(statement).flatMap((clause): readonly Problem[] => {
    const { words, facts } = cutClause(clause, led, matched);
    const aligned = alignClause(words, facts, source);
    if (aligned.length === 0) return [];
    const text = statement.text.slice(clause.start, clause.end).trim();
    const parts = aligned.map((part) => cutTold(part, folded, words));
    const denied = ENGLISH_NOT.test(text);
    const problems: Problem[] = [];
    if (
      denied
        ? !isDenied(text, clause, words, source, parts)
        : parts.every((part) => STRONGLY_DENIED.test(part)) && !words.some((word) => excuses(word, folded))
    )
      problems.push({ kind: 'negation', words: text });
    // What is planned is told before it, and holds for what follows in its sentence.
    const heads = aligned.map(({ start, end }) => {
      const sentence = source.sentences.find((span) => contains(span, { start, end }));
      return folded.slice(sentence?.start ?? start, end).replace(TURNS, '把');
    });
    const ahead = facts.some(({ places }) =>
      places.some((place) => source.ahead.some((date) => contains(date, place))),
    );
    if (
      ENGLISH_FUTURE.test(text) &&
      !ahead &&
      !(source.announced && !parts.some((part) => DONE.test(part))) &&
      !heads.some((head) => PLANNED.test(head))
    )
      problems.push({ kind: 'plan', words: text });
    const isPlan = aligned.map((_, i) => STRONGLY_PLANNED.test(heads[i]!) && !DONE.test(parts[i]!));
    // Of clauses that hold as much, the one that has a word alone is the one that is told.
    const holdsAlone = (part: Place) =>
      words.some(
        ({ frame, places }) =>
          !frame &&
          places.some((place) => contains(part, place)) &&
          !aligned.some((other) => other !== part && places.some((place) => contains(other, place))),
      );
    // The line will open; it has five stations.
    const isState = STATE.test(text) && !parts.some((part) => STRONGLY_PLANNED.test(part));
    const planned =
      (isPlan.length > 0 && isPlan.every(Boolean) && !isState) ||
      ahead ||
      aligned.some((part, i) => isPlan[i] && holdsAlone(part) && STRONGLY_PLANNED.test(parts[i]!));
    if (planned && tellsResult(text) && !ENGLISH_PLAN.test(text)) problems.push({ kind: 'plan', words: text });
    const supposed = words.some(
      ({ frame, places }) =>
        !frame &&
        places.length > 0 &&
        places.every((place) =>
          source.clauses.some((part) => contains(part, place) && SUPPOSED.test(folded.slice(part.start, part.end))),
        ),
    );
    if (supposed && !SUPPOSES.test(statement.text)) problems.push({ kind: 'plan', words: text });
    return problems;
  });
}
