import type { AskedKind, Concept, Question } from '../question/question.ts';
import type { Unit } from '../language/read-quantity.ts';

/** What a question after a figure wants of it. */
export interface FigureQuestion {
  /** Concepts that tell the thing itself: without years, and without words that only ask for a plan. */
  readonly concepts: readonly Concept[];
  readonly weight: number;
  /** The year it names, if it names one. */
  readonly year: string | null;
  readonly planned: boolean;
  /** Whether it asks what came in (新增多少) rather than what there is. */
  readonly flow: boolean;
}

const KINDS: ReadonlySet<AskedKind> = new Set(['count', 'money', 'percent', 'area']);
const YEAR = /(?<!\d)((?:19|20)\d{2})(?:\s?年|\b)/g;
const YEAR_CONCEPT = /^(?:19|20)\d{2}年?$/;
/** Words that ask for a plan without saying what is planned. */
const PLAN_WORD = /^(?:目标|计划|规划|预期|预计|力争|打算|未来|达到|今后|targets?|goals?|aims?|plans?|planned)$/;
/** A question for a target; 行动计划 is only the name of one. */
const PLANS = /目标|力争|预计|打算|(?<!行动|发展|专项)计划|规划(?!面积)|(?<![即近大健名武])将(?!近|军)/;
/** 目标是什么: a figure, though no amount is asked for, when the articles tell one. */
const AIM = /目标|\b(?:targets?|goals?)\b/;
const FLOW = /新增|净增|增长|增加|增速|增幅|减少|\b(?:new|grow\w*|increas\w*|rose|added)\b/;
/** Words that only say that an amount is wanted. */
const AMOUNT_WORD = /^(?:number|amount|total|figure|数量|总数|总量)s?$/;
const ASKS = /多少|几(?!乎)|多大|how (?:many|much|large|big)/g;

/** What a question after one figure wants; null for any other question, and for one after two figures at once. */
export function readFigureQuestion({ folded, language, asked, concepts }: Question): FigureQuestion | null {
  const aim = asked.kind === 'other' && AIM.test(folded);
  if ((!KINDS.has(asked.kind) && !aim) || (asked.kind !== 'count' && asked.measure !== null)) return null;
  if ((folded.match(ASKS)?.length ?? 0) > 1) return null;
  const years = [...new Set([...folded.matchAll(YEAR)].map((match) => match[1]!))];
  if (years.length > 1) return null;
  const planned = asked.planned && (language === 'en' || PLANS.test(folded));
  const own = concepts.filter(
    ({ words }) => !YEAR_CONCEPT.test(words) && !AMOUNT_WORD.test(words) && !(planned && PLAN_WORD.test(words)),
  );
  return {
    concepts: own,
    weight: own.reduce((sum, { weight }) => sum + weight, 0),
    year: years[0] ?? null,
    planned,
    flow: FLOW.test(folded),
  };
}

/** The question without its year and its words for a plan, which the text need not say; null when it has none. */
export function leaveOutTime(question: Question, { concepts, weight }: FigureQuestion): Question | null {
  if (concepts.length === question.concepts.length || concepts.length === 0) return null;
  return { ...question, concepts, weight };
}

const VISITS = /(?:多少|几)[十百千万亿]*人次/;
const MONEY: ReadonlySet<Unit> = new Set(['cny', 'usd', 'eur', 'hkd', 'jpy']);

/** Whether a figure in this unit is of the kind that the question asks for. */
export function fitsAsked({ asked, folded }: Question, unit: Unit, measure: string): boolean {
  if (asked.kind === 'money') return MONEY.has(unit);
  if (asked.kind === 'percent') return unit === 'percent' || unit === 'points';
  if (asked.kind === 'area') return unit === 'area';
  if (asked.kind === 'other') return unit !== 'length' && unit !== 'weight';
  const counted = /^\p{Script=Han}/u.test(unit);
  if (VISITS.test(folded)) return unit === '人次';
  if (asked.measure === null) return counted || (asked.anyUnit && unit !== 'length' && unit !== 'weight');
  return counted && (asked.measure === measure || asked.measure === '个' || sharesMeasure(asked.measure, unit));
}

/** The measure word of a question against the unit of a figure, which stands for all words that count the same. */
function sharesMeasure(measure: string, unit: Unit): boolean {
  return (
    unit === measure ||
    ('家所户'.includes(measure) && unit === '家') ||
    ('人名位'.includes(measure) && unit === '人') ||
    ('项件'.includes(measure) && unit === '项')
  );
}
